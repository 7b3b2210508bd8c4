"""A process that writes until its database ends, and says what was acknowledged.

`python -m tests.pipeline.acknowledging` is how it is run.

Each line is the number of a draft whose action has ended well.
"""

import sys
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import django
from django.db import DatabaseError

WRITERS = 4


def write(lead, by):
    """Draft until that fails."""
    from projects.actions import project

    answers = {"summary": "", "phase": "", "service_group": None, "would_help": "", "lead": lead}
    try:
        while True:
            made = project.draft(title=f"Bins {uuid4()}", **answers, once=uuid4(), by=by)
            sys.stdout.write(f"{made.pk}\n")
            sys.stdout.flush()
    except DatabaseError:
        return


if __name__ == "__main__":
    django.setup()
    from tests.councils.factories import OrganisationFactory, member_of

    council = OrganisationFactory()
    with ThreadPoolExecutor(WRITERS) as writers:
        for member in [member_of(council) for _writer in range(WRITERS)]:
            writers.submit(write, council, member)

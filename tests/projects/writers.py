"""Processes that write until they are killed: `python -m tests.projects.writers KILLS LEAD OTHER GROUP`.

A program of its own, since it forks: a test's process has connections that a child must not have a hand in.
"""

import multiprocessing
import os
import random
import signal
import sys
import time
from uuid import uuid4

import django


def kill(times, *ids):
    """Start a writer and kill it, at random moments."""
    moments = random.Random(11)  # noqa: S311 - no secret
    processes = multiprocessing.get_context("fork")
    for _kill in range(times):
        begun = processes.Event()
        writer = processes.Process(target=write, args=(begun, *ids))
        writer.start()
        assert begun.wait(30)
        time.sleep(moments.uniform(0, 0.12))
        os.kill(writer.pid, signal.SIGKILL)
        writer.join()


def write(begun, lead, other, group):
    """Draft, publish and pledge without end."""
    from councils.models import Organisation
    from projects.actions import pledge, project
    from projects.enums import PledgeKind
    from projects.models import ServiceGroup

    lead, other = Organisation.objects.get(pk=lead), Organisation.objects.get(pk=other)
    group = ServiceGroup.objects.get(pk=group)
    owner, steward = lead.memberships.get().user, other.memberships.get().user
    begun.set()
    while True:
        made = project.draft(
            title=f"Bins {uuid4()}",
            summary="S",
            phase="alpha",
            service_group=group,
            would_help="A tester",
            lead=lead,
            once=uuid4(),
            by=owner,
        )
        made = project.publish(project=made, by=owner)
        pledge.offer(project=made, council=other, kind=PledgeKind.SKILL, size="1 day", until=None, note="", by=steward)


if __name__ == "__main__":
    django.setup()
    kill(*map(int, sys.argv[1:]))

"""A process that writes is killed (SIGKILL) at 200 random moments: nothing that it left is half made."""

import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection
from django_tasks_db.models import DBTaskResult

from activity.models import Event
from notifications.models import Mail
from projects.enums import Happening
from projects.models import Pledge, Project, TeamMember
from tests.councils.factories import OrganisationFactory, member_of, steward_of
from tests.projects.factories import ServiceGroupFactory
from tests.support.processes import on_this_database

KILLS = 200


def ids(kind):
    return list(Event.objects.filter(kind=kind).order_by("subject_id").values_list("subject_id", flat=True))


@pytest.mark.django_db(transaction=True)
def test_nothing_is_half_made():
    lead, other = OrganisationFactory(), OrganisationFactory()
    member_of(lead), steward_of(other)
    group = ServiceGroupFactory()
    numbers = map(str, (KILLS, lead.pk, other.pk, group.pk))
    subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "tests.projects.writers", *numbers],
        cwd=settings.BASE_DIR,
        env=on_this_database(),
        check=True,
        timeout=300,
    )
    check_all()


def check_all():
    made = list(Project.objects.order_by("pk").values_list("pk", flat=True))
    assert len(made) > KILLS / 10, "it was killed while it wrote"
    assert ids(Happening.DRAFTED) == made
    assert sorted(TeamMember.objects.owners().values_list("project_id", flat=True)) == made
    published = Project.objects.published().order_by("pk")
    assert ids(Happening.PUBLISHED) == list(published.values_list("pk", flat=True))
    assert ids(Happening.PLEDGE_OFFERED) == list(Pledge.objects.order_by("pk").values_list("pk", flat=True))
    owed = sorted(Mail.objects.values_list("pk", flat=True))
    jobs = DBTaskResult.objects.filter(queue_name="mail").values_list("args_kwargs", flat=True)
    assert sorted(job["args"][0] for job in jobs) == owed
    assert Mail.objects.filter(event__kind=Happening.PLEDGE_OFFERED).count() == Pledge.objects.count()
    connection.check_constraints()

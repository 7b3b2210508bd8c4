"""A process that writes is killed (SIGKILL) at 200 random moments: nothing that it left is half made."""

import multiprocessing
import os
import random
import signal
import time
from uuid import uuid4

import pytest
from django.db import connection, connections
from django_tasks_db.models import DBTaskResult

from activity.models import Event
from notifications.models import Mail
from projects.actions import pledge, project
from projects.enums import Happening, PledgeKind
from projects.models import Pledge, Project, TeamMember
from tests.councils.factories import OrganisationFactory, member_of, steward_of
from tests.projects.factories import ServiceGroupFactory

KILLS = 200


def write(begun, lead, other, group):
    """Draft, publish and pledge without end, on a connection of its own."""
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


def ids(kind):
    return list(Event.objects.filter(kind=kind).order_by("subject_id").values_list("subject_id", flat=True))


@pytest.mark.django_db(transaction=True)
def test_nothing_is_half_made():
    lead, other = OrganisationFactory(), OrganisationFactory()
    member_of(lead), steward_of(other)
    group = ServiceGroupFactory()
    moments = random.Random(11)  # noqa: S311 - no secret
    processes = multiprocessing.get_context("fork")
    connections.close_all()
    for _kill in range(KILLS):
        begun = processes.Event()
        writer = processes.Process(target=write, args=(begun, lead, other, group))
        writer.start()
        assert begun.wait(30)
        time.sleep(moments.uniform(0, 0.12))
        os.kill(writer.pid, signal.SIGKILL)
        writer.join()
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

"""Whatever is written, and whoever is killed: what Elasticsearch holds is what the database does."""

import os
import signal
from pathlib import Path
from random import Random

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import settings as of_hypothesis
from hypothesis import strategies as st

from activity.models import Schedule
from activity.sweeps import DAY
from projects.enums import Audience
from projects.models import Project
from search.cluster import sending
from search.cluster.client import patient
from search.cluster.mapping import reading, writing
from search.models import Entry, Owed
from search.port import CLUSTER, kept
from tests.projects.factories import ProjectFactory, in_step
from tests.search.asking import titles
from tests.support import elasticsearch
from tests.support.processes import manage, wait_until

pytestmark = pytest.mark.elasticsearch

# Ten times as many by hand: CLUSTER_WRITES=10000.
WRITES = int(os.environ.get("CLUSTER_WRITES", "1000"))
KILLS = 20


def drift():
    return kept()[CLUSTER].check(repair=False)


@pytest.mark.django_db(transaction=True)
def test_random_writes_while_the_worker_is_killed_twenty_times(cluster, settings):
    chance = Random(2018)  # noqa: S311 - an order, not a secret
    # The nightly look at everything takes its time, and what else is to be swept waits for it.
    Schedule.objects.create(name="search-check", due_at=timezone.now() + DAY)
    in_step(*(ProjectFactory(title=f"Bins {number}") for number in range(20)))
    with manage("work", **elasticsearch.environment(settings)) as supervisor:
        for number in range(WRITES):
            write(chance, number)
            if number % (WRITES // KILLS) == 0:
                os.kill(chance.choice(wait_until(lambda: children_of(supervisor))), signal.SIGKILL)
        wait_until(lambda: not Owed.objects.exists(), seconds=30)

    assert drift() == []
    assert set(held()) == set(Entry.objects.values_list("pk", flat=True))


def write(chance, number):
    """Make a project, or have one change, or be seen by fewer, or go."""
    project = chance.choice(list(Project.objects.order_by("pk")))
    how = chance.choice(["new", "other", "other", "other", "narrow", "gone"])
    if how == "new" or Project.objects.count() < 5:
        return in_step(ProjectFactory(title=f"Bins {number}"))
    if how == "gone":
        project.delete()
        return in_step(project)
    change = {"audience": chance.choice(Audience.values)} if how == "narrow" else {"title": f"Bins, other {number}"}
    Project.objects.filter(pk=project.pk).update(**change)
    return in_step(project)


def children_of(supervisor):
    """The processes that work, by their numbers: those that do jobs, and the one that runs the sweeps."""
    return [*map(int, Path(f"/proc/{supervisor.pid}/task/{supervisor.pid}/children").read_text().split())]


def held():
    """The entries that Elasticsearch holds."""
    answer = patient().search(index=reading(), size=10_000, source=False)
    return [int(hit["_id"]) for hit in answer["hits"]["hits"]]


@pytest.mark.django_db
@pytest.mark.usefixtures("cluster")
class TestOrder:
    def test_late_and_repeated_deliveries_never_bring_back_what_was(self):
        project = ProjectFactory(title="First")
        in_step(project)
        words = [entry_now()]
        for title in ("Second", "Third"):
            Project.objects.filter(pk=project.pk).update(title=title)
            in_step(project)
            words.append(entry_now())

        @given(st.lists(st.sampled_from(words), max_size=8))
        @of_hypothesis(max_examples=25, deadline=None)
        def deliver(late):
            sending.tell(writing(), [*late, words[-1], *late], refresh=True)
            assert drift() == []

        deliver()
        sending.send()
        assert titles("third") == ["Third"]

    def test_what_was_taken_back_is_not_found_and_not_owed(self):
        project = ProjectFactory(title="Missed bins")
        elasticsearch.catches_up()
        with transaction.atomic():
            Project.objects.filter(pk=project.pk).update(title="Found bins")
            in_step(project)
            transaction.set_rollback(True)

        assert Owed.objects.count() == 0
        assert drift() == []
        assert titles("missed") == ["Missed bins"]


def entry_now():
    """What is told of the only project, as it is now."""
    (word,) = sending.words_of(Entry.objects.filter(kind="project"))
    return word

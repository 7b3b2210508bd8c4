"""The cluster's index is built anew while people search and write; whoever builds it may be killed at any moment."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from search.cluster import rebuilding, sending
from search.cluster.client import patient
from search.cluster.fitness import what_is_missing
from search.cluster.mapping import every_index
from search.index import filing
from search.models import Entry, Rebuilding
from search.port import CLUSTER, Ask, kept
from tests.projects.factories import ProjectFactory, in_step
from tests.search.asking import VISITOR
from tests.support import elasticsearch
from tests.support.processes import manage

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.elasticsearch]

KILLS = 20


@pytest.fixture
def work(cluster):
    projects = [ProjectFactory(title=f"Bins {number}") for number in range(30)]
    filing.rebuild()
    elasticsearch.catches_up()
    return projects


def test_one_builds_at_a_time(work):
    assert Rebuilding.begin("another")
    with pytest.raises(rebuilding.Busy):
        rebuilding.rebuild()
    Rebuilding.end("another")
    assert rebuilding.rebuild() == Entry.objects.count()


def test_killed_at_any_moment_the_index_of_before_is_searched_and_nothing_is_left(work, settings):
    before = found()
    for kill in range(KILLS):
        with manage("search_rebuild", "--engine", CLUSTER, **elasticsearch.environment(settings)) as building:
            wait_for_lock(building)
            time.sleep(kill * 0.02)
            building.kill()
            building.wait()
        assert found() == before
        # Nobody waits the seconds after which a builder is known to be no more.
        Rebuilding.objects.all().delete()

    in_step(ProjectFactory(title="Bins afterwards"))
    assert rebuilding.rebuild() == before + 1
    assert list(patient().indices.get(index=every_index())) == rebuilding.current()
    assert drift() == []
    assert what_is_missing() == []


def test_who_searches_and_writes_meanwhile_notices_nothing(work, monkeypatch):
    monkeypatch.setattr(rebuilding, "GRACE", 0.2)
    ended = threading.Event()
    with ThreadPoolExecutor() as pool:
        searching = pool.submit(again_and_again, ended, found)
        writing = pool.submit(again_and_again, ended, write_one)
        for _again in range(5):
            rebuilding.rebuild()
        ended.set()

    assert min(searching.result()) >= len(work)
    assert len(writing.result()) > 1
    sending.send()
    assert drift() == []


def wait_for_lock(building):
    while building.poll() is None and not Rebuilding.objects.exists():
        time.sleep(0.01)


def again_and_again(ended, do):
    """Do it until it has ended, in a thread; give what it gave each time."""
    given = [do()]
    while not ended.is_set():
        given.append(do())
    connection.close()
    return given


def found():
    """How many things a visitor finds; with Elasticsearch alone, whatever it answers."""
    return kept()[CLUSTER].find(Ask(VISITOR)).total


def write_one():
    in_step(ProjectFactory(title="Bins meanwhile"))
    sending.send()


def drift():
    return kept()[CLUSTER].check(repair=False)

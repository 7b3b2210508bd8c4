"""A cluster that is stopped and started again: nobody who saves notices, and it holds afterwards what was saved."""

import pytest

from projects.models import Project
from search.cluster import rebuilding
from search.cluster.client import client
from search.engines import guarded
from search.port import CLUSTER, kept
from tests.projects.factories import ProjectFactory, in_step
from tests.search.asking import search, titles
from tests.support import elasticsearch

pytestmark = [pytest.mark.django_db, pytest.mark.elasticsearch]


@pytest.fixture
def server(settings):
    """A server that this test alone has, chosen in the settings."""
    with elasticsearch.running() as server:
        elasticsearch.chosen(settings, server.url)
        rebuilding.rebuild()
        yield server
        client().close()


def test_what_was_saved_while_it_was_stopped_is_found_there_afterwards(server):
    project = ProjectFactory(title="Missed bins")
    elasticsearch.catches_up()
    server.stop()

    Project.objects.filter(pk=project.pk).update(title="Found bins")
    in_step(project)
    assert search("found").in_its_place
    assert titles("found") == ["Found bins"]

    server.start()
    elasticsearch.catches_up()
    guarded.rest.until = 0.0

    assert not search("found").in_its_place
    assert titles("found") == ["Found bins"]
    assert kept()[CLUSTER].check(repair=False) == []

"""The engines of search that tests are held against."""

import pytest

from search import port
from search.cluster import rebuilding
from tests.support import elasticsearch


@pytest.fixture
def cluster(settings, db):
    """Elasticsearch is chosen, with an index that holds nothing yet; it is asked past what guards it."""
    elasticsearch.chosen(settings)
    rebuilding.rebuild()
    yield
    elasticsearch.throw_away()


@pytest.fixture
def at_once(cluster, monkeypatch):
    """What was filed is found at once."""
    monkeypatch.setitem(port.GUARDED, port.CLUSTER, "tests.support.elasticsearch.InStep")


@pytest.fixture(params=[port.DATABASE, pytest.param(port.CLUSTER, marks=pytest.mark.elasticsearch)])
def each_engine(request):
    """The engine in the site's own database, and Elasticsearch."""
    if request.param == port.CLUSTER:
        request.getfixturevalue("at_once")
    return request.param

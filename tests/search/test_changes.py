"""What has changed, asked in memory, finds what the page finds: over generated things, readers and searches."""

from random import Random

import pytest
from django.contrib.auth.models import AnonymousUser

from kit.documents import kinds
from search.finding import find
from search.models import Entry
from search.query import Query
from search.saved.changes import Changes
from search.saved.subject import found_now
from search.understanding import understand
from tests.search.generated import Generated

pytestmark = pytest.mark.django_db

SEARCHES = 400


@pytest.fixture
def generated() -> Generated:
    return Generated(Random(20261123))  # noqa: S311 - things, not secrets


def by_the_page(query: Query) -> set[int]:
    results = find(query)
    return {hit.thing.pk for hit in results.hits} if results.complete else set()


def test_it_finds_what_the_page_finds(generated):
    (changes,) = Changes.since(-1)
    different, answered = [], 0
    for _ in range(SEARCHES):
        query = generated.search()
        expected = by_the_page(query)
        answered += bool(expected)
        found = changes.find(query, understand(query.words, query.reader, correct=query.correct).question)
        if not set(found) == expected == set(found_now(query)):
            different.append((query, found, expected))
    assert different == []
    assert answered > SEARCHES / 4


@pytest.mark.parametrize("kind", sorted(kind.name for kind in kinds))
def test_a_reader_finds_what_they_may_see_and_nothing_else(generated, kind):
    """2,000 pairs of a person and a thing, of each kind."""
    (changes,) = Changes.since(-1)
    things = list(kinds[kind].rows().values_list("pk", flat=True))
    seen = {reader: set(changes.find(Query(reader, kind=kind), None)) for reader in generated.readers}
    assert seen == {reader: set(kinds[kind].shown(things, reader)) for reader in generated.readers}
    assert len(things) * len(generated.readers) > 1_800
    if kind in {"project", "update", "output"}:
        assert len({len(numbers) for numbers in seen.values()}) > 5


def test_only_what_changed_after_an_event_is_asked(generated):
    Entry.objects.update(version=5)
    Entry.objects.filter(kind="council").update(version=7)
    Entry.objects.filter(kind="service").update(version=9)
    (changes,) = Changes.since(5)
    assert not changes.find(Query(AnonymousUser(), kind="project"), None)
    assert changes.find(Query(AnonymousUser(), kind="council"), None)
    assert not changes.find(Query(AnonymousUser(), kind="council"), None, since=7)
    assert changes.find(Query(AnonymousUser(), kind="service"), None, since=8)
    assert list(Changes.since(9)) == []


def test_changes_come_some_at_a_time(generated, monkeypatch):
    (whole,) = Changes.since(-1)
    monkeypatch.setattr("search.saved.changes.AT_ONCE", 7)
    query = Query(AnonymousUser(), kind="project")
    assert [thing for some in Changes.since(-1) for thing in some.find(query, None)] == whole.find(query, None)

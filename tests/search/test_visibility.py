"""Nobody finds what they may not see, on any engine: over generated readers and things of every kind."""

from collections import Counter
from random import Random

import pytest
from django.test import Client

from councils.actions import membership
from kit.documents import kinds
from projects.enums import Audience
from projects.models import Project
from search.enums import Sort
from search.facets import KIND
from search.finding import find, similar
from search.port import Ask, engine
from search.query import Query
from search.suggesting import suggest
from search.understanding import question_like
from tests.councils.factories import OrganisationFactory, member_of
from tests.projects.factories import ProjectFactory, in_step
from tests.search.asking import search
from tests.search.generated import WORDS, Generated
from tests.support import elasticsearch

pytestmark = pytest.mark.django_db

PAIRS = 2_000
ALL = 1_000
NAMES = frozenset(kind.name for kind in kinds)


@pytest.fixture
def generated(each_engine) -> Generated:
    return Generated(Random(20261124))  # noqa: S311 - things, not secrets


def shown(kind, reader) -> set[int]:
    return set(kind.shown(list(kind.rows().values_list("pk", flat=True)), reader))


def all_shown(reader) -> set[tuple[str, int]]:
    return {(kind.name, pk) for kind in kinds for pk in shown(kind, reader)}


def numbers_by_kind(things):
    return dict(Counter(kind for kind, _pk in things))


def test_each_reader_finds_what_they_may_see_and_nothing_else(generated):
    for kind in kinds:
        for reader in generated.readers:
            found = find(Query(reader, kind=kind.name, sort=Sort.NEWEST, size=ALL))
            things = {hit.thing.pk for hit in found.hits}
            assert (things, found.total) == (shown(kind, reader), len(things)), (kind.name, reader)
        assert kind.rows().count() * len(generated.readers) >= PAIRS


def test_the_engine_itself_lists_and_counts_nothing_that_its_reader_may_not_see(generated):
    """Hits are looked at once more before they are drawn; what is listed and counted is the engine's."""
    question = question_like(" ".join(WORDS))
    entries = generated.entries()
    for reader in generated.readers:
        answer = engine().find(Ask(reader, question, {KIND: NAMES}, Sort.MATCH, size=ALL, loosely=True))
        listed = {entries[pk] for pk in answer.listed}
        assert listed
        assert listed <= all_shown(reader)
        assert answer.counts[KIND] == numbers_by_kind(listed)


def test_similar_work_and_suggestions_are_of_what_the_reader_may_see(generated):
    suggested = 0
    for reader in generated.readers:
        visible = all_shown(reader)
        hits = similar(" ".join(WORDS), reader, number=ALL, of=NAMES)
        assert hits
        assert {(hit.kind, hit.thing.pk) for hit in hits} <= visible
        offered = {each.text for word in WORDS for each in suggest(word, reader)}
        assert offered - generated.words_offered <= generated.titles(visible)
        suggested += len(offered)
    assert suggested > PAIRS


@pytest.mark.elasticsearch
@pytest.mark.usefixtures("cluster")
def test_what_was_made_narrower_is_shown_to_nobody_else_while_the_cluster_has_not_heard_of_it():
    project = ProjectFactory(title="Moonraker")
    elasticsearch.catches_up()
    assert search("moonraker").total == 1

    Project.objects.filter(pk=project.pk).update(audience=Audience.COUNCIL, public_since=None)
    in_step(project)

    assert not search("moonraker").hits
    for address in ("/search/?q=moonraker", "/search.json?q=moonraker", "/search.atom?q=moonraker"):
        answer = Client().get(address).text
        assert str(project.get_absolute_url()) not in answer
        assert "Moonraker" not in answer
    elasticsearch.catches_up()
    assert search("moonraker").total == 0


def test_whoever_has_left_finds_nothing_more_at_the_next_request(each_engine):
    person = member_of(OrganisationFactory())
    place = person.memberships.get()
    own = ProjectFactory(title="Moonraker", lead=place.organisation, audience=Audience.COUNCIL, public_since=None)
    in_step(own)
    client = Client()
    client.force_login(person)
    assert own.get_absolute_url() in client.get("/search/?q=moonraker").text

    membership.end(membership=place, reason="Moved on", by=person)

    assert own.get_absolute_url() not in client.get("/search/?q=moonraker").text

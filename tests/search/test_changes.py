"""What has changed, asked in memory, finds what the page finds: over generated things, readers and searches."""

from random import Random

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from councils.enums import Kind, MembershipState
from kit.documents import kinds
from projects.enums import Audience, OutputKind, PartnershipState, Phase, TeamRole
from projects.models import Output, TeamMember, Update
from search.actions import equivalent
from search.enums import EquivalentKind, Sort
from search.facets import NAMES
from search.finding import find
from search.index import filing
from search.models import Entry
from search.query import Query
from search.saved.changes import Changes
from search.saved.subject import found_now
from search.understanding import understand
from tests.councils.factories import (
    MembershipFactory,
    OrganisationFactory,
    StewardFactory,
    UserFactory,
    site_team_member,
)
from tests.projects.factories import PartnershipFactory, ProjectFactory, ServiceFactory, ServiceGroupFactory

pytestmark = pytest.mark.django_db

SAID = """
parking permits phone meters resident visitor council tax reduction missed bins garden waste blue badge EHCP form
street lamp repair chat bots chatbots makerspace maker space drainage café Môn libraries of the and education health
care plan pothole potholes report reporting licences licensing practise digital inclusion SEND homelessness duty
"""
WORDS = SAID.split()
PROJECTS, READERS, SEARCHES = 40, 55, 400


def left(**membership):
    return MembershipFactory(state=MembershipState.ENDED, **membership)


class Generated:
    """Things of every kind, of several councils, for several audiences; and readers who stand differently to them."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.councils = OrganisationFactory.create_batch(5)
        self.councils.append(OrganisationFactory(kind=Kind.SUPPLIER))
        self.readers = [AnonymousUser(), site_team_member(), *(self._reader() for _ in range(READERS - 2))]
        groups = ServiceGroupFactory.create_batch(3)
        self.services = [ServiceFactory(group=chance.choice(groups), name=self.text(2)) for _ in range(4)]
        self.projects = [self._project() for _ in range(PROJECTS)]
        self._equivalents()
        filing.rebuild()

    def text(self, most: int) -> str:
        return " ".join(self.chance.choices(WORDS, k=self.chance.randint(1, most)))

    def _reader(self):
        reader = UserFactory()
        for council in self.chance.sample(self.councils, self.chance.randint(0, 2)):
            make = self.chance.choice([MembershipFactory, MembershipFactory, StewardFactory, left])
            make(user=reader, organisation=council)
        return reader

    def _project(self):
        chance, lead = self.chance, self.chance.choice(self.councils)
        project = ProjectFactory(
            lead=lead,
            title=self.text(4),
            summary=self.text(8),
            problem=self.text(20),
            phase=chance.choice(Phase.values),
            audience=chance.choice(Audience.values),
            technologies=chance.sample(["python", "drupal"], chance.randint(0, 2)),
            services=chance.sample(self.services, chance.randint(0, 2)),
            draft=chance.random() < 0.1,
            last_confirmed=timezone.localdate(),
            public_since=None,
        )
        if chance.random() < 0.4:
            partner = chance.choice([council for council in self.councils if council != lead])
            PartnershipFactory(project=project, organisation=partner, state=chance.choice(PartnershipState.values))
        for reader in chance.sample(self.readers[2:], 3):
            role = chance.choice(TeamRole.values)
            TeamMember.objects.create(project=project, user=reader, organisation=lead, role=role)
        for _ in range(2):
            Update.objects.create(project=project, title=self.text(3), text=self.text(9), posted_by=self.readers[2])
            output = Output.objects.create(title=self.text(3), kind=chance.choice(OutputKind.values))
            output.projects.add(project)
        return project

    def _equivalents(self) -> None:
        for typed, means in [("parking permits", "blue badge"), ("EHCP", "education health care plan")]:
            equivalent.add(typed=typed, means=means, kind=EquivalentKind.ACRONYM, both_ways=True, by=None)

    def search(self) -> Query:
        chance = self.chance
        kind = chance.choice([*(kind.name for kind in kinds), "project", "update"])
        filed = Entry.objects.filter(kind=kind).values_list("values", flat=True)
        known = [(name, value) for values in filed for name, value in values if name in NAMES]
        chosen: dict[str, set[str]] = {}
        for name, value in chance.sample(known, min(len(known), chance.randint(0, 2))):
            chosen.setdefault(name, set()).add("1" if name == "confirmed" else value)
        filters = {name: frozenset(values) for name, values in chosen.items()}
        words = chance.choice(["", self.text(1), self.text(2), self.text(3), self.misspelt()])
        return Query(
            chance.choice(self.readers), words, kind, filters, Sort.NEWEST, size=1000, correct=chance.random() < 0.8
        )

    def misspelt(self) -> str:
        word = self.chance.choice(WORDS)
        at = self.chance.randrange(len(word))
        return word[:at] + word[at + 1 :]


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


@pytest.mark.parametrize("kind", ["project", "update", "output", "council", "service"])
def test_a_reader_finds_what_they_may_see_and_nothing_else(generated, kind):
    """2,000 pairs of a person and a thing, of each kind that not everybody may see."""
    (changes,) = Changes.since(-1)
    things = list(kinds[kind].rows().values_list("pk", flat=True))
    seen = {reader: set(changes.find(Query(reader, kind=kind), None)) for reader in generated.readers}
    assert seen == {reader: set(kinds[kind].shown(things, reader)) for reader in generated.readers}
    if kind in {"project", "update", "output"}:
        assert len(things) * len(generated.readers) > 1_800
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

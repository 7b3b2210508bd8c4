"""Generated things of every kind, and readers who stand differently to them."""

from random import Random

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from cms.models import ContentPage
from councils.enums import Kind, MembershipState
from kit.documents import kinds
from projects.enums import Audience, OutputKind, PartnershipState, Phase, TeamRole
from projects.models import Output, TeamMember, Update
from search.actions import equivalent
from search.enums import EquivalentKind, Sort
from search.facets import NAMES
from search.models import Entry
from search.query import Query
from tests.councils.factories import (
    MembershipFactory,
    OrganisationFactory,
    StewardFactory,
    UserFactory,
    site_team_member,
)
from tests.projects.factories import (
    PartnershipFactory,
    ProjectFactory,
    ServiceFactory,
    ServiceGroupFactory,
    filed_at_the_end,
)

SAID = """
parking permits phone meters resident visitor council tax reduction missed bins garden waste blue badge EHCP form
street lamp repair chat bots chatbots makerspace maker space drainage café Môn libraries of the and education health
care plan pothole potholes report reporting licences licensing practise digital inclusion SEND homelessness duty
"""
WORDS = SAID.split()
PROJECTS, READERS = 40, 55


def left(**membership):
    return MembershipFactory(state=MembershipState.ENDED, **membership)


class Generated:
    """Things of every kind, of several councils, for several audiences; and readers who stand differently to them."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        # More than any of the few that lead, so that there are as many pairs of these, too.
        OrganisationFactory.create_batch(PROJECTS - 6)
        self.councils = OrganisationFactory.create_batch(5)
        self.councils.append(OrganisationFactory(kind=Kind.SUPPLIER))
        self.readers = [AnonymousUser(), site_team_member(), *(self._reader() for _ in range(READERS - 2))]
        groups = ServiceGroupFactory.create_batch(3)
        self.services = [
            ServiceFactory(group=chance.choice(groups), name=f"{self.text(2)} {number}") for number in range(PROJECTS)
        ]
        with filed_at_the_end():
            self.projects = [self._project() for _ in range(PROJECTS)]
            self._pages()
            self._equivalents()

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

    def _pages(self) -> None:
        root = Page.get_first_root_node()
        for number in range(PROJECTS + 20):
            live = number % 7 > 0
            page = ContentPage(
                title=self.text(4), slug=f"page-{number}", intro=self.text(8), body=self.text(20), live=live
            )
            root.add_child(instance=page)
            if number % 5 == 0:
                PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)

    words_offered = frozenset({"parking permits", "EHCP"})

    def _equivalents(self) -> None:
        for typed, means in [("parking permits", "blue badge"), ("EHCP", "education health care plan")]:
            equivalent.add(typed=typed, means=means, kind=EquivalentKind.ACRONYM, both_ways=True, by=None)

    def entries(self) -> dict[int, tuple[str, int]]:
        """The kind and id of the thing of each entry."""
        return {pk: (kind, thing) for pk, kind, thing in Entry.objects.values_list("pk", "kind", "thing")}

    def titles(self, things) -> set[str]:
        """The titles of things, each a kind and an id, as they are filed."""
        rows = Entry.objects.values_list("kind", "thing", "passages")
        return {passages[0][2] for kind, thing, passages in rows if (kind, thing) in things}

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

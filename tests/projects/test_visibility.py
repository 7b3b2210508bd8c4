"""Who may see a project is said twice: as labels, for a search index, and in SQL. Both say the same."""

from datetime import timedelta
from itertools import product

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from councils.enums import Kind, MembershipState
from councils.standing import standing_of
from projects.enums import Audience, PartnershipState, TeamRole
from projects.models import Project, TeamMember
from projects.models.answering import inherits, who_answers
from projects.visibility import Facts, labels_of_project, labels_of_reader
from search.bits import within
from search.board import Board
from search.models import Entry
from tests.councils.factories import (
    MembershipFactory,
    OrganisationFactory,
    StewardFactory,
    UserFactory,
    member_of,
    site_team_member,
    steward_of,
)
from tests.projects.factories import PartnershipFactory, ProjectFactory

pytestmark = pytest.mark.django_db

DRAFT = {"published_at": None}
PARTNER_STATES = (None, *PartnershipState)


@pytest.fixture
def people():
    """Everybody who may stand differently to a project of council A with council B as its partner."""
    a, b, c = OrganisationFactory.create_batch(3)
    supplier = OrganisationFactory(kind=Kind.SUPPLIER)
    body = OrganisationFactory(kind=Kind.PUBLIC_BODY)
    both = member_of(a)
    StewardFactory(user=both, organisation=c)
    readers = {
        "visitor": AnonymousUser(),
        "member of nothing": UserFactory(),
        "member of A": member_of(a),
        "member of B": member_of(b),
        "member of C": member_of(c),
        "member of a public body": member_of(body),
        "member of a supplier": member_of(supplier),
        "steward of A": steward_of(a),
        "steward of B": steward_of(b),
        "member of A and steward of C": both,
        "ended member of A": MembershipFactory(organisation=a, state=MembershipState.ENDED).user,
        "waiting member of A": MembershipFactory(organisation=a, state=MembershipState.ASKED).user,
        "broker": site_team_member(),
        "in the team, from C": member_of(c),
        "in the team, left C": MembershipFactory(organisation=c, state=MembershipState.ENDED).user,
        "in the team, left C, still in B": MembershipFactory(organisation=c, state=MembershipState.ENDED).user,
    }
    MembershipFactory(user=readers["in the team, left C, still in B"], organisation=b)
    return a, b, c, readers


@pytest.fixture
def world(people):
    """A project for each combination of what decides."""
    a, b, c, readers = people
    for audience, draft, partner, with_team in product(Audience, (True, False), PARTNER_STATES, (True, False)):
        project = ProjectFactory(lead=a, audience=audience, draft=draft, public_since=None)
        if partner:
            PartnershipFactory(project=project, organisation=b, state=partner)
        if with_team:
            for name, reader in readers.items():
                if name.startswith("in the team"):
                    TeamMember.objects.create(project=project, user=reader, organisation=c, role=TeamRole.MEMBER)
    return readers


def facts_of(project):
    partners = project.partnerships.accepted().values_list("organisation_id", flat=True)
    return Facts(
        project=project.pk,
        lead=project.lead_id,
        partners=frozenset(partners),
        audience=project.audience,
        published=not project.is_draft,
    )


def labels_of(reader):
    own = Project.objects.looked_after_by(reader).values_list("pk", flat=True)
    return labels_of_reader(standing_of(reader), set(own))


def test_labels_and_sql_agree_for_every_reader_and_project(world):
    labels = {project.pk: labels_of_project(facts_of(project)) for project in Project.objects.all()}
    assert len(labels) == 72

    for name, reader in world.items():
        by_label = {pk for pk, project_labels in labels.items() if project_labels & labels_of(reader)}
        assert set(Project.objects.visible_to(reader).values_list("pk", flat=True)) == by_label, name


def found_by(reader):
    entries = dict(Entry.objects.filter(kind="project").values_list("pk", "thing"))
    return {entries[pk] for pk in within(Board.load(reader).visible, entries)}


def test_the_list_finds_what_each_reader_may_see_of_what_is_published(world):
    for name, reader in world.items():
        published = Project.objects.visible_to(reader).published()
        assert found_by(reader) == set(published.values_list("pk", flat=True)), name


def test_each_reader_sees_something_else_than_everything_or_nothing(world):
    seen = {name: Project.objects.visible_to(reader).count() for name, reader in world.items()}

    assert seen["visitor"] == seen["member of nothing"] == seen["member of a supplier"] == seen["broker"]
    assert seen["visitor"] < seen["member of C"] < seen["member of B"] < seen["member of A"] < seen["steward of A"]
    assert seen["ended member of A"] == seen["waiting member of A"] == seen["visitor"]
    assert seen["in the team, left C"] == seen["visitor"]
    assert seen["steward of A"] == 72


def test_a_reader_without_labels_sees_nothing():
    assert not labels_of_project(Facts(1, 2, frozenset(), Audience.EVERYONE, published=True)) & frozenset()


class Abandoned:
    """Projects of whose team nobody is left, of leads with and without people, one of them ended; and who is about."""

    def __init__(self):
        yesterday = timezone.localdate() - timedelta(days=1)
        stewarded, staffed, empty, successor, gone = OrganisationFactory.create_batch(5)
        ended = OrganisationFactory(end=yesterday)
        ended.successors.add(successor)
        dead_end = OrganisationFactory(end=yesterday)
        dead_end.successors.add(gone)
        self.leads = [stewarded, staffed, empty, successor, ended, dead_end]
        self.readers = {
            "steward": steward_of(stewarded),
            "member beside a steward": member_of(stewarded),
            "member": member_of(staffed),
            "successor's steward": steward_of(successor),
            "successor's member": member_of(successor),
            "another's steward": steward_of(OrganisationFactory()),
            "broker": site_team_member(),
            "visitor": AnonymousUser(),
        }
        for lead, audience, draft in product(self.leads, Audience, (True, False)):
            project = ProjectFactory(lead=lead, audience=audience, draft=draft, public_since=None)
            left = MembershipFactory(organisation=lead, state=MembershipState.ENDED)
            TeamMember.objects.create(project=project, user=left.user, organisation=lead, role=TeamRole.OWNER)


@pytest.fixture
def abandoned():
    return Abandoned()


def test_who_inherits_a_project_opens_it(abandoned):
    for name, reader in abandoned.readers.items():
        visible = Project.objects.visible_to(reader)
        answers = {each.pk for each in Project.objects.all() if who_answers(each).filter(pk=reader.pk).exists()}
        inherited = {each.pk for each in Project.objects.all() if reader.is_authenticated and inherits(reader, each)}
        assert answers == inherited <= set(visible.values_list("pk", flat=True)), name


def test_a_draft_that_nobody_is_left_for_is_opened_by_those_who_answer_and_no_others(abandoned):
    seen = {
        name: [lead for lead in abandoned.leads if Project.objects.visible_to(reader).filter(lead=lead, **DRAFT)]
        for name, reader in abandoned.readers.items()
    }
    stewarded, staffed, empty, successor, ended, dead_end = abandoned.leads
    assert seen["steward"] == [stewarded]
    assert seen["member"] == [staffed]
    assert seen["successor's steward"] == [successor, ended]
    assert seen["broker"] == [empty, dead_end]
    others = seen.keys() - {"steward", "member", "successor's steward", "broker"}
    assert not any(seen[name] for name in others)


def test_the_list_finds_what_is_left_to_somebody(abandoned):
    for name, reader in abandoned.readers.items():
        published = Project.objects.visible_to(reader).published()
        assert found_by(reader) == set(published.values_list("pk", flat=True)), name


def test_labels_and_sql_agree_where_nobody_of_the_team_is_left(abandoned):
    labels = {project.pk: labels_of_project(facts_of(project)) for project in Project.objects.all()}
    for name, reader in abandoned.readers.items():
        by_label = {pk for pk, project_labels in labels.items() if project_labels & labels_of(reader)}
        assert set(Project.objects.visible_to(reader).values_list("pk", flat=True)) == by_label, name


def test_a_broker_inherits_nothing_before_their_second_factor(abandoned):
    broker = site_team_member()
    broker.proof = lambda: False
    assert not any(inherits(broker, each) for each in Project.objects.all())
    assert not Project.objects.visible_to(broker).filter(**DRAFT)


def test_who_stands_in_opens_the_page_to_which_my_work_leads(client, abandoned):
    broker, empty = abandoned.readers["broker"], abandoned.leads[2]
    client.force_login(broker)
    for project in Project.objects.filter(lead=empty):
        assert client.get(project.get_absolute_url()).status_code == 200

"""The index of the list keeps in step with the projects, whatever is done to them."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction

from councils.models import User
from projects.actions import partnership, project
from projects.enums import Audience, Openness, Phase, State
from projects.models import Project
from search.bits import unpacked
from search.models import Entry, Posting, Text
from tests.councils.factories import OrganisationFactory, member_of, steward_of
from tests.projects.factories import ProjectFactory, ServiceFactory
from tests.search.asking import search, titles
from tests.support.parallel import at_once


@pytest.fixture
def lead(db):
    return OrganisationFactory(nation="wales")


@pytest.fixture
def owner(lead) -> User:
    return member_of(lead)


@pytest.fixture
def shared(lead, owner) -> Project:
    return ProjectFactory(title="Missed bins", lead=lead, owner=owner, phase=Phase.ALPHA)


OF_PROJECTS = ("project", "output", "update")


def index():
    """All that is filed."""
    entries = {(each["kind"], each["thing"]): each for each in Entry.objects.filter(kind__in=OF_PROJECTS).values()}
    called = {each.pop("id"): name for name, each in entries.items()}
    texts = {called[each.pop("entry")]: each for each in Text.objects.filter(pk__in=called).values()}
    postings = {
        str(each): {called[pk] for pk in called if unpacked(each.entries) >> pk & 1} for each in Posting.objects.all()
    }
    for each in entries.values():
        del each["version"], each["edition"]
    return entries, texts, {value: found for value, found in postings.items() if found}


def is_in_step() -> bool:
    """Whether filing everything anew changes nothing."""
    kept = index()
    call_command("search_rebuild", stdout=StringIO())
    return index() == kept


def test_a_draft_is_filed_once_it_is_published(lead, owner):
    draft = ProjectFactory(lead=lead, owner=owner, draft=True)
    assert not search().total
    project.publish(project=draft, by=owner)
    assert search().total == 1
    assert is_in_step()


def test_what_is_changed_moves_to_where_it_belongs(shared, owner):
    service = ServiceFactory()
    project.change(
        project=shared,
        by=owner,
        phase=Phase.BETA,
        services=[service.pk],
        openness=[Openness.PARTNERS],
        title="Late bins",
    )
    assert not titles(phase="alpha")
    assert titles(phase="beta", about=service.slug, help="wanted") == ["Late bins"]
    assert is_in_step()


def test_who_may_no_longer_see_it_no_longer_finds_it(shared, owner):
    project.change(project=shared, by=owner, audience=Audience.COUNCIL)
    assert not search().total
    assert search(reader=owner).total == 1
    assert is_in_step()


def test_a_partner_is_filed_from_when_it_accepts(shared, owner):
    partner = OrganisationFactory(nation="scotland")
    member = steward_of(partner)
    asked = partnership.invite(project=shared, organisation=partner, by=owner)
    assert not search(council=partner.slug).total
    partnership.accept(partnership=asked, by=member)
    assert search(council=partner.slug).total == search(nation="scotland").total == 1
    assert is_in_step()


def test_what_is_undone_was_never_filed(shared, owner):
    with transaction.atomic():
        project.change(project=shared, by=owner, phase=Phase.LIVE)
        transaction.set_rollback(True)
    assert titles(phase="alpha")
    assert not titles(phase="live")


@pytest.mark.django_db(transaction=True)
def test_projects_changed_at_once_are_all_filed():
    council = OrganisationFactory()
    owner = member_of(council)
    shared = [ProjectFactory(lead=council, owner=owner, phase=Phase.ALPHA) for _each in range(10)]
    waiting = iter(shared)
    at_once(lambda: project.change(project=next(waiting), by=owner, phase=Phase.BETA), times=len(shared))
    assert search(phase="beta").total == 10
    assert not search(phase="alpha").total
    assert is_in_step()


@pytest.mark.parametrize("state", State)
def test_what_is_over_looks_for_help_no_more(lead, owner, state):
    asking = ProjectFactory(lead=lead, owner=owner, openness=[Openness.CO_FUNDING], state=state)
    goes_on = state in {State.ACTIVE, State.PAUSED, State.NOT_KNOWN}
    assert asking.looks_for_help is goes_on
    assert Project.objects.looking_for_help().exists() is goes_on
    assert bool(search(help="wanted").total) is goes_on


def test_what_is_finished_leaves_those_that_look_for_help(lead, owner):
    asking = ProjectFactory(lead=lead, owner=owner, openness=[Openness.PARTNERS])
    project.move(project=asking, state=State.FINISHED, reason="It is done", by=owner)
    assert not search(help="wanted").total
    assert is_in_step()

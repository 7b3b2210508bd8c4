"""A project has as many councils, or pounds, as it wants: noted once."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from activity.models import Event
from kit.refusals import Refused
from projects.actions import pledge as actions
from projects.actions import project as projects
from projects.models import Pledge, Project
from tests.councils.factories import MembershipFactory, StewardFactory, UserFactory, steward_of
from tests.projects.factories import PledgeFactory, ProjectFactory

pytestmark = pytest.mark.django_db


def offer(project, membership=None, **answers):
    membership = membership or StewardFactory()
    given = {"kind": "staff", "size": "2 days a week", "until": None, "note": "", **answers}
    return actions.offer(project=project, council=membership.organisation, by=membership.user, **given)


def pounds(project, number, **answers):
    return offer(project, kind="money", size=f"£{number}", pounds=number, **answers)


def reached():
    return [event.data for event in Event.objects.filter(kind="threshold.reached")]


def test_when_enough_councils_have_given_their_word():
    project = ProjectFactory(councils_wanted=2)
    steward = StewardFactory()
    offer(project, steward)
    offer(project, steward, kind="testing")
    member = MembershipFactory()
    proposed = offer(project, member)
    assert reached() == []
    actions.confirm(pledge=proposed, by=steward_of(member.organisation))
    assert reached() == [{"councils": [2, 2], "pounds": [0, 0]}]
    assert Project.objects.get().reached_at


def test_when_enough_pounds_are_pledged():
    project = ProjectFactory(pounds_wanted=10_000)
    pounds(project, 6_000)
    offer(project)
    assert reached() == []
    pounds(project, 4_000)
    assert reached() == [{"councils": [3, 0], "pounds": [10_000, 10_000]}]


def test_enough_of_one_will_do_where_both_are_wanted():
    project = ProjectFactory(pounds_wanted=10_000, councils_wanted=9)
    pounds(project, 10_000)
    assert reached() == [{"councils": [1, 9], "pounds": [10_000, 10_000]}]


def test_when_the_owner_wants_less_than_is_pledged():
    owner = UserFactory()
    project = ProjectFactory(owner=owner, councils_wanted=3)
    offer(project)
    projects.change(project=project, councils_wanted=1, by=owner)
    assert len(reached()) == 1


def test_what_was_withdrawn_or_never_got_the_councils_word_is_not_counted():
    project = ProjectFactory(councils_wanted=2)
    PledgeFactory(project=project, state="awaiting", offered_at=None)
    PledgeFactory(project=project, state="withdrawn", reason="Staff left")
    PledgeFactory(project=project, state="declined", answer="No")
    offer(project)
    assert reached() == []


def test_it_is_noted_once_also_where_it_drops_and_is_reached_again():
    project = ProjectFactory(councils_wanted=1)
    steward = StewardFactory()
    for _ in range(2):
        pledge = offer(project, steward)
        actions.withdraw(pledge=pledge, reason="Staff left", by=steward.user)
    assert len(reached()) == 1


def test_who_wants_more_is_told_again_when_that_is_there():
    owner = UserFactory()
    project = ProjectFactory(owner=owner, councils_wanted=1)
    offer(project)
    projects.change(project=project, title="As before", by=owner)
    assert Project.objects.get().reached_at
    projects.change(project=project, councils_wanted=2, by=owner)
    assert Project.objects.get().reached_at is None
    offer(project)
    assert [event["councils"] for event in reached()] == [[1, 1], [2, 2]]


def test_a_project_that_wants_no_number_reaches_none():
    offer(ProjectFactory())
    assert reached() == []


def test_money_names_a_sum_and_nothing_else_does():
    project = ProjectFactory()
    with pytest.raises(Refused, match="how many pounds"):
        offer(project, kind="money")
    with pytest.raises(Refused, match="Choose “Money”"):
        offer(project, pounds=5_000)
    with pytest.raises(IntegrityError), transaction.atomic():
        PledgeFactory(kind="money")
    with pytest.raises(IntegrityError), transaction.atomic():
        PledgeFactory(pounds=5)


def test_the_form_and_the_page_of_the_project(client):
    project = ProjectFactory(pounds_wanted=60_000)
    steward = StewardFactory()
    client.force_login(steward.user)
    address = reverse("projects:offer", args=[project.pk, project.slug])
    given = {"kind": "money", "size": "Towards research", "council": steward.organisation_id}
    page = client.post(address, given).text
    assert "Enter how many pounds you offer" in page
    assert "Towards research" in page
    client.post(address, {**given, "pounds": "5000"})
    assert Pledge.objects.get().pounds == 5_000
    assert "£5,000 of £60,000 pledged" in client.get(project.get_absolute_url()).text

"""A council's pledge, from the offer to the delivery."""

from datetime import date

import pytest
from django.urls import reverse

from activity.models import Event
from kit.refusals import NotPermitted, Refused
from projects import cards
from projects.actions import pledge as actions
from projects.enums import PledgeState
from projects.models import Pledge, Project
from projects.policies import PLEDGE_TRANSITIONS
from tests.councils.factories import (
    MembershipFactory,
    OrganisationFactory,
    StewardFactory,
    UserFactory,
    site_team_member,
    steward_of,
)
from tests.projects.factories import PledgeFactory, ProjectFactory, TeamMemberFactory

pytestmark = pytest.mark.django_db


def offer(project, membership, **answers):
    given = {"kind": "staff", "size": "2 days a week", "until": date(2027, 3, 31), "note": ""}
    return actions.offer(project=project, council=membership.organisation, by=membership.user, **{**given, **answers})


def test_a_members_pledge_awaits_the_councils_word_and_a_stewards_stands_at_once():
    project = ProjectFactory()
    assert offer(project, MembershipFactory()).state == PledgeState.AWAITING
    assert offer(project, StewardFactory()).state == PledgeState.OFFERED
    kinds = [event.kind for event in Event.objects.order_by("id")]
    assert kinds == ["pledge.proposed", "pledge.offered"]


def test_a_steward_of_that_council_gives_its_word():
    member = MembershipFactory()
    pledge = offer(ProjectFactory(), member)
    steward = steward_of(member.organisation)
    for other in (member.user, StewardFactory().user, site_team_member()):
        with pytest.raises(NotPermitted):
            actions.confirm(pledge=pledge, by=other)
    actions.confirm(pledge=pledge, by=steward)
    assert Pledge.objects.get().state == PledgeState.OFFERED


def test_the_site_team_stands_in_where_a_council_has_no_steward():
    pledge = offer(ProjectFactory(), MembershipFactory())
    actions.confirm(pledge=pledge, by=site_team_member())
    assert Pledge.objects.get().offered_at


def test_from_offered_to_delivered():
    owner = UserFactory()
    pledge = PledgeFactory(project=ProjectFactory(owner=owner))
    keeper = pledge.pledged_by
    actions.accept(pledge=pledge, answer="Thank you", by=owner)
    actions.start(pledge=pledge, by=keeper)
    actions.say_delivered(pledge=pledge, by=keeper)
    with pytest.raises(NotPermitted):
        actions.confirm_delivery(pledge=pledge, by=keeper)
    actions.confirm_delivery(pledge=pledge, by=owner)
    assert Pledge.objects.get().state == PledgeState.DELIVERED


def test_only_an_owner_or_the_leads_steward_answers():
    project = ProjectFactory(owner=UserFactory())
    pledge = PledgeFactory(project=project)
    member = TeamMemberFactory(project=project).user
    for other in (member, pledge.pledged_by, MembershipFactory().user):
        with pytest.raises(NotPermitted):
            actions.accept(pledge=pledge, answer="", by=other)
    actions.accept(pledge=pledge, answer="", by=steward_of(project.lead))


def test_an_offer_that_awaits_the_councils_word_cannot_be_accepted():
    owner = UserFactory()
    pledge = PledgeFactory(project=ProjectFactory(owner=owner), state=PledgeState.AWAITING, offered_at=None)
    with pytest.raises(Refused, match="Awaiting"):
        actions.accept(pledge=pledge, answer="", by=owner)


def test_a_no_and_a_withdrawal_say_why():
    owner = UserFactory()
    pledge = PledgeFactory(project=ProjectFactory(owner=owner))
    with pytest.raises(Refused, match="why you decline"):
        actions.decline(pledge=pledge, answer=" ", by=owner)
    with pytest.raises(Refused, match="why the pledge"):
        actions.withdraw(pledge=pledge, reason=" ", by=pledge.pledged_by)
    actions.withdraw(pledge=pledge, reason="Staff left", by=pledge.pledged_by)
    assert Pledge.objects.get().state == PledgeState.WITHDRAWN


def test_who_left_the_council_no_longer_looks_after_its_pledge():
    pledge = PledgeFactory()
    pledge.pledged_by.memberships.update(state="ended")
    with pytest.raises(NotPermitted):
        actions.withdraw(pledge=pledge, reason="Staff left", by=pledge.pledged_by)


def test_the_lead_does_not_pledge_to_itself():
    project = ProjectFactory()
    with pytest.raises(Refused, match="leads this project"):
        offer(project, MembershipFactory(organisation=project.lead))


def test_one_open_pledge_of_a_kind_for_a_council():
    project = ProjectFactory()
    member = MembershipFactory()
    pledge = offer(project, member)
    assert offer(project, member) == pledge
    with pytest.raises(Refused, match="open already"):
        offer(project, MembershipFactory(organisation=member.organisation), size="3 days")
    offer(project, member, kind="testing")
    assert Pledge.objects.count() == 2


@pytest.mark.parametrize("facts", [{"unclaimed": True}, {"draft": True}, {"state": "finished"}])
def test_no_pledges_to_what_nobody_looks_after_or_what_is_over(facts):
    with pytest.raises(Refused):
        offer(ProjectFactory(**facts), MembershipFactory())


@pytest.mark.parametrize("state", ["stopped", "finished"])
def test_no_council_gives_its_word_to_work_that_is_over(state):
    steward = StewardFactory()
    project = ProjectFactory(state=state, state_reason="Done", councils_wanted=1)
    proposed = PledgeFactory(project=project, council=steward.organisation, state="awaiting", offered_at=None)
    with pytest.raises(Refused, match="takes no pledges now"):
        actions.confirm(pledge=proposed, by=steward.user)
    proposed.refresh_from_db()
    assert proposed.state == "awaiting"
    assert not Event.objects.filter(kind="threshold.reached").exists()


def test_councils_in_are_distinct_councils_with_a_standing_offer():
    project = ProjectFactory(councils_wanted=5)
    eastvale = OrganisationFactory()
    PledgeFactory(project=project, council=eastvale)
    PledgeFactory(project=project, council=eastvale, kind="testing", state=PledgeState.DELIVERED)
    PledgeFactory(project=project, state=PledgeState.ACTIVE)
    PledgeFactory(project=project, state=PledgeState.AWAITING, offered_at=None)
    PledgeFactory(project=project, state=PledgeState.DECLINED)
    PledgeFactory(project=project, state=PledgeState.WITHDRAWN, reason="Staff left")
    assert cards.councils_in(Project.objects.for_cards().get()) == 2


@pytest.mark.parametrize("state", PledgeState)
@pytest.mark.parametrize(
    "move", ["confirm", "accept", "decline", "start", "say_delivered", "confirm_delivery", "withdraw"]
)
def test_moves_that_the_table_does_not_know_are_refused(state, move):
    owner = UserFactory()
    project = ProjectFactory(owner=owner)
    words = {"accept": {"answer": "Yes"}, "decline": {"answer": "No"}, "withdraw": {"reason": "Staff left"}}
    said = {"reason": "Staff left", **words.get(move, {})}
    pledge = PledgeFactory(project=project, state=state, **said)
    steward = steward_of(pledge.council)
    to = {
        "confirm": PledgeState.OFFERED,
        "accept": PledgeState.ACCEPTED,
        "decline": PledgeState.DECLINED,
        "start": PledgeState.ACTIVE,
        "say_delivered": PledgeState.DELIVERED_SAID,
        "confirm_delivery": PledgeState.DELIVERED,
        "withdraw": PledgeState.WITHDRAWN,
    }[move]
    by = owner if move in {"accept", "decline", "confirm_delivery"} else steward

    def make():
        getattr(actions, move)(pledge=pledge, by=by, **words.get(move, {}))

    if to == state or to in PLEDGE_TRANSITIONS.get(state, set()):
        make()
        assert Pledge.objects.get().state == to
    else:
        with pytest.raises(Refused):
            make()


def test_the_form_says_for_which_council_the_offer_stands_at_once(client):
    own, other = OrganisationFactory(name="Northby Council"), OrganisationFactory(name="Eastby Council")
    person = steward_of(own)
    MembershipFactory(user=person, organisation=other)
    project = ProjectFactory(owner=UserFactory())
    client.force_login(person)
    page = client.get(reverse("projects:offer", args=[project.pk, project.slug])).content.decode()
    assert "As a steward you give the word of Northby Council" in page
    assert "A steward of Eastby Council then gives" in page

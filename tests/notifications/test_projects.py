"""Who is told that an entry is looked after, that a council is asked to be a partner, that they are in a team."""

import pytest

from councils.enums import MembershipState
from notifications.models import Mail
from projects.actions import claim, partnership, team
from projects.actions import project as projects
from projects.enums import Audience, PartnershipState, TeamRole
from projects.models import Partnership
from tests.councils.factories import MembershipFactory, OrganisationFactory, member_of, steward_of
from tests.projects.factories import ProjectFactory, RequestFactory


@pytest.fixture
def entry(lead):
    return ProjectFactory(title="Bin routes", lead=lead, unclaimed=True)


@pytest.fixture
def draft(lead, owner):
    return ProjectFactory(draft=True, lead=lead, owner=owner)


@pytest.fixture
def partner_asked(project, other):
    return Partnership.objects.create(project=project, organisation=other)


def test_a_claim_is_told_to_the_stewards_of_that_council(entry, lead, told):
    steward = steward_of(lead)
    claim.claim(project=entry, by=member_of(lead, name="Clara Claimer"))
    mails = told()
    assert mails.keys() == {steward.email}
    assert mails[steward.email].subject == "Clara Claimer looks after “Bin routes” for Eastmere Council"


def test_a_steward_who_claims_is_not_told_of_it(entry, lead, told):
    claim.claim(project=entry, by=steward_of(lead))
    assert told() == {}


def test_who_still_waits_for_an_answer_hears_that_somebody_looks_after_the_entry_now(entry, lead, officer, other, told):
    asked = RequestFactory(project=entry, council=other, sent_by=officer)
    RequestFactory(project=entry, state="declined", answer="No.")
    claim.claim(project=entry, by=member_of(lead))
    mails = told()
    assert mails.keys() == {officer.email}
    assert mails[officer.email].subject == "Somebody looks after “Bin routes” now"
    assert asked.get_absolute_url() in mails[officer.email].body


def test_an_entry_that_the_site_team_gives_away_is_told_to_its_new_owner(broker, told):
    body = OrganisationFactory(kind="charity")
    entry = ProjectFactory(title="A network’s work", lead=body, unclaimed=True)
    owner = member_of(body)
    claim.assign(project=entry, membership=owner.memberships.get(), by=broker)
    mails = told()
    assert mails.keys() == {owner.email}
    assert mails[owner.email].subject == "You look after “A network’s work” now"


def test_an_invitation_goes_to_the_stewards_of_the_asked_council(project, owner, other, officer, steward, told):
    partnership.invite(project=project, organisation=other, by=owner)
    mails = told()
    assert mails.keys() == {steward.email}
    assert "Eastmere Council asks Westmere Council to be a partner" in mails[steward.email].subject


def test_an_invitation_goes_to_the_members_where_the_council_has_no_steward(project, owner, other, officer, told):
    partnership.invite(project=project, organisation=other, by=owner)
    assert told().keys() == {officer.email}


def test_the_asked_council_is_told_even_of_a_project_that_it_sees_only_once_it_accepts(
    project, owner, other, officer, told
):
    type(project).objects.filter(pk=project.pk).update(audience=Audience.COUNCIL, public_since=None)
    partnership.invite(project=project, organisation=other, by=owner)
    assert told().keys() == {officer.email}


def test_an_invitation_that_was_taken_back_is_not_sent(project, owner, other, officer, told):
    asked = partnership.invite(project=project, organisation=other, by=owner)
    partnership.end(partnership=asked, by=owner)
    assert told() == {}


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (partnership.accept, "Westmere Council is a partner in"),
        (partnership.decline, "Westmere Council declines to be a partner in"),
    ],
)
def test_the_partners_answer_is_told_to_the_owners(partner_asked, owner, officer, told, answer, words):
    answer(partnership=partner_asked, by=officer)
    mails = told()
    assert mails.keys() == {owner.email}
    assert words in mails[owner.email].subject


def test_who_is_taken_into_a_team_is_told(project, owner, lead, told):
    membership = MembershipFactory(organisation=lead)
    team.add(project=project, membership=membership, role=TeamRole.MEMBER, by=owner)
    mails = told()
    assert mails.keys() == {membership.user.email}
    assert "Olu Owner took you into the team of “Damp & mould sensors”" in mails[membership.user.email].body


def test_nobody_is_told_of_a_draft(draft, owner, lead, other, officer, deliver):
    team.add(project=draft, membership=MembershipFactory(organisation=lead), role=TeamRole.OWNER, by=owner)
    asked = Partnership.objects.create(project=draft, organisation=other)
    partnership.accept(partnership=asked, by=officer)
    assert deliver() == []
    assert not Mail.objects.exists()


def test_publishing_itself_is_told_to_nobody(draft, owner, told):
    projects.publish(project=draft, by=owner)
    assert told() == {}


def test_who_leaves_the_asked_council_before_sending_is_not_told(project, owner, other, officer, told):
    partnership.invite(project=project, organisation=other, by=owner)
    officer.memberships.update(state=MembershipState.ENDED)
    assert told() == {}


def test_a_council_hears_that_its_partnership_has_ended(partner_asked, owner, officer, told):
    partnership.accept(partnership=partner_asked, by=officer)
    partnership.end(partnership=partner_asked, by=owner)
    mails = told()
    assert "Westmere Council is no longer a partner in" in mails[officer.email].subject


def test_the_owners_hear_that_a_partner_has_left(partner_asked, owner, told):
    Partnership.objects.update(state=PartnershipState.ACCEPTED)
    partnership.leave(partnership=partner_asked, by=steward_of(partner_asked.organisation))
    mails = told()
    assert mails.keys() == {owner.email}
    assert "Westmere Council is no longer a partner in" in mails[owner.email].subject


def test_owners_hear_who_has_left_the_team(project, owner, lead, told):
    colleague = member_of(lead, name="Lea Leaver")
    place = project.members.create(user=colleague, organisation=lead)
    team.leave(project=place.project, by=colleague)
    mails = told()
    assert mails.keys() == {owner.email}
    assert mails[owner.email].subject == "Lea Leaver has left the team of “Damp & mould sensors”"

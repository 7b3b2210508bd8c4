"""Who is told of a request and of its answer, and what the mail says."""

import pytest

from councils.enums import MembershipState
from notifications.enums import MailState
from notifications.models import Mail
from projects.actions import request
from projects.enums import Audience, RequestKind, TeamRole
from tests.councils.factories import UserFactory, member_of, steward_of
from tests.projects.factories import ProjectFactory, RequestFactory, TeamMemberFactory


@pytest.fixture
def ask(project, other, officer):
    def send(kind=RequestKind.MEET, message="May we see it?\nOn a Tuesday?", project=project):
        return request.send(project=project, council=other, kind=kind, message=message, by=officer)

    return send


def test_the_team_is_told_of_a_request_and_nobody_else(ask, told, owner, project, lead):
    colleague = TeamMemberFactory(project=project, organisation=lead).user
    ask()
    assert told().keys() == {owner.email, colleague.email}


def test_a_request_says_who_asks_for_which_council_what_and_where_to_answer(ask, told, owner, settings):
    asked = ask()
    mail = told()[owner.email]
    assert "Damp & mould sensors" in mail.subject
    for words in (
        "Ada Asker of Westmere Council would like to meet the team of “Damp & mould sensors”.",
        "> May we see it?\n> On a Tuesday?",
        f"Read it and answer:\n{settings.SITE_URL}{asked.get_absolute_url()}",
        "You get this mail because you are in the team",
    ):
        assert words in mail.body


@pytest.mark.parametrize("kind", RequestKind)
def test_every_kind_of_request_has_its_sentence(ask, told, owner, kind):
    ask(kind=kind)
    assert "Ada Asker of Westmere Council would like to" in told()[owner.email].body


def test_no_mail_shows_the_askers_address_before_the_answer(ask, told, owner, officer):
    ask()
    mail = told()[owner.email]
    assert officer.email not in mail.body + str(mail.head)


def test_a_request_on_an_unclaimed_entry_goes_to_the_leads_steward(ask, told, lead):
    steward = steward_of(lead)
    ask(project=ProjectFactory(unclaimed=True, lead=lead))
    assert told().keys() == {steward.email}


def test_a_request_reaches_the_site_team_where_the_council_has_nobody(ask, told, broker):
    ask(project=ProjectFactory(unclaimed=True))
    mails = told()
    assert mails.keys() == {broker.email}
    assert "because you are in the site team" in mails[broker.email].body


def test_the_site_team_is_reached_even_for_a_project_that_only_officers_may_read(ask, told, broker):
    ask(project=ProjectFactory(audience=Audience.OFFICERS))
    assert told().keys() == {broker.email}


@pytest.mark.parametrize("change", [{"is_active": False}, {"confirmed": False}])
def test_nobody_is_written_to_without_an_active_account_and_a_confirmed_address(
    ask, told, owner, project, lead, change
):
    unreachable = UserFactory(**change)
    TeamMemberFactory(project=project, organisation=lead, user=unreachable)
    ask()
    assert told().keys() == {owner.email}


def test_a_team_member_whose_membership_ended_is_not_told(ask, told, owner, project, lead):
    leaver = TeamMemberFactory(project=project, organisation=lead).user
    leaver.memberships.update(state=MembershipState.ENDED)
    ask()
    assert told().keys() == {owner.email}


def test_a_request_that_was_taken_back_is_not_told_any_more(ask, told, officer):
    request.withdraw(asked=ask(), by=officer)
    assert told() == {}
    assert [mail.state for mail in Mail.objects.all()] == [MailState.WITHHELD]


def test_an_introduction_names_both_and_gives_each_the_others_address(project, owner, officer, other, told):
    asked = RequestFactory(project=project, council=other, sent_by=officer, message="May we see it?")
    request.accept(asked=asked, answer="Tuesday it is.", by=owner)
    mails = told()
    assert mails.keys() == {owner.email, officer.email}
    for mail in mails.values():
        assert mail.subject == "Introduction: Ada Asker and Olu Owner, about “Damp & mould sensors”"
        assert "Ada Asker of Westmere Council, please meet Olu Owner of Eastmere Council." in mail.body
    to_asker, to_owner = mails[officer.email], mails[owner.email]
    assert "Write to Olu Owner at olu@eastmere.example" in to_asker.body
    assert "Olu Owner writes:\n\n> Tuesday it is." in to_asker.body
    assert "Ada Asker writes:\n\n> May we see it?" in to_owner.body
    assert to_asker.head["Reply-To"] == owner.email
    assert "Write to Ada Asker at ada@westmere.example" in to_owner.body
    assert to_owner.head["Reply-To"] == officer.email


def test_where_one_side_cannot_be_written_to_any_more_the_other_gets_the_answer_without_address(
    project, owner, officer, other, told
):
    asked = RequestFactory(project=project, council=other, sent_by=officer)
    request.accept(asked=asked, answer="Tuesday it is.", by=owner)
    type(owner).objects.filter(pk=owner.pk).update(is_active=False)
    mails = told()
    assert mails.keys() == {officer.email}
    assert "Tuesday it is." in mails[officer.email].body
    assert owner.email not in mails[officer.email].body


def test_an_asker_who_left_their_council_is_not_given_an_address(project, owner, officer, other, told):
    asked = RequestFactory(project=project, council=other, sent_by=officer)
    request.accept(asked=asked, answer="Tuesday it is.", by=owner)
    officer.memberships.update(state=MembershipState.ENDED)
    assert told() == {}


def test_an_introduction_is_for_both_or_for_neither(project, owner, officer, other, told):
    asked = RequestFactory(project=project, council=other, sent_by=officer)
    request.accept(asked=asked, answer="Tuesday it is.", by=owner)
    type(project).objects.filter(pk=project.pk).update(audience=Audience.COUNCIL, public_since=None)
    assert told() == {}


def test_the_site_team_is_introduced_even_about_a_project_that_only_officers_may_read(officer, other, broker, told):
    project = ProjectFactory(audience=Audience.OFFICERS)
    asked = RequestFactory(project=project, council=other, sent_by=officer)
    request.accept(asked=asked, answer="We put you in touch.", by=broker)
    assert told().keys() == {officer.email, broker.email}


def test_a_yes_to_join_welcomes_the_asker_and_introduces_nobody(project, owner, officer, other, told):
    asked = RequestFactory(project=project, council=other, sent_by=officer, kind=RequestKind.JOIN)
    request.accept(asked=asked, answer="Good to have you.", by=owner)
    mails = told()
    assert mails.keys() == {officer.email}
    assert mails[officer.email].subject == "Welcome to the team of “Damp & mould sensors”"
    assert "> Good to have you." in mails[officer.email].body
    assert "Reply-To" not in mails[officer.email].head


def test_a_no_tells_the_asker_the_reason(project, owner, officer, other, told):
    request.decline(
        asked=RequestFactory(project=project, council=other, sent_by=officer), answer="Not this year.", by=owner
    )
    mails = told()
    assert mails.keys() == {officer.email}
    assert "said no to your request" in mails[officer.email].body
    assert "> Not this year." in mails[officer.email].body


def test_an_answer_is_withheld_from_an_asker_who_may_not_see_the_project_any_more(project, owner, officer, other, told):
    asked = RequestFactory(project=project, council=other, sent_by=officer)
    request.decline(asked=asked, answer="No.", by=owner)
    type(project).objects.filter(pk=project.pk).update(audience=Audience.COUNCIL, public_since=None)
    assert told() == {}
    assert Mail.objects.get().state == MailState.WITHHELD


def test_what_becomes_a_draft_again_is_told_to_nobody(ask, told, project):
    ask()
    type(project).objects.filter(pk=project.pk).update(published_at=None, public_since=None)
    assert told() == {}


def test_a_place_in_the_team_that_is_lost_before_sending_is_respected(ask, told, owner, project, lead):
    place = TeamMemberFactory(project=project, organisation=lead, role=TeamRole.MEMBER)
    ask()
    place.delete()
    assert told().keys() == {owner.email}


def test_who_speaks_for_the_site_team_is_introduced_as_such(officer, other, broker, told):
    asked = RequestFactory(project=ProjectFactory(unclaimed=True), council=other, sent_by=officer)
    request.accept(asked=asked, answer="We put you in touch.", by=broker)
    assert "please meet Bo Broker of the site team" in told()[officer.email].body


def test_who_answers_as_a_colleague_is_introduced_with_their_council(officer, other, lead, told):
    colleague = member_of(lead, name="Kit Colleague")
    asked = RequestFactory(project=ProjectFactory(unclaimed=True, lead=lead), council=other, sent_by=officer)
    request.accept(asked=asked, answer="Yes.", by=colleague)
    assert "please meet Kit Colleague of Eastmere Council" in told()[officer.email].body


def test_who_gets_a_request_passed_is_told_and_nobody_else(owner, lead, told, project):
    asked = RequestFactory(project=project, message="May we see it?")
    colleague = member_of(lead, name="Cole League")
    request.pass_on(asked=asked, membership=colleague.memberships.get(), by=owner)
    mails = told()
    assert mails.keys() == {colleague.email}
    mail = mails[colleague.email]
    assert "Olu Owner passed it to you to answer." in mail.body
    assert "> May we see it?" in mail.body
    assert asked.sent_by.email not in mail.body


def test_who_leaves_before_the_mail_does_is_not_told_of_what_was_passed_to_them(owner, lead, told, project):
    colleague = member_of(lead)
    asked = RequestFactory(project=project)
    request.pass_on(asked=asked, membership=colleague.memberships.get(), by=owner)
    colleague.memberships.update(state=MembershipState.ENDED)
    assert told() == {}

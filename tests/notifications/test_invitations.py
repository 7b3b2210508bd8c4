"""Who is written to of an invitation to a team: an address, whoever has it."""

import pytest

from notifications.models import Mail
from projects.actions import invitation, request
from projects.models import Invitation
from tests.projects.factories import ProjectFactory


@pytest.fixture
def invite(project, owner):
    return lambda address, project=project: invitation.invite(project=project, address=address, by=owner)


@pytest.mark.parametrize("whose", ["nobody", "officer", "owner"])
def test_one_mail_goes_to_the_address_whoever_has_it(invite, told, officer, owner, whose):
    address = {"nobody": "new@post.example", "officer": officer.email, "owner": owner.email}[whose]
    invited = invite(address)
    mails = told()
    assert mails.keys() == {address}
    mail = mails[address]
    assert "Olu Owner invites you to the team of “Damp & mould sensors”, a project of Eastmere Council" in mail.body
    assert invited.get_absolute_url() in mail.body


def test_a_draft_is_not_named(invite, told, lead, owner):
    draft = ProjectFactory(draft=True, lead=lead, owner=owner, title="Not yet told")
    invite("new@post.example", draft)
    mail = told()["new@post.example"]
    assert "Not yet told" not in mail.body + mail.subject
    assert "not-yet-told" not in mail.body


def test_what_was_taken_back_before_the_mail_left_is_not_sent(invite, told, owner):
    invitation.withdraw(invitation=invite("new@post.example"), by=owner)
    assert told() == {}
    assert [mail.state for mail in Mail.objects.all()] == ["withheld"]


def test_who_invited_hears_of_a_yes_and_of_a_no(invite, deliver, officer, other, owner):
    invitation.accept(invitation=invite(officer.email), council=other, by=officer)
    invitation.decline(invitation=invite(officer.email), by=officer)
    to_owner = [mail.subject for mail in deliver() if mail.to == owner.email]
    assert to_owner == [
        "Ada Asker is in the team of “Damp & mould sensors”",
        "Ada Asker declined to join the team of “Damp & mould sensors”",
    ]


def test_who_had_asked_gets_one_mail_that_they_are_in(invite, told, officer, other, owner, project):
    request.send(project=project, council=other, kind="join", message="Me?", by=officer)
    Mail.objects.all().delete()
    invite(officer.email)
    mails = told()
    assert mails.keys() == {officer.email}
    assert "You are in the team" in mails[officer.email].subject


def test_who_was_invited_and_asks_is_in_without_a_question_to_the_team(invite, told, officer, other, owner, project):
    invite(officer.email)
    Mail.objects.all().delete()
    request.send(project=project, council=other, kind="join", message="Me?", by=officer)
    assert Invitation.objects.get().state == "accepted"
    mails = told()
    assert mails.keys() == {owner.email}
    assert mails[owner.email].subject == "Ada Asker is in the team of “Damp & mould sensors”"

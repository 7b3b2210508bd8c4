"""Who is told when the only owner of a project closes their account."""

from councils.actions import account
from tests.councils.factories import steward_of


def test_the_steward_who_owns_it_now_is_told(project, owner, lead, told):
    steward = steward_of(lead, email="lea@eastmere.example")
    account.close(by=owner)
    mails = told()
    assert mails.keys() == {steward.email}
    assert mails[steward.email].subject == f"“{project.title}” needs you"
    assert "You are its owner now" in mails[steward.email].body
    assert "Olu" not in mails[steward.email].body


def test_where_nobody_owns_it_those_who_stand_in_are_told(project, owner, bystanders, told):
    account.close(by=owner)
    mails = told()
    assert mails.keys() == {bystanders[0].email}
    assert "You are asked to look after it" in mails[bystanders[0].email].body


def test_where_nobody_of_the_council_is_left_the_site_team_is_told(project, owner, bystanders, broker, told):
    account.close(by=bystanders[0])
    account.close(by=owner)
    assert told().keys() == {broker.email}

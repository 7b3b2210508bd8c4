"""What the tests of this room share: mail goes its whole way, through the real queue into a real folder."""

import pytest

from councils.enums import SiteRole
from notifications import sent
from tests.councils.factories import OrganisationFactory, member_of, site_team_member, steward_of
from tests.projects.factories import ProjectFactory


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    """A folder for the mail of one test."""
    settings.MAIL_FOLDER = tmp_path / "mail"
    return settings.MAIL_FOLDER


@pytest.fixture
def deliver(run_jobs):
    """Give a function that sends all that is queued, and gives what is in the folder, oldest first."""

    def run():
        run_jobs()
        return sent.newest()[::-1]

    return run


@pytest.fixture
def told(deliver):
    """Give a function that sends all that is queued, and gives the one mail of each person, by address."""

    def run():
        mails = deliver()
        by_address = {mail.to: mail for mail in mails}
        assert len(by_address) == len(mails), "somebody got two"
        return by_address

    return run


@pytest.fixture
def lead(db):
    return OrganisationFactory(short_name="Eastmere")


@pytest.fixture
def other(db):
    return OrganisationFactory(short_name="Westmere")


@pytest.fixture
def owner(lead):
    return member_of(lead, name="Olu Owner", email="olu@eastmere.example")


@pytest.fixture
def officer(other):
    return member_of(other, name="Ada Asker", email="ada@westmere.example")


@pytest.fixture
def steward(other):
    return steward_of(other, name="Stef Steward", email="stef@westmere.example")


@pytest.fixture
def broker(db):
    return site_team_member(SiteRole.BROKER, name="Bo Broker", email="bo@site.example")


@pytest.fixture
def project(lead, owner):
    return ProjectFactory(title="Damp & mould sensors", lead=lead, owner=owner)


@pytest.fixture(autouse=True)
def bystanders(db, lead, other):
    """People who are never to be told of anything here, though they are members, or of the site team."""
    return [
        member_of(lead, name="Colleague of the lead"),
        member_of(OrganisationFactory(), name="Outsider"),
        site_team_member(SiteRole.EDITOR, name="Editor"),
    ]

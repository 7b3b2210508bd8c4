"""Post, find, pledge: the main job end to end, in a browser, with and without JavaScript."""

import re
from urllib.parse import urlsplit

import pytest

from councils.models import User
from projects.models import Pledge, Project
from tests.browser.person import signs_in_with_app
from tests.councils.factories import PASSWORD, DomainFactory, OrganisationFactory, site_team_member
from tests.projects.factories import ServiceGroupFactory

OWNER = "olive.owner@northby.gov.uk"
HELPER = "harry.helper@eastby.gov.uk"


@pytest.fixture
def councils(db_with_pages):
    DomainFactory(organisation=OrganisationFactory(short_name="Northby"), name="northby.gov.uk")
    DomainFactory(organisation=OrganisationFactory(short_name="Eastby"), name="eastby.gov.uk")
    ServiceGroupFactory(name="Waste and recycling")


def test_post_find_pledge(somebody, councils, run_jobs, mailbox):
    owner, helper, broker = somebody(), somebody(), somebody()
    an_officer_signs_up_and_publishes(owner, run_jobs)
    assert len(owner.pages()) <= 10, sorted(owner.pages())
    another_council_finds_it_asks_and_pledges(helper, run_jobs)
    the_site_team_gives_the_councils_word(broker, run_jobs)
    the_owner_is_told(mailbox)
    the_owner_accepts_both(owner, run_jobs)
    both_sides_see_it(owner, helper)


def signs_up(person, name, email, run_jobs, lands):
    person.follows("Create an account")
    person.fills(Your_name=name, E_mail_address=email, Password=PASSWORD)
    person.presses("Create account")
    person.page.wait_for_url("**/confirm-email/")
    run_jobs()
    person.goes_to("/development/mail/")
    person.page.get_by_role("main").get_by_role("link", name=re.compile("[Cc]onfirm")).first.click()
    person.page.get_by_role("main").get_by_role("link", name="/confirm-email/").click()
    person.presses("Confirm")
    person.page.wait_for_url(f"**{lands}")


def an_officer_signs_up_and_publishes(owner, run_jobs):
    owner.goes_to("/")
    owner.follows("Post a project")
    signs_up(owner, "Olive Owner", OWNER, run_jobs, lands="/projects/new/")
    owner.fills(Title="Missed bin reports that crews can see", Summary="Reports reach the lorry while it is near.")
    owner.page.get_by_label("Alpha").check()
    owner.page.get_by_label("Which service is it about?").select_option(label="Waste and recycling")
    owner.fills(What_would_help="A service designer")
    owner.presses("Publish project")
    owner.sees("Published. Councils can find it now.")
    assert Project.objects.get().lead.short_name == "Northby"


def another_council_finds_it_asks_and_pledges(helper, run_jobs):
    helper.goes_to("/")
    helper.follows("Sign in")
    signs_up(helper, "Harry Helper", HELPER, run_jobs, lands="/my-work/")
    helper.goes_to("/projects/")
    helper.fills(Search="lorry")
    helper.presses("Search")
    helper.follows("Missed bin reports")
    helper.follows("Ask the team")
    helper.page.get_by_label("Meet the team").check()
    helper.fills(Your_message="Could we see it on a round?")
    helper.presses("Send request")
    helper.sees("Waiting for an answer")
    helper.follows("Missed bin reports")
    helper.follows("Offer help")
    helper.page.get_by_label("Staff time").check()
    helper.fills(How_much="2 days a week", Until_when="31 March 2090")
    helper.presses("Send offer")
    helper.sees("Awaiting the council’s word")
    run_jobs()


def the_site_team_gives_the_councils_word(broker, run_jobs):
    signs_in_with_app(broker, site_team_member().email)
    broker.sees("Harry Helper proposes for Eastby: 2 days a week")
    broker.presses("Confirm for Eastby")
    broker.sees("Confirmed. The project has it now.")
    run_jobs()


def the_owner_is_told(mailbox):
    title = "“Missed bin reports that crews can see”"
    assert [subject for subject in subjects(mailbox(OWNER)) if title in subject] == [
        f"Eastby Council asks about {title}: Meet the team",
        f"Eastby Council may help with {title} (awaiting the council’s word)",
        f"Eastby Council has given its word: help with {title}",
    ]
    helper_told = mailbox(HELPER)
    assert any("2 days a week" in mail for mail in helper_told)


def subjects(mails):
    return [line.partition(": ")[2] for mail in mails for line in mail.splitlines() if line.startswith("Subject: ")]


def the_owner_accepts_both(owner, run_jobs):
    owner.goes_to("/my-work/")
    owner.sees("3 things wait for you")
    owner.follows("Answer")
    owner.fills(Your_message="Yes, on Tuesday at seven.")
    owner.presses("Accept")
    owner.sees("Accepted. We have told them.")
    owner.goes_to("/my-work/")
    owner.presses("Accept")
    owner.sees("Accepted. We have told them.")
    run_jobs()
    assert Pledge.objects.get().state == "accepted"


def both_sides_see_it(owner, helper):
    helper.goes_to("/my-work/")
    helper.sees("Yes, on Tuesday at seven.")
    helper.sees("Our pledges")
    owner.goes_to("/my-work/")
    owner.sees("Missed bin reports that crews can see")
    for person in (owner, helper):
        person.goes_to(Project.objects.get().get_absolute_url())
        person.sees("2 days a week")
        person.sees("Accepted")


def test_an_unconfirmed_address_gives_no_rights(somebody, councils, run_jobs):
    person = somebody()
    person.goes_to("/sign-up/")
    person.fills(Your_name="Nobody Yet", E_mail_address=OWNER, Password=PASSWORD)
    person.presses("Create account")
    person.page.wait_for_url("**/confirm-email/")
    person.goes_to("/projects/new/")
    assert urlsplit(person.page.url).path == "/sign-in/"
    assert not User.objects.get().memberships.exists()

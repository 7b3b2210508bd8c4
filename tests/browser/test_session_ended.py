"""The session ended while somebody typed: nothing of it is lost, with and without JavaScript."""

import pytest
from django.conf import settings

from projects.models import Project
from tests.browser.person import fills_in_sign_in, signs_in
from tests.councils.factories import OrganisationFactory, member_of
from tests.projects.factories import ServiceGroupFactory


@pytest.fixture
def officer(db_with_pages):
    ServiceGroupFactory(name="Waste and recycling")
    return member_of(OrganisationFactory(short_name="Northby"))


@pytest.fixture
def typing(somebody, officer):
    """Somebody who has answered the quick post, and not sent it yet."""
    person = somebody()
    signs_in(person, officer.email)
    person.goes_to("/projects/new/")
    person.fills(Title="Missed bin reports", Summary="Reports reach the lorry.", What_would_help="A designer")
    person.page.get_by_label("Alpha").check()
    person.page.get_by_label("Which service is it about?").select_option(label="Waste and recycling")
    return person


def publishes_what_was_typed(person, officer):
    fills_in_sign_in(person, officer.email)
    person.page.wait_for_url("**/projects/new/")
    person.sees("This has not been sent yet.")
    assert person.page.get_by_label("What would help").input_value() == "A designer"
    person.presses("Publish project")
    person.sees("Published. Councils can find it now.")
    assert Project.objects.get().title == "Missed bin reports"


def test_the_session_ended(typing, officer):
    typing.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    typing.presses("Publish project")
    typing.sees("what you typed is kept")
    publishes_what_was_typed(typing, officer)


def test_all_cookies_are_gone(typing, officer):
    typing.context.clear_cookies()
    typing.presses("Publish project")
    typing.follows("Open the form with what you typed")
    publishes_what_was_typed(typing, officer)

"""Passkeys, with a device that the browser plays: added, asked for as a second factor, and used alone."""

import pytest

from councils.enums import SiteRole
from tests.browser.person import Person, fills_in_sign_in
from tests.councils.factories import UserFactory, site_team_member


@pytest.fixture
def sam(browser, browser_context_args, opened, problems):
    person = Person(browser, browser_context_args, opened)
    person.page.on("console", lambda line: problems.append(line.text) if line.type == "error" else None)
    yield person
    person.context.close()


def has_a_device(person):
    """A device that keeps passkeys and knows its person, as the Chrome DevTools Protocol plays it."""
    session = person.context.new_cdp_session(person.page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    return session, session.send("WebAuthn.addVirtualAuthenticator", {"options": options})["authenticatorId"]


def adds_a_passkey(person):
    person.follows("Add a passkey")
    person.fills(Name_of_the_passkey="Work laptop")
    person.presses("Add passkey")
    person.sees("Recovery codes")


def signs_out(person):
    person.page.get_by_role("button", name="Sign out").first.click()


def test_a_passkey_is_added_and_signs_in_alone(sam):
    user = UserFactory(name="Sam Field")
    has_a_device(sam)
    sam.goes_to("/sign-in/?next=/account/second-factor/")
    fills_in_sign_in(sam, user.email)
    adds_a_passkey(sam)
    signs_out(sam)
    sam.goes_to("/sign-in/")
    sam.follows("Use a passkey")
    sam.presses("Use your passkey")
    sam.page.wait_for_url("**/my-council/")
    sam.goes_to("/account/second-factor/")
    sam.sees("Work laptop")


def test_the_site_team_opens_the_admin_with_a_password_and_a_passkey(sam):
    editor = site_team_member(SiteRole.EDITOR, factor=False)
    has_a_device(sam)
    sam.goes_to("/sign-in/")
    fills_in_sign_in(sam, editor.email)
    sam.page.wait_for_url("**/account/second-factor/")
    adds_a_passkey(sam)
    signs_out(sam)
    sam.goes_to("/sign-in/?next=/admin/")
    fills_in_sign_in(sam, editor.email)
    sam.page.wait_for_url("**/sign-in/second-factor/**")
    sam.presses("Use your passkey")
    sam.page.wait_for_url("**/admin/")


def test_a_device_that_does_not_know_its_person_signs_nobody_in(sam):
    session, device = has_a_device(sam)
    user = UserFactory()
    sam.goes_to("/sign-in/?next=/account/second-factor/")
    fills_in_sign_in(sam, user.email)
    adds_a_passkey(sam)
    signs_out(sam)
    session.send("WebAuthn.setUserVerified", {"authenticatorId": device, "isUserVerified": False})
    sam.goes_to("/sign-in/passkey/")
    sam.presses("Use your passkey")
    sam.sees("Your browser gave no passkey. Try again.")

"""Headers and cookies: nobody's page is kept, and cookies go back to this site alone (S19, S20, S21, S41)."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client, override_settings

from tests.councils.factories import UserFactory, superuser
from tests.support.observatory import policy, score


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/projects/", "/my-work/", "/account/", "/nothing/", "/admin/"])
def test_no_page_of_whoever_has_signed_in_is_kept(client, path):
    call_command("load_pages", verbosity=0)
    client.force_login(superuser() if path == "/admin/" else UserFactory())
    assert "no-store" in client.get(path)["Cache-Control"]


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/sign-in/", "/sign-up/", "/sign-in/code/", "/sign-in/passkey/"])
def test_no_page_with_a_secret_to_enter_is_kept(client, path):
    assert "no-store" in client.get(path)["Cache-Control"]


SHOW = """
import json
from pipeline.settings import production
names = [name for name in vars(production) if name.startswith(("SECURE_", "SESSION_COOKIE", "CSRF_COOKIE"))]
print(json.dumps({name: getattr(production, name) for name in names}))
"""


@pytest.fixture(scope="module")
def of_a_server():
    """What the settings of a server say of headers and cookies."""
    given = {"PATH": os.environ["PATH"], "SECRET_KEY": "x" * 60, "TRUSTED_PROXIES": "1"}
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", SHOW], cwd=settings.BASE_DIR, env=given, capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


@pytest.fixture
def visit(db, of_a_server):
    """Give a function that opens an address on a server, by https and behind its proxy, with or without a person."""
    with override_settings(**of_a_server):

        def visit(path, user=None):
            client = Client(raise_request_exception=False, headers={"X-Forwarded-Proto": "https"})
            if user:
                client.force_login(user)
            return client.get(path)

        yield visit


PLACES = {
    "a public page": ("/projects/", None, 200),
    "a page with a form": ("/sign-in/", None, 200),
    "a page of the editors": ("/about/", None, 200),
    "an account": ("/account/", UserFactory, 200),
    "the admin": ("/admin/", superuser, 200),
    "an editor's page": ("/admin/pages/", superuser, 200),
    "nothing there": ("/nothing/", None, 404),
    "nothing there in the admin": ("/admin/nothing/", superuser, 404),
    "a closed door": ("/_util/login/", UserFactory, 403),
    "a wrong method": ("/account/sessions/others/end/", UserFactory, 405),
    "a fault of ours": ("/admin/failwhale/", superuser, 500),
}


@pytest.mark.parametrize(("path", "who", "status"), PLACES.values(), ids=PLACES)
def test_the_observatory_gives_its_best_grade(path, who, status, visit):
    """S19: 115 or more, on every kind of page."""
    call_command("load_pages", verbosity=0)
    response = visit(path, who() if who else None)
    assert response.status_code == status
    points, said = score(response)
    assert points >= 130, said
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"


def test_no_policy_lets_in_what_stands_in_a_page(visit):
    """S20: the admin too; a style needs the number of its answer, and no script has one."""
    boss = superuser()
    for path in ("/", "/admin/", "/admin/pages/"):
        given = policy(visit(path, boss))
        assert given["default-src"] == ["'none'"]
        assert given["script-src"] == ["'self'"]
        assert "unsafe" not in str(given)


def test_cookies_of_a_server_are_bound_to_its_host(visit):
    """S21 and RFC 6265bis, 4.1.3.2: `__Host-` needs Secure, the path / and no domain."""
    given = visit("/sign-in/").cookies | visit("/account/", UserFactory()).cookies
    assert {"__Host-csrf", "__Host-session"} == set(given)
    for cookie in given.values():
        assert (cookie["secure"], cookie["httponly"], cookie["samesite"]) == (True, True, "Lax")
        assert (cookie["path"], cookie["domain"]) == ("/", "")

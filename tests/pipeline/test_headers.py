"""Headers and cookies: nobody's page is kept, and cookies go back to this site alone (S21, S41)."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

from tests.councils.factories import UserFactory, superuser


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/projects/", "/my-work/", "/account/", "/nothing/", "/admin/"])
def test_no_page_of_whoever_has_signed_in_is_kept(client, path):
    client.force_login(superuser() if path == "/admin/" else UserFactory())
    assert "no-store" in client.get(path)["Cache-Control"]


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/sign-in/", "/sign-up/", "/sign-in/code/", "/sign-in/passkey/"])
def test_no_page_with_a_secret_to_enter_is_kept(client, path):
    assert "no-store" in client.get(path)["Cache-Control"]


SHOW = """
import django
from django.conf import settings as s
django.setup()
print([s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME])
print([s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SESSION_COOKIE_HTTPONLY, s.CSRF_COOKIE_HTTPONLY])
print([s.SESSION_COOKIE_SAMESITE, s.CSRF_COOKIE_SAMESITE])
print([s.SESSION_COOKIE_PATH, s.CSRF_COOKIE_PATH, s.SESSION_COOKIE_DOMAIN, s.CSRF_COOKIE_DOMAIN])
"""


def test_cookies_of_a_server_are_bound_to_its_host():
    """RFC 6265bis, 4.1.3.2: `__Host-` needs Secure, the path / and no domain."""
    given = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "pipeline.settings.production"}
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", SHOW],
        cwd=settings.BASE_DIR,
        env={**given, "SECRET_KEY": "x" * 60, "TRUSTED_PROXIES": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines() == [
        "['__Host-session', '__Host-csrf']",
        "[True, True, True, True]",
        "['Lax', 'Lax']",
        "['/', '/', None, None]",
    ]

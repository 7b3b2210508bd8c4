"""Second factors are sealed anew, so that an old key can go."""

from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.utils import decrypt
from django.core.management import call_command

from tests.councils.factories import SECRET, UserFactory, with_app

pytestmark = pytest.mark.django_db


def reseal():
    said = StringIO()
    call_command("reseal_factors", stdout=said)
    return said.getvalue().strip()


def test_after_it_they_need_no_older_key(settings):
    user = with_app(UserFactory())
    codes = RecoveryCodes.activate(user).generate_codes()
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another key of fifty letters, or about as many as that"
    assert reseal() == "2 sealed with today's key, 0 that no key opens."
    settings.SECRET_KEY_FALLBACKS = []
    assert decrypt(Authenticator.objects.get(type="totp").data["secret"]) == SECRET
    assert RecoveryCodes.activate(user).generate_codes() == codes


def test_one_that_no_key_opens_stays_as_it_is_and_is_counted(settings):
    Authenticator.objects.create(user=UserFactory(), type="totp", data={"secret": "nonsense"})
    with_app(UserFactory())
    assert reseal() == "1 sealed with today's key, 1 that no key opens."
    assert Authenticator.objects.filter(data={"secret": "nonsense"}).exists()

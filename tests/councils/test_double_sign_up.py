"""Twenty clicks on "Create account" make one account, and every one is answered alike."""

from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from councils.doors import DOORS
from councils.models import User
from kit.limits import Limit
from tests.councils.factories import PASSWORD
from tests.support.parallel import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_twenty_identical_forms(monkeypatch):
    monkeypatch.setitem(DOORS, "account_signup", replace(DOORS["account_signup"], here=Limit(20, 60)))
    given = {"name": "Sam Field", "email": "sam@northby.example", "password1": PASSWORD}

    def sign_up():
        answer = Client().post(reverse("account_signup"), given)
        return answer.status_code, answer["Location"]

    assert set(at_once(sign_up)) == {(302, reverse("account_email_verification_sent"))}
    assert User.objects.count() == 1

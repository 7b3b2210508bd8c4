"""What the tests of this room do again and again."""

import re
import time

from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core import mail

from activity.models import Event
from councils.actions import membership as memberships
from councils.models import User
from tests.councils.factories import PASSWORD, SECRET


def again(user):
    """The person at their next request."""
    return User.objects.get(pk=user.pk)


def recognise(user, email=None):
    return memberships.recognise(user=user, email=email or user.email, by=user)


def happened():
    return list(Event.objects.order_by("id").values_list("kind", flat=True))


def text_of(response):
    return " ".join(response.content.decode().split())


def sign_up(client, email="sam@northby.gov.uk", name="Sam Field", password=PASSWORD):
    return client.post("/sign-up/", {"name": name, "email": email, "password1": password})


def confirm(client, email):
    key = EmailConfirmationHMAC(EmailAddress.objects.get(email=email)).key
    return client.post(f"/confirm-email/{key}/")


def code_in_mail():
    return re.search(r"^\s*([A-Z0-9-]{4,12})\s*$", mail.outbox[0].body, re.MULTILINE)[1]


def app_code(secret=SECRET, ago=0):
    """What the authenticator app shows now, or showed so many half minutes ago."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 - ago))


def is_signed_in(client):
    return "_auth_user_id" in client.session

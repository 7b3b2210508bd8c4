"""What an account is known by, and where it is signed in."""

import json

from allauth.account.models import EmailAddress
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session

from councils.models.user import User
from kit.personal import Person


def known_as(user: User) -> Person:
    """The person as rows know them: their id, and every address of theirs, confirmed or not."""
    addresses = EmailAddress.objects.filter(user=user).values_list("email", flat=True)
    return Person(user.pk, tuple({address.lower() for address in (user.email, *addresses)}))


def end_sessions(person: Person) -> None:
    """End every session of the person, also those in which somebody begins to sign in by an address of theirs."""
    theirs = [session.pk for session in Session.objects.iterator() if _is_of(session, person)]
    Session.objects.filter(pk__in=theirs).delete()


def _is_of(session: Session, person: Person) -> bool:
    data = session.get_decoded()
    written = json.dumps(data).lower()
    return data.get(SESSION_KEY) == str(person.pk) or any(address in written for address in person.addresses)

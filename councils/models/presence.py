"""What an account is known by, how one gets into it, and where it is signed in."""

import json

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session

from councils.models.user import User
from kit.personal import Person


def accounts_at(address: str) -> list[User]:
    """The account whose own address this is, or none. One that waits to be confirmed as its new one does not count:
    anybody may have typed it."""
    return list(User.objects.filter(email__iexact=address))


def forget_ways_in(user: User, *, with_factors: bool = False) -> None:
    """Leave the person their own address alone to sign in by: drop the password and accounts elsewhere, which may be of
    somebody else; `with_factors` those too, and addresses that wait to be confirmed."""
    user.set_unusable_password()
    user.save(update_fields=["password"])
    SocialAccount.objects.filter(user=user).delete()
    if with_factors:
        Authenticator.objects.filter(user=user).delete()
        EmailAddress.objects.filter(user=user).exclude(email__iexact=user.email).delete()


def known_as(user: User) -> Person:
    """The person as rows know them: their id, and every address that is theirs."""
    addresses = EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True)
    return Person(user.pk, tuple({address.lower() for address in (user.email, *addresses)}))


def end_sessions(person: Person) -> None:
    """End every session of the person, also those in which somebody begins to sign in by an address of theirs."""
    theirs = [session.pk for session in Session.objects.iterator() if _is_of(session, person)]
    Session.objects.filter(pk__in=theirs).delete()


def _is_of(session: Session, person: Person) -> bool:
    data = session.get_decoded()
    written = json.dumps(data).lower()
    # The address as the whole of a value: others may end with it.
    return data.get(SESSION_KEY) == str(person.pk) or any(f'"{address}"' in written for address in person.addresses)

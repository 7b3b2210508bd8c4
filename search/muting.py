"""The link in a mail about similar work that stops such mail: it says whose mail it is, under a signature."""

from django.core.signing import BadSignature, Signer
from django.urls import reverse

from councils.models import User


def link_for(person: User) -> str:
    """The path that stops this person's mail about similar work, without signing in."""
    return reverse("search:similar_mail", args=[token_for(person)])


def token_for(person: User) -> str:
    """What the link says: whose it is, signed."""
    return _signer().sign(str(person.pk))


def person_of(token: str) -> int:
    """The id of whom a link is for; raises `BadSignature` for one that we did not make."""
    whose = _signer().unsign(token)
    if not whose.isdecimal():
        raise BadSignature
    return int(whose)


def _signer() -> Signer:
    return Signer(salt="search.muting")

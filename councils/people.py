"""Who makes a request."""

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from councils.models import User
from kit.refusals import SignInNeeded

Anyone = User | AnonymousUser


def person(request: HttpRequest) -> User:
    """Give who has signed in; raises `SignInNeeded` for a visitor."""
    if isinstance(request.user, User):
        return request.user
    raise SignInNeeded

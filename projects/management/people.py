"""Who runs a command."""

from councils.models import User
from kit.refusals import Refusal


def person_at(email: str) -> User:
    """Give the person with this address; raises `Refusal` where nobody has an account with it."""
    user = User.objects.filter(email__iexact=email.strip(), is_active=True).first()
    if user is None:
        raise Refusal("Nobody has an account with the address given as --by.")
    return user

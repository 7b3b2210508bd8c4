"""How fast somebody may search: for a person to feel no limit, and a machine to find one."""

from django.http import HttpRequest

from kit.caller import address_of, household_of
from kit.limits import Limit, pace

# A whole council may share an address.
ADDRESS = Limit(3_000, 60)
PERSON = Limit(300, 60)


def keep_pace(request: HttpRequest) -> None:
    """Count a search; raises `kit.limits.TooOften` where there were too many in a minute."""
    pace(f"search from {household_of(address_of(request))}", ADDRESS)
    if request.user.is_authenticated:
        pace(f"search by {request.user.pk}", PERSON)

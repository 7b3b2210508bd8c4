"""How fast somebody may read."""

from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle
from rest_framework.views import APIView

from kit.caller import address_of, household_of
from kit.limits import Limit, TooOften, pace

# Ten in a second: a program that pages through everything feels no limit.
LIMIT = Limit(600, 60)


class PerAddress(BaseThrottle):
    """Hold back an address that asks too often."""

    seconds = 0

    def allow_request(self, request: Request, view: APIView) -> bool:
        """Count a request, and say whether it may go on."""
        try:
            pace(f"api from {household_of(address_of(request._request))}", LIMIT)
        except TooOften as refusal:
            self.seconds = refusal.seconds
            return False
        return True

    def wait(self) -> float:
        """In how many seconds to try again."""
        return self.seconds

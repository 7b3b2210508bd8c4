"""How long a session lasts."""

import time

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest

OPENED = "opened_at"
SEEN = "seen_at"
# A row is written at most this often for being read.
NOTE_EVERY = 5 * 60


def end_or_go_on(request: HttpRequest) -> None:
    """Sign out where the session was idle for `SESSION_IDLE` or is older than `SESSION_COOKIE_AGE`; else note it."""
    now = time.time()
    opened, seen = request.session.get(OPENED, now), request.session.get(SEEN, 0)
    if now - opened > settings.SESSION_COOKIE_AGE or (seen and now - seen > settings.SESSION_IDLE):
        logout(request)
    elif now - seen > NOTE_EVERY:
        request.session.update({OPENED: opened, SEEN: now})

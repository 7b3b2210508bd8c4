"""What a session has proven about its person."""

import time

from allauth.account.internal.flows import login


def shows(client, user, method, ago=0):
    """Let the session say that its person showed this (password, code, mfa) so many seconds ago."""
    session = client.session
    records = session.get(login.AUTHENTICATION_METHODS_SESSION_KEY, [])
    session[login.AUTHENTICATION_METHODS_SESSION_KEY] = [*records, {"method": method, "at": time.time() - ago}]
    session[login._AUTHENTICATION_METHODS_USER_SESSION_KEY] = str(user.pk)
    session.save()


def forgets(client):
    """Let the session be an older one, that proves nothing."""
    session = client.session
    session.pop(login.AUTHENTICATION_METHODS_SESSION_KEY, None)
    session.save()

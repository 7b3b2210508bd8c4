from notifications.letters import (
    entries,
    handovers,
    invitations,
    memberships,
    partnerships,
    passing_on,
    pledges,
    requests,
    standing_in,
    subscriptions,
    teams,
    thresholds,
)

__all__ = [
    "entries",
    "handovers",
    "invitations",
    "memberships",
    "partnerships",
    "passing_on",
    "pledges",
    "requests",
    "standing_in",
    "subscriptions",
    "teams",
    "thresholds",
]

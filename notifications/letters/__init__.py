from notifications.letters import (
    entries,
    handovers,
    invitations,
    memberships,
    partnerships,
    pledges,
    requests,
    standing_in,
    teams,
    thresholds,
)

__all__ = [
    "entries",
    "handovers",
    "invitations",
    "memberships",
    "partnerships",
    "pledges",
    "requests",
    "standing_in",
    "teams",
    "thresholds",
]

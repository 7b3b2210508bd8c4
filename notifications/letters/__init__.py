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
]

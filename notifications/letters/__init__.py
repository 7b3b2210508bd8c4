from notifications.letters import entries, invitations, memberships, partnerships, pledges, requests, standing_in, teams

__all__ = ["entries", "invitations", "memberships", "partnerships", "pledges", "requests", "standing_in", "teams"]

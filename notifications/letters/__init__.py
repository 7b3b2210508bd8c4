from notifications.letters import entries, memberships, partnerships, pledges, requests, standing_in, teams

__all__ = ["entries", "memberships", "partnerships", "pledges", "requests", "standing_in", "teams"]

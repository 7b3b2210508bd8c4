from notifications.letters import entries, memberships, partnerships, pledges, requests, teams

__all__ = ["entries", "memberships", "partnerships", "pledges", "requests", "teams"]

"""Saved searches: what somebody searched for, asked again of what has changed."""

from activity.models.event import AppendOnly, Event

__all__ = ["AppendOnly", "Event"]

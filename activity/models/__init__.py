from activity.models.event import AppendOnly, Event
from activity.models.machine import Heartbeat, Schedule

__all__ = ["AppendOnly", "Event", "Heartbeat", "Schedule"]

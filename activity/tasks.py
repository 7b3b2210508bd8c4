"""Jobs of this room."""

from django_tasks import task

from activity.models import Event
from activity.origin import coming_through
from activity.readers import queued


@task()
def read_event(reader: str, event_id: int) -> None:
    """Tell the queued reader of that name of one event."""
    with coming_through("worker"):
        queued[reader].read(Event.objects.get(pk=event_id))

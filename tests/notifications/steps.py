"""What became of a mail."""

from activity.models import Event


def steps_of(mail):
    """The kinds of its Events, in order."""
    events = Event.objects.filter(subject="notifications.mail", subject_id=mail.pk)
    return list(events.order_by("id").values_list("kind", flat=True))

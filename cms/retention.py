"""What of the admin is kept, and for how long."""

from wagtail.admin.models import FormState

from activity import retention


def register() -> None:
    """Say it."""
    retention.keep(
        "what was typed in the admin",
        "What somebody typed in the admin and did not save",
        term=FormState.STALE_TIMEOUT,
        since="typing it",
        erase=lambda: FormState.objects.stale().delete(),
    )

"""What of the admin is kept, and for how long."""

from datetime import timedelta

from django.core.files.storage import default_storage
from django.utils import timezone
from wagtail.admin.models import FormState
from wagtail.models import UploadedFile

from activity import retention

UNFINISHED = timedelta(days=1)


def register() -> None:
    """Say it."""
    retention.keep(
        "what was typed in the admin",
        "What somebody typed in the admin and did not save",
        term=FormState.STALE_TIMEOUT,
        since="typing it",
        erase=lambda: FormState.objects.stale().delete(),
    )
    retention.keep(
        "uploads that were not finished",
        "A file that somebody of the site team began to upload",
        term=UNFINISHED,
        since="giving it",
        erase=forget_uploads,
    )


def forget_uploads() -> None:
    """Delete what Wagtail keeps of uploads that were never finished, as they came."""
    for upload in UploadedFile.objects.all():
        if _is_old(str(upload.file)):
            upload.file.delete(save=False)
            upload.delete()


def _is_old(name: str) -> bool:
    """Whether the term of a file is over; one that is not there has none."""
    is_there = bool(name) and default_storage.exists(name)
    return not is_there or default_storage.get_modified_time(name) < timezone.now() - UNFINISHED

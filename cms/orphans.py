"""Files that no row knows: of an upload that ended half-way, or was taken back."""

from datetime import datetime, timedelta

from django.core.files.storage import default_storage
from django.utils import timezone
from wagtail.documents.models import Document
from wagtail.images.models import Image, Rendition
from wagtail.models import UploadedFile

# Whoever uploads a file now will have its row by then.
OLD = timedelta(days=1)
FOLDERS = {
    "images": Rendition.objects,
    "original_images": Image.objects,
    "documents": Document.objects,
    "wagtail_uploads": UploadedFile.objects,
}


def sweep() -> None:
    """Delete them."""
    for folder, rows in FOLDERS.items():
        known = set(rows.values_list("file", flat=True))
        for name in _files(folder):
            if name not in known and _modified(name) < timezone.now() - OLD:
                default_storage.delete(name)


def _files(folder: str) -> list[str]:
    if not default_storage.exists(folder):
        return []
    return [f"{folder}/{name}" for name in default_storage.listdir(folder)[1]]


def _modified(name: str) -> datetime:
    return default_storage.get_modified_time(name)

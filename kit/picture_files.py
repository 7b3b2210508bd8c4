"""The files of pictures that rows keep, as answers."""

from typing import Any

from django.http import Http404, HttpResponse

from kit.models import DrawnPicture, DrawnPictureQuerySet
from kit.pictures import CONTENT_TYPE

# Named by its content, so it never changes; `private`, since not everybody may read what it belongs to.
FOR_GOOD = "private, max-age=31536000, immutable"


def file_of(rows: DrawnPictureQuerySet[Any], digest: str, size: str) -> HttpResponse:
    """Give the file with that digest; raises `Http404` where none of `rows` has it in this of `DrawnPicture.SIZES`."""
    if size not in DrawnPicture.SIZES:
        raise Http404
    content = rows.filter(digest=digest).values_list(size, flat=True).first()
    if content is None:
        raise Http404
    return webp(bytes(content), digest)


def webp(content: bytes, name: str) -> HttpResponse:
    """Give a picture's file to look at, called `name`, for the browser to keep for good."""
    headers = {"Cache-Control": FOR_GOOD, "Content-Disposition": f'inline; filename="{name}.webp"'}
    return HttpResponse(content, content_type=CONTENT_TYPE, headers=headers)

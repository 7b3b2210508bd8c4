"""The files of pages, as their readers get them: pictures to see, documents to save."""

from django.db.models import Model
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from wagtail.documents.views.serve import serve
from wagtail.images.models import Image, Rendition

from kit.access import anyone, page
from kit.pictures import CONTENT_TYPE

# A picture is named by its content, so its files never change.
FOR_GOOD = "private, max-age=31536000, immutable"
FOLDERS: dict[str, type[Model]] = {"images": Rendition, "original_images": Image}


@page(anyone)
def image(request: HttpRequest, folder: str, name: str) -> HttpResponseBase:
    """A file of a picture; nothing else that lies in the folder of files."""
    kept = FOLDERS[folder]._default_manager.filter(file=f"{folder}/{name}").first() if folder in FOLDERS else None
    if kept is None or not kept.file.storage.exists(kept.file.name):
        raise Http404
    headers = {"Cache-Control": FOR_GOOD, "Content-Security-Policy": "default-src 'none'"}
    return FileResponse(kept.file.open(), content_type=CONTENT_TYPE, headers=headers, filename=name)


@page(anyone)
def document(request: HttpRequest, number: int, name: str) -> HttpResponseBase:
    """A document."""
    response: HttpResponseBase = serve(request, number, name)
    return response

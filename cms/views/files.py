"""The files of pages, as their readers get them: pictures to see, documents to save."""

from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse
from wagtail.documents.views.serve import serve
from wagtail.images.models import Image, Rendition

from kit.access import anyone, page, signed_in
from kit.picture_files import webp

FOLDERS = {"images": Rendition.objects, "original_images": Image.objects}


@page(anyone)
def image(request: HttpRequest, folder: str, name: str) -> HttpResponse:
    """A file of a picture; nothing else that lies in the folder of files."""
    path = f"{folder}/{name}"
    if folder not in FOLDERS or not FOLDERS[folder].filter(file=path).exists() or not default_storage.exists(path):
        raise Http404
    with default_storage.open(path) as file:
        return webp(file.read(), name.removesuffix(".webp"))


@page(signed_in, posts=True)
def taken_whole(request: HttpRequest, number: int) -> HttpResponse:
    """Where Wagtail takes a file that it kept without its words: ours are taken whole, so there is none."""
    raise Http404


@page(anyone)
def document(request: HttpRequest, number: int, name: str) -> HttpResponse:
    """A document, to be saved."""
    response: HttpResponse = serve(request, number, name)
    return response

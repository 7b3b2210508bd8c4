"""The one door for pictures that people give: what comes in is read as a picture and drawn anew, or refused.

What is kept is what Pillow drew: nothing else that was in the file, such as a place, a script or another file, is.
"""

import warnings
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from typing import IO

from django.utils.translation import gettext as _
from PIL import Image, ImageOps

MOST_BYTES = 10 * 1024 * 1024
# 4,096 by 3,072, as a telephone takes them: half a second and 200 MB to read, whichever the format.
MOST_PIXELS = 4_096 * 3_072
FORMATS = ("JPEG", "PNG", "WEBP")
CONTENT_TYPE = "image/webp"
# The longest side. A page shows the small one: with it, it weighs 100 kB at most.
SMALL, LARGE = 640, 1600
SMALL_BYTES = 35_000
QUALITIES = (75, 55, 35, 15)
# How what telephones and cameras take says what it is, from its fifth byte on.
HEIC = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypmsf1", b"ftyphevc", b"ftypavif")


class NoPicture(Exception):
    """What was given will not do; the sentence says what to do."""


@dataclass(frozen=True)
class Drawn:
    """A picture as it is kept: two WebP files, the size of the small one, and the digest of their content."""

    digest: str
    width: int
    height: int
    small: bytes
    large: bytes


def draw(given: IO[bytes]) -> Drawn:
    """Give what a file shows, drawn anew. Raises `NoPicture`."""
    large = read(given)
    small = large.copy()
    small.thumbnail((SMALL, SMALL))
    drawn = _as_webp(large, QUALITIES[0])
    return Drawn(sha256(drawn).hexdigest()[:32], small.width, small.height, _light(small), drawn)


def read(given: IO[bytes]) -> Image.Image:
    """Give the pixels of a file, the right way up, at most `LARGE`, and nothing else. Raises `NoPicture`."""
    content = _content(given)
    try:
        with warnings.catch_warnings():
            # Pillow warns of odd metadata, which is dropped, and of size, which is looked at here.
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(content), formats=FORMATS) as image:
                _check(image)
                return _pixels(image)
    except NoPicture:
        raise
    except Image.DecompressionBombError as error:
        raise NoPicture(_too_large()) from error
    except Exception as error:  # broken files fail in Pillow in every way there is
        raise NoPicture(_what_to_do(content)) from error


def _content(given: IO[bytes]) -> bytes:
    given.seek(0)
    content = given.read(MOST_BYTES + 1)
    given.seek(0)
    if len(content) > MOST_BYTES:
        raise NoPicture(_("Choose a picture of at most 10 MB: save it smaller, then try again"))
    return content


def _check(image: Image.Image) -> None:
    """Look at what the head of the file says, before anything is unpacked."""
    if image.width * image.height > MOST_PIXELS:
        raise NoPicture(_too_large())
    if getattr(image, "is_animated", False):
        raise NoPicture(_("Choose a picture that does not move"))


def _pixels(image: Image.Image) -> Image.Image:
    """Made small before anything else is done, which would take as much memory again."""
    if image.mode in ("RGB", "RGBA"):
        image.thumbnail((LARGE, LARGE))
    bare = ImageOps.exif_transpose(image).convert("RGBA" if image.has_transparency_data else "RGB")
    bare.thumbnail((LARGE, LARGE))
    bare.info = {}
    return bare


def _light(image: Image.Image) -> bytes:
    """The best that weighs little; of what never does, the lightest."""
    tried = b""
    for quality in QUALITIES:
        tried = _as_webp(image, quality)
        if len(tried) <= SMALL_BYTES:
            break
    return tried


def _as_webp(image: Image.Image, quality: int) -> bytes:
    file = BytesIO()
    image.save(file, "WEBP", quality=quality, method=2)
    return file.getvalue()


def _too_large() -> str:
    return _("Choose a picture of at most 12.5 million pixels, such as 4,096 by 3,072")


def _what_to_do(content: bytes) -> str:
    if content[4:12] in HEIC:
        return _("Choose a JPEG, PNG or WebP. This is a HEIC or AVIF: save it as a JPEG first")
    if b"<svg" in content[:4_000].lower():
        return _("Choose a JPEG, PNG or WebP. This is an SVG drawing: save it as a PNG first")
    if content[:4] == b"GIF8":
        return _("Choose a JPEG, PNG or WebP. This is a GIF: save it as a PNG first")
    return _("Choose a JPEG, PNG or WebP. This file is something else, or it is broken")

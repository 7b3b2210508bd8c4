"""The one door for documents that people give: what comes in is what its name says, or it is refused.

A document is kept as it is, so its readers get it to save, never to open in the site.
"""

import zipfile
from collections.abc import Callable
from pathlib import PurePath
from typing import IO

from django.utils.translation import gettext as _

MOST_BYTES = 10 * 1024 * 1024
MACROS = "vbaProject.bin"


class NoPaper(Exception):
    """What was given will not do; the sentence says what to do."""


def check(given: IO[bytes], name: str) -> None:
    """Look at whether a file is what the end of its name says. Raises `NoPaper`."""
    given.seek(0)
    content = given.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise NoPaper(_("Choose a document of at most 10 MB"))
    given.seek(0)
    kind = PurePath(name).suffix.removeprefix(".").lower()
    if kind not in KINDS:
        raise NoPaper(_("Choose one of these: %(kinds)s") % {"kinds": ", ".join(KINDS)})
    if not KINDS[kind](given, content):
        raise NoPaper(_("This is no %(kind)s file, or it is broken: save it again, then choose it") % {"kind": kind})
    given.seek(0)


def _is_pdf(given: IO[bytes], content: bytes) -> bool:
    return content.startswith(b"%PDF-")


def _is_text(given: IO[bytes], content: bytes) -> bool:
    try:
        return "\0" not in content.decode()
    except UnicodeDecodeError:
        return False


def _office(folder: str) -> Callable[[IO[bytes], bytes], bool]:
    """Of Microsoft's formats, which are zips with a table of contents; one with macros in it is none."""

    def is_such(given: IO[bytes], content: bytes) -> bool:
        names = _names(given)
        has_macros = any(name.endswith(MACROS) for name in names)
        return "[Content_Types].xml" in names and any(name.startswith(folder) for name in names) and not has_macros

    return is_such


def _open_document(kind: str) -> Callable[[IO[bytes], bytes], bool]:
    """Of the OpenDocument formats, which say at a fixed place what they are (part 2, 3.3)."""
    said = f"mimetypeapplication/vnd.oasis.opendocument.{kind}".encode()
    return lambda given, content: content[30:].startswith(said) and bool(_names(given))


def _names(given: IO[bytes]) -> list[str]:
    try:
        return zipfile.ZipFile(given).namelist()
    except Exception:  # broken ones fail in every way there is
        return []


KINDS: dict[str, Callable[[IO[bytes], bytes], bool]] = {
    "pdf": _is_pdf,
    "odt": _open_document("text"),
    "ods": _open_document("spreadsheet"),
    "odp": _open_document("presentation"),
    "docx": _office("word/"),
    "xlsx": _office("xl/"),
    "pptx": _office("ppt/"),
    "csv": _is_text,
    "txt": _is_text,
}

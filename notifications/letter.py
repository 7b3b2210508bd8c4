"""What a mail says, in parts: a plain-text mail is laid out from them here."""

import unicodedata
from dataclasses import dataclass
from urllib.parse import urljoin

from django.conf import settings
from django.utils.text import Truncator
from django.utils.translation import gettext as _

LONGEST_SUBJECT = 150
# Control and format characters, halves of characters, and separators of lines and paragraphs.
INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


@dataclass(frozen=True)
class Letter:
    """What one person is told.

    `says` are paragraphs; `quote` is what another person wrote; `do` says what to do next, at the path `link`; `why`
    says why the person gets this; an answer goes to `reply_to`.
    """

    subject: str
    says: tuple[str, ...]
    do: str
    link: str
    why: str
    quote: str = ""
    reply_to: tuple[str, ...] = ()

    @property
    def body(self) -> str:
        """The text of the mail."""
        next_step = f"{self.do}\n{absolute(self.link)}"
        parts = [*self.says, *_quoted(self.quote), next_step, f"{self.why}\n{settings.SITE_NAME}, {absolute('/')}"]
        return "\n\n".join(parts) + "\n"


def absolute(path: str) -> str:
    """The address of a page of the site, as a mail gives it."""
    return urljoin(str(settings.SITE_URL), path)


def oneline(text: object) -> str:
    """The text in one line, without characters that nobody sees: no title or name can break a header or a sentence."""
    seen = "".join(" " if unicodedata.category(letter) in INVISIBLE else letter for letter in str(text))
    return " ".join(seen.split())


def subject_line(text: object) -> str:
    """The text as a subject: one line, not too long."""
    return str(Truncator(oneline(text)).chars(LONGEST_SUBJECT))


def _quoted(text: str) -> list[str]:
    if not text.strip():
        return []
    lines = [oneline(line) for line in text.strip().splitlines()]
    return [_("They write:"), "\n".join(f"> {line}".rstrip() for line in lines)]

"""What a mail says, in parts: a plain-text mail is laid out from them here."""

import unicodedata
from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from kit.text import INVISIBLE
from kit.web_addresses import absolute

LONGEST_SUBJECT = 150
HTML = "notifications/mail/letter.html"


@dataclass(frozen=True)
class Item:
    """A thing that a mail names: its title, the path of its page, and a line about it."""

    title: str
    link: str
    line: str = ""


@dataclass(frozen=True)
class Stop:
    """How to get no more mails such as this, or other than so often: the path of the `page` where that is said, and the
    path that a mail program posts to for its person (RFC 8058)."""

    page: str
    at_once: str


@dataclass(frozen=True)
class Letter:
    """What one person is told.

    `says` are paragraphs, below which stand `items`; `quote` is what another person wrote, whose name is `quote_by`;
    `do` says what to do next, at the path `link`; `why` says why the person gets this, and `stop` how to get no more;
    an answer goes to `reply_to`.
    """

    subject: str
    says: tuple[str, ...]
    do: str
    link: str
    why: str
    quote: str = ""
    quote_by: str = ""
    reply_to: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    stop: Stop | None = None

    @property
    def body(self) -> str:
        """The text of the mail."""
        next_step = f"{self.do}\n{absolute(self.link)}"
        items = ["\n".join(filter(None, (each.title, each.line, each.link))) for each in self._items()]
        ways_out = [f"{_('Stop these mails, or change how often they come:')}\n{page}" for page in self._stop_page()]
        parts = [*self.says, *items, *self._quoted(), next_step, *ways_out, f"{self.why}\n{settings.SITE_NAME}"]
        return "\n\n".join(parts) + "\n"

    @property
    def html(self) -> str:
        """The same as a page."""
        drawn = {"link": absolute(self.link), "quoted": self._quote_lines(), "items": self._items()}
        return render_to_string(HTML, {**vars(self), **drawn, "stop_page": "".join(self._stop_page())})

    def _items(self) -> list[Item]:
        """What it names, each word in one line, its page as a mail gives it."""
        return [Item(oneline(each.title), absolute(each.link), oneline(each.line)) for each in self.items]

    def _stop_page(self) -> list[str]:
        return [absolute(self.stop.page)] if self.stop else []

    def _quoted(self) -> list[str]:
        lines = [f"> {line}".rstrip() for line in self._quote_lines()]
        if not lines:
            return []
        return [_("%(person)s writes:") % {"person": oneline(self.quote_by)}, "\n".join(lines)]

    def _quote_lines(self) -> list[str]:
        return [oneline(line) for line in self.quote.strip().splitlines()]


@dataclass(frozen=True)
class ReadyMade:
    """Account mail, which comes as text."""

    subject: str
    body: str
    reply_to: tuple[str, ...] = ()
    stop: None = None

    @property
    def html(self) -> str:
        """The same as a page, its addresses as links."""
        paragraphs = [part.strip() for part in self.body.split("\n\n") if part.strip()]
        return render_to_string(HTML, {"subject": self.subject, "paragraphs": paragraphs})


def oneline(text: object) -> str:
    """The text in one line, without characters that nobody sees: no title or name can break a header or a sentence."""
    seen = "".join(" " if unicodedata.category(letter) in INVISIBLE else letter for letter in str(text))
    return " ".join(seen.split())


def subject_line(text: object) -> str:
    """The text as a subject: one line, not too long."""
    line = oneline(text)
    return line if len(line) <= LONGEST_SUBJECT else f"{line[: LONGEST_SUBJECT - 1].rstrip()}…"

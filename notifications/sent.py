"""Reads the folder into which mail is put on a development machine."""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

SHOWN = 200


@dataclass(frozen=True)
class SentMail:
    """A mail in the folder: its name there, its head (by name: Date, From, To, Reply-To, Subject) and its text."""

    name: str
    head: dict[str, str]
    body: str

    @property
    def subject(self) -> str:
        """What it is about."""
        return self.head.get("Subject", "")

    @property
    def to(self) -> str:
        """Whom it went to."""
        return self.head.get("To", "")


def newest() -> list[SentMail]:
    """The newest mails in the folder, newest first."""
    return [_read(path) for path in sorted(_files(), reverse=True)[:SHOWN]]


def find(name: str) -> SentMail | None:
    """The mail of that name, or None. Names are looked up among those that are there, so no name leads elsewhere."""
    return next((_read(path) for path in _files() if path.stem == name), None)


def _files() -> list[Path]:
    return list(Path(settings.MAIL_FOLDER).glob("*.txt"))


def _read(path: Path) -> SentMail:
    head, _blank, body = path.read_text(encoding="utf-8").partition("\n\n")
    return SentMail(path.stem, dict(line.split(": ", 1) for line in head.split("\n") if ": " in line), body)

"""Which accounts were closed, in a list that stands outside the database, so that no restore brings them back.

A backup that was made before an account was closed still holds the person. So the list is kept apart
(`CLOSED_ACCOUNTS`), a copy of it lies beside every backup, and after a restore all that it names are closed again. It
holds ids and the moment at which the account was opened, which tells it from another that gets the same id later.
"""

import os
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings

from councils.actions import account
from councils.models import User


def note() -> None:
    """Write down the accounts that have been closed, each once."""
    closed = User.objects.filter(closed_at__isnull=False).order_by("closed_at")
    _add(_file(), [_line(user) for user in closed])


def copy_beside(backup: Path) -> None:
    """Put what the list holds now into the one beside the backups."""
    note()
    _add(_beside(backup), _read(_file()))


def close_again(backup: Path) -> int:
    """Close the accounts that were closed after this backup was made; gives how many."""
    _add(_file(), _read(_beside(backup)))
    listed = _read(_file())
    back = [user for user in User.objects.filter(closed_at=None) if _line(user) in listed]
    for user in back:
        account.close(by=user)
    return len(back)


def _file() -> Path:
    return Path(settings.CLOSED_ACCOUNTS)


def _beside(backup: Path) -> Path:
    return backup.with_name("closed-accounts.txt")


def _line(user: User) -> str:
    return f"{user.pk} {user.date_joined.isoformat()}"


def _read(file: Path) -> list[str]:
    return file.read_text(encoding="ascii").splitlines() if file.exists() else []


def _add(file: Path, lines: Iterable[str]) -> None:
    """Add the lines that are not there yet; nobody else may read them."""
    known = set(_read(file))
    new = [f"{line}\n" for line in lines if line not in known]
    if new:
        with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a", encoding="ascii") as opened:
            opened.writelines(new)

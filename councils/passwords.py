"""What a password may not be, beside what Django's own validators refuse (ASVS 5.0, 6.2.9 and 6.2.11)."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

LONGEST = 128
# What somebody who guesses at this site tries first, with a year behind it.
OUR_WORDS = (
    "admin",
    "borough",
    "council",
    "county",
    "declaration",
    "digital",
    "district",
    "gov",
    "government",
    "letmein",
    "local",
    "officer",
    "password",
    "pipeline",
    "project",
    "public",
    "qwerty",
    "steward",
    "welcome",
)
SHORTEST_WORD = 3
# So many letters must stand between them.
OTHER_LETTERS = 4


class LongestPassword:
    """Refuses a password so long that looking at it takes the site's time."""

    def validate(self, password: str, _user: object = None) -> None:
        """Raise `ValidationError` for one of more than 128 characters."""
        if len(password) > LONGEST:
            raise ValidationError(_("Choose a password of at most %(number)d characters.") % {"number": LONGEST})


class MoreThanOurWords:
    """Refuses a password made of this site's words, or of those of the person's address, and numbers."""

    def validate(self, password: str, user: object = None) -> None:
        """Raise `ValidationError` where hardly a letter stands beside those words."""
        words = {*OUR_WORDS, *_words(getattr(user, "email", ""))}
        longest_first = sorted(words, key=len, reverse=True)
        letters = "".join(filter(str.isalpha, password.casefold()))
        others, found = re.subn("|".join(map(re.escape, longest_first)), "", letters)
        if found and len(others) < OTHER_LETTERS:
            raise ValidationError(_("Choose a password that is more than your address or words of this site."))


def _words(address: str) -> list[str]:
    return [word for word in re.findall(r"[^\W\d_]+", address.casefold()) if len(word) >= SHORTEST_WORD]

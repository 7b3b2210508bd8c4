"""Under which address a page is to be known, and what is told of it where somebody shares it.

A view gives a `Sharing` to its template as `sharing`, and `pipeline/templates/parts/sharing.html` writes it into the
head. A page without one tells nothing, and no search engine is to keep it: forms, accounts, errors.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Self

from django.conf import settings
from django.urls import translate_url

from kit.models import DrawnPicture
from kit.web_addresses import absolute

# What sites that show links ask of a picture that they show large, by the small file of ours.
LEAST_WIDTH, LEAST_HEIGHT = 600, 315
# The language of whoever reads none of those that a page is in.
ANY_OTHER = "x-default"


@dataclass(frozen=True)
class SharedPicture:
    """A picture to show with a link: the path of its file, and what it shows."""

    path: str
    alt: str

    @classmethod
    def of(cls, drawn: DrawnPicture | None, path: str) -> Self | None:
        """Give a picture of ours that has its large file at this path; None where it is too small or too high."""
        if drawn is None or drawn.width < LEAST_WIDTH or drawn.height < LEAST_HEIGHT:
            return None
        return cls(path, drawn.alt)


@dataclass(frozen=True)
class Sharing:
    """What is told of a page. Give one for what everybody may see, and for nothing else.

    `path` is the page's own: today's slug, and of the parameters those that change it, in their order. `about` says in
    plain text what it is about, or is empty for the words of the site. `kind` is a type of OpenGraph. Search engines
    keep the page only where `is_indexed`. `paths` are those of a page that is not in every language of the site, by
    the code of the language.
    """

    path: str
    about: str = ""
    picture: SharedPicture | None = None
    kind: str = "website"
    is_indexed: bool = True
    paths: Mapping[str, str] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """The whole address of the page."""
        return absolute(self.path)

    @property
    def languages(self) -> Iterator[tuple[str, str]]:
        """The languages that the page is in, by their codes, each with its whole address there; then any other."""
        paths = self.paths or {code: translate_url(self.path, code) for code, _name in settings.LANGUAGES}
        usual = paths.get(settings.LANGUAGE_CODE) or next(iter(paths.values()))
        for code, path in [*paths.items(), (ANY_OTHER, usual)]:
            yield code, absolute(path)

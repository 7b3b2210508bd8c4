"""Every page that the suite sees is parsed strictly, as a browser that forgives nothing would."""

import re
from collections import Counter
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from html5lib import HTMLParser

# Wagtail's admin is Wagtail's own; its pages are theirs to mend.
NOT_OURS = ("/admin/",)
# What scripts put into pages: pieces, without a head and a first heading.
PIECES = frozenset({"/similar-work/"})
TOKEN = re.compile(r'(?<=name="csrfmiddlewaretoken" value=")\w+')
_sound: set[int] = set()


class BadHtml(AssertionError):
    """A page of ours is not valid."""


class StrictHtmlMiddleware:
    """Fail on parse errors, duplicate ids, and a first heading that the title does not bear."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if is_page_of_ours(request, response):
            check_page(response.content.decode(), request.path)
        return response


def is_page_of_ours(request: HttpRequest, response: HttpResponse) -> bool:
    return (
        not response.streaming
        and response.get("Content-Type", "").startswith("text/html")
        and bool(response.content)
        and not request.path.startswith(NOT_OURS)
    )


def check_page(html: str, path: str) -> None:
    """Raise `BadHtml` for what is wrong with the page, with its path. A page seen before is not read again."""
    seen = hash(TOKEN.sub("", html))
    if seen not in _sound:
        check_again(html, path)
        _sound.add(seen)


def check_again(html: str, path: str) -> None:
    parser = HTMLParser(namespaceHTMLElements=False)
    is_piece = path in PIECES and "<!DOCTYPE" not in html
    document = parser.parseFragment(html) if is_piece else parser.parse(html)
    errors = [f"{code} at {position}" for position, code, _data in parser.errors]
    if errors:
        raise BadHtml(f"{path}: {errors[:5]}")
    ids = Counter(element.get("id") for element in document.iter() if element.get("id"))
    repeated = [name for name, count in ids.items() if count > 1]
    if repeated:
        raise BadHtml(f"{path}: ids used twice: {repeated}")
    if not is_piece:
        check_heading(document, path)


def check_heading(document, path: str) -> None:
    headings = [" ".join("".join(h1.itertext()).split()) for h1 in document.iter("h1")]
    title = " ".join("".join(document.find(".//title").itertext()).split())
    if len(headings) != 1:
        raise BadHtml(f"{path}: {len(headings)} first headings: {headings}")
    if headings[0] not in title:
        raise BadHtml(f"{path}: the title {title!r} does not bear the heading {headings[0]!r}")

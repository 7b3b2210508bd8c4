"""What RFC 4287 asks of a feed, for tests: `faults_of` says what is wrong with one."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

ATOM = "{http://www.w3.org/2005/Atom}"
# Those of which there is just one (4.1.1 and 4.1.2); of `summary`, `published` and the like there is one at most.
ONCE = ("id", "title", "updated")
ONCE_AT_MOST = ("subtitle", "summary", "published", "content", "generator", "icon", "logo", "rights")
TEXT_TYPES = {None, "text", "html", "xhtml"}


def faults_of(written: bytes) -> list[str]:
    feed = ElementTree.fromstring(written)  # noqa: S314 - our own
    entries = feed.findall(f"{ATOM}entry")
    found = [] if feed.tag == f"{ATOM}feed" else [f"the root is {feed.tag}"]
    found += _of_part(feed, "feed")
    found += [] if len(_links(feed, "self")) == 1 else ["the feed does not say where it is (4.1.1)"]
    ids = Counter(entry.findtext(f"{ATOM}id") for entry in entries)
    found += [f"two entries are {name}" for name, count in ids.items() if count > 1]
    for entry in entries:
        found += _of_part(entry, "entry")
        if entry.find(f"{ATOM}author") is None and feed.find(f"{ATOM}author") is None:
            found.append("an entry has no author (4.1.2)")
        if not _links(entry, "alternate") and entry.find(f"{ATOM}content") is None:
            found.append("an entry has neither content nor an alternate link (4.1.2)")
    return found


def _of_part(part: Element, name: str) -> Iterator[str]:
    """What holds of a feed and of an entry alike."""
    yield from (f"{name}: {fault}" for check in (_counts, _texts, _moments, _addresses) for fault in check(part))


def _counts(part: Element) -> Iterator[str]:
    counts = Counter(child.tag.removeprefix(ATOM) for child in part)
    yield from (f"{counts[tag]} × {tag}" for tag in ONCE if counts[tag] != 1)
    yield from (f"{counts[tag]} × {tag}" for tag in ONCE_AT_MOST if counts[tag] > 1)
    yield from (f"unknown {child.tag}" for child in part if not child.tag.startswith(ATOM))


def _texts(part: Element) -> Iterator[str]:
    yield from ("an author has no name (3.2.1)" for each in part.findall(f"{ATOM}author") if not each[0].text)
    texts = [*part.findall(f"{ATOM}title"), *part.findall(f"{ATOM}summary")]
    yield from (f"{text.tag} of no type (3.1.1)" for text in texts if text.get("type") not in TEXT_TYPES or len(text))


def _moments(part: Element) -> Iterator[str]:
    written = [each.text or "" for tag in ("updated", "published") for each in part.findall(f"{ATOM}{tag}")]
    yield from (f"{each} has no zone (3.3)" for each in written if datetime.fromisoformat(each).tzinfo is None)


def _addresses(part: Element) -> Iterator[str]:
    if not urlsplit(part.findtext(f"{ATOM}id", "")).scheme:
        yield "its id is no IRI (4.2.6)"
    alternates = Counter((link.get("type"), link.get("hreflang")) for link in _links(part, "alternate"))
    yield from (f"{count} alternates of {kind} (4.1.1)" for kind, count in alternates.items() if count > 1)
    hrefs = [link.get("href", "") for link in part.findall(f"{ATOM}link")]
    yield from (f"a link to {href!r}" for href in hrefs if urlsplit(href).scheme not in {"http", "https"})


def _links(part: Element, relation: str) -> list[Element]:
    return [link for link in part.findall(f"{ATOM}link") if link.get("rel", "alternate") == relation]

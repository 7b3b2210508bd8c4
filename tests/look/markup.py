"""HTML as a tree that can be compared: what makes no difference is taken out."""

import re
from typing import Any

from html5lib import HTMLParser

REFERENCES = ("id", "for", "aria-describedby", "aria-labelledby", "href")
# Behaviour that needs a script, and the size that all our options have.
IGNORED_ATTRIBUTE = re.compile(r"data-.*|xmlns")
IGNORED_CLASS = re.compile(r"govuk-(radios|checkboxes)--small")


def tree(html: str) -> list[Any]:
    """Give the HTML as nested lists: elements with their attributes, and words. Raises for invalid HTML."""
    parser = HTMLParser(namespaceHTMLElements=False)
    fragment = parser.parseFragment(html)
    assert not parser.errors, parser.errors
    return _children(fragment, _names(fragment))


def _names(fragment) -> dict[str, str]:
    """Give each id a name by its place, so that only relations are compared."""
    ids = [element.get("id") for element in fragment.iter() if element.get("id")]
    return {found: f"id-{number}" for number, found in enumerate(dict.fromkeys(ids))}


def _children(element, names: dict[str, str]) -> list[Any]:
    parts: list[Any] = [_words(element.text)]
    for child in element:
        parts += [[child.tag, _attributes(child, names), *_children(child, names)], _words(child.tail)]
    return [part for part in parts if part]


def _attributes(element, names: dict[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in element.attrib.items() if not IGNORED_ATTRIBUTE.fullmatch(str(name))}
    for name in REFERENCES:
        if name in kept:
            kept[name] = " ".join(_named(part, names) for part in kept[name].split())
    if "class" in kept:
        kept["class"] = " ".join(sorted(c for c in kept["class"].split() if not IGNORED_CLASS.fullmatch(c)))
    return kept


def _named(reference: str, names: dict[str, str]) -> str:
    anchor, target = ("#", reference[1:]) if reference.startswith("#") else ("", reference)
    return anchor + names.get(target, target)


def _words(text: str | None) -> str:
    return " ".join((text or "").split())

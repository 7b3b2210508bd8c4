"""Whether a parsed page holds anything that would run."""

import html5lib

ADDRESSES = {"href", "src", "action", "formaction", "data", "srcdoc", "background", "poster", "srcset", "http-equiv"}
RUNNING = ("javascript:", "data:", "vbscript:", "feed:")
RUNS = {"script", "iframe", "object", "embed", "style", "svg", "math", "base", "meta", "link", "form", "template"}


def active_in(html: str) -> list[str]:
    """Name what would run in a piece of a page, as a browser parses it: elements, handlers, addresses."""
    found = []
    for element in html5lib.parseFragment(html, namespaceHTMLElements=False).iter():
        name = str(element.tag).rpartition("}")[2]
        found += [name] if name in RUNS else []
        found += [f"{name} {attribute}" for attribute in element.attrib if str(attribute).startswith("on")]
        found += [f"{name} {attribute}" for attribute, value in element.attrib.items() if _runs(attribute, value)]
    return found


def _runs(attribute: str, value: str) -> bool:
    plain = "".join(letter for letter in value if letter > " ").casefold()
    return attribute in ADDRESSES and plain.startswith(RUNNING)

"""The head of a page, as search engines and sites that show links read it."""

from xml.etree.ElementTree import Element

from django.conf import settings
from django.test import Client
from html5lib import HTMLParser


class Head:
    """What the head of a page says."""

    def __init__(self, address: str, client: Client | None = None) -> None:
        response = (client or Client(raise_request_exception=False)).get(address)
        self.status = response.status_code
        self.is_html = response.get("Content-Type", "").startswith("text/html")
        page = HTMLParser(namespaceHTMLElements=False).parse(response.text) if self.is_html else Element("html")
        self.links = [link.attrib for link in page.iter("link")]
        self.metas = [meta.attrib for meta in page.iter("meta")]
        self.title = page.findtext(".//title", "")

    @property
    def canonical(self) -> str | None:
        [found] = [link["href"] for link in self.links if link["rel"] == "canonical"] or [None]
        return found

    @property
    def languages(self) -> dict[str, str]:
        return {link["hreflang"]: link["href"] for link in self.links if "hreflang" in link}

    @property
    def is_indexed(self) -> bool:
        return {"name": "robots", "content": "noindex"} not in self.metas

    def og(self, name: str) -> str | None:
        [found] = [meta["content"] for meta in self.metas if meta.get("property") == f"og:{name}"] or [None]
        return found

    @property
    def told(self) -> set[str]:
        """The names of all that is told, where somebody shares the page."""
        named = {meta.get("property") or meta.get("name", "") for meta in self.metas}
        return {name for name in named if name.startswith(("og:", "twitter:"))}


def path_of(address: str) -> str:
    assert address.startswith(settings.SITE_URL)
    return address.removeprefix(settings.SITE_URL)

"""Every link and every button that a page shows leads whoever sees it to where it says."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin, urlsplit
from xml.etree.ElementTree import Element

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import reverse
from html5lib import HTMLParser

from tests.routes.table import TABLE
from tests.routes.world import ROLES, World

HERE = "http://testserver"
# Wagtail's admin is Wagtail's own; static files are looked for by other tests.
NOT_OURS = ("/admin/", "/static/", "/media/")
# What the table does not have: pages with nothing to show.
EMPTY = ("/projects/?q=zzzzz", "/councils/?name=zzzzz", "/my-council/?name=zzzzz")
OPTIONS = {"checkbox", "radio"}


@dataclass(frozen=True)
class Sent:
    """What a button sends: where to, and the fields of its form as they stand."""

    address: str
    fields: tuple[tuple[str, str], ...]
    words: str


class Visit:
    """Somebody who opens every page, follows every link once, and presses every button once."""

    def __init__(self, user) -> None:
        self.client = Client(raise_request_exception=False)
        if user:
            self.client.force_login(type(user).objects.get(pk=user.pk))
        self.statuses: dict[str, int] = {}
        self.pressed: set[Sent] = set()

    def dead_ends(self, address: str) -> list[str]:
        response = self.client.get(address)
        if response.status_code != 200 or "html" not in response["Content-Type"]:
            return []
        page = HTMLParser(namespaceHTMLElements=False).parse(response.content.decode())
        links = [
            f"link {link}: {self.status_of(link)}" for link in links_of(page, address) if self.status_of(link) >= 400
        ]
        new = set(buttons_of(page, address)) - self.pressed
        self.pressed |= new
        buttons = [(sent, self.press(sent)) for sent in new]
        return links + [f"button “{sent.words}” {sent.address}: {status}" for sent, status in buttons if status >= 400]

    def status_of(self, link: str) -> int:
        if link not in self.statuses:
            self.statuses[link] = self.client.get(link).status_code
        return self.statuses[link]

    def press(self, sent: Sent) -> int:
        before = transaction.savepoint()
        cookies = self.client.cookies.copy()
        cache.clear()
        fields: dict[str, list[str]] = {}
        for name, value in sent.fields:
            fields.setdefault(name, []).append(value)
        status = self.client.post(sent.address, fields).status_code
        self.client.cookies = cookies
        transaction.savepoint_rollback(before)
        return status


def links_of(page: Element, address: str) -> set[str]:
    found = {urldefrag(urljoin(HERE + address, link.get("href", ""))).url for link in page.iter("a")}
    return {link.removeprefix(HERE) or "/" for link in found if link.startswith(HERE) and is_ours(link)}


def is_ours(link: str) -> bool:
    return not urlsplit(link).path.startswith(NOT_OURS)


def buttons_of(page: Element, address: str) -> Iterator[Sent]:
    for form in page.iter("form"):
        if form.get("method", "get").lower() == "post":
            where = urljoin(address, form.get("action") or address)
            fields = tuple(fields_of(form))
            for button in form.iter("button"):
                name = button.get("name")
                own = ((name, button.get("value", "")),) if name else ()
                yield Sent(where, fields + own, " ".join("".join(button.itertext()).split()))


def fields_of(form: Element) -> Iterator[tuple[str, str]]:
    for field in form.iter():
        name = field.get("name")
        if not name or name == "csrfmiddlewaretoken":
            continue
        if field.tag == "input" and (field.get("type") not in OPTIONS or field.get("checked") is not None):
            yield name, field.get("value", "")
        elif field.tag == "textarea":
            yield name, field.text or ""
        elif field.tag == "select":
            chosen = [option for option in field.iter("option") if option.get("selected") is not None]
            yield from ((name, option.get("value", "")) for option in chosen)


def pages_of(role: str, world: World) -> list[str]:
    """The addresses that open for the role. The admin is Wagtail's own."""
    rows = [row for row in TABLE if row.get and row.get.split()[ROLES.index(role)] == "200"]
    addresses = [reverse(row.route, args=row.of(world)) for row in rows]
    return [*filter(is_ours, addresses), *EMPTY]


@pytest.fixture(autouse=True)
def no_directory(settings):
    """The directory that tests offer is nowhere; `tests/councils/test_directories.py` runs one."""
    settings.SOCIALACCOUNT_PROVIDERS = {}


@pytest.mark.parametrize("role", ROLES)
def test_no_link_and_no_button_leads_to_a_dead_end(role, world):
    visit = Visit(world.people[role])
    found = {address: visit.dead_ends(address) for address in pages_of(role, world)}
    assert {address: wrong for address, wrong in found.items() if wrong} == {}
    assert len(visit.statuses) > 10
    assert visit.pressed


def test_nor_for_a_colleague_of_whoever_pledged(world):
    visit = Visit(world.helper)
    found = {address: visit.dead_ends(address) for address in pages_of("other", world)}
    assert {address: wrong for address, wrong in found.items() if wrong} == {}
    assert world.pledge.get_absolute_url() in visit.statuses


def test_a_link_that_somebody_added_says_where_it_leads(world, client):
    page = HTMLParser(namespaceHTMLElements=False).parse(client.get(world.project.get_absolute_url()).text)
    (beside,) = [place for place in page.iter("dd") if "Board" in "".join(place.itertext())]
    assert "board.example" in "".join(beside.itertext())

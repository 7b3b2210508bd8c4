"""Pages made of the base page and of nothing else."""

import pytest
from html5lib import HTMLParser

from tests.look import addresses

PLAIN = "{% block title %}Plain{% endblock %}{% block content %}<h1>Plain</h1>{% endblock %}"


@pytest.fixture(autouse=True)
def own_addresses(settings, monkeypatch):
    settings.ROOT_URLCONF = "tests.look.addresses"
    monkeypatch.setattr(addresses, "PAGES", {"plain": (PLAIN, {})})


@pytest.fixture
def open_page(client):
    """Give a function that opens an address, and gives the page as a tree of elements."""

    def get(address, status=200):
        response = client.get(address)
        assert response.status_code == status
        return parse(response.text)

    return get


@pytest.fixture
def show(open_page):
    """Give a function that shows a page with these blocks and this context."""

    def draw(source, **context):
        addresses.PAGES["test"] = (source, context)
        return open_page("/pages/test/")

    return draw


def parse(html):
    parser = HTMLParser(namespaceHTMLElements=False)
    document = parser.parse(html)
    assert not parser.errors, parser.errors
    return document


def words(element):
    return " ".join("".join(element.itertext()).split())

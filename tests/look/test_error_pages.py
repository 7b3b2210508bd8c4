"""Pages for what went wrong."""

import pytest
from django.template.loader import render_to_string
from django.views import defaults

from tests.look.conftest import parse, words
from tests.support.html import check_page


@pytest.mark.parametrize("name", ["400", "500", "403_csrf", "413"])
def test_a_page_for_the_worst_needs_neither_context_nor_database(name):
    html = render_to_string(f"{name}.html")
    check_page(html, name)
    assert "Pipeline" in words(parse(html).find(".//title"))


def test_the_page_for_a_fault_of_ours_is_given_with_its_status(rf):
    response = defaults.server_error(rf.get("/"))
    assert response.status_code == 500
    assert "something went wrong" in response.text


@pytest.mark.django_db
def test_an_unknown_address_leads_on(open_page):
    document = open_page("/nowhere/", status=404)
    assert words(document.find(".//h1")) == "Page not found"
    assert document.find(".//main//a[@href='/projects/']") is not None


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["404", "500", "503"])
def test_it_says_the_same_in_welsh(rf, name):
    main = parse(render_to_string(f"{name}.html", {"reference": "0a1b"}, rf.get("/"))).find(".//main")
    (welsh,) = main.findall(".//section[@lang='cy']")
    assert len(main.findall(".//p")) == 2 * len(welsh.findall(".//p"))
    assert len(main.findall(".//h1")) == len(welsh.findall(".//h2")) == 1


@pytest.mark.django_db
@pytest.mark.parametrize(("kind", "status"), [("forbidden", 403), ("refused", 409)])
def test_a_refusal_is_told_in_its_own_words(open_page, kind, status):
    main = open_page(f"/refuse/{kind}/", status=status).find(".//main")
    assert f"It is {kind}." in words(main)


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["403", "409"])
def test_a_refusal_without_words_has_some(rf, name):
    html = render_to_string(f"{name}.html", {}, rf.get("/"))
    check_page(html, name)
    assert words(parse(html).find(".//p[@class='lead']"))

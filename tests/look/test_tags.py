"""Tags and filters of kit that every template has."""

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.utils.html import format_html

from kit import icons, panels


def draw(source, **context):
    return Template(source).render(Context(context))


@pytest.mark.parametrize("name", icons.DRAWINGS)
def test_an_icon_is_drawn_for_eyes_only(name):
    html = draw("{% icon name %}", name=name)
    assert html.startswith('<svg class="icon"')
    assert 'aria-hidden="true"' in html


def test_an_unknown_icon_is_a_fault():
    with pytest.raises(KeyError):
        draw("{% icon 'unicorn' %}")


def test_markdown_starts_at_the_level_that_the_page_says():
    assert draw("{{ text|markdown:4 }}", text="# Who it is for").strip() == "<h4>Who it is for</h4>"
    assert draw("{{ text|markdown }}", text=None) == ""


def test_panels_stand_in_their_order_and_may_be_absent(rf, monkeypatch):
    monkeypatch.setattr(panels, "_panels", type(panels._panels)(list))
    panels.add("shelf", lambda request, thing: format_html("<p>second of {}</p>", thing), order=2)
    panels.add("shelf", lambda request, thing: format_html("<p>first of {}</p>", thing), order=1)
    panels.add("shelf", lambda request, thing: None, order=3)
    html = draw("{% panels 'shelf' thing %}", thing="<x>", request=rf.get("/"))
    assert html == "<p>first of &lt;x&gt;</p><p>second of &lt;x&gt;</p>"


def test_breadcrumbs_start_at_home_and_lead_to_things():
    class Council:
        def get_absolute_url(self):
            return "/councils/northmere/"

    html = draw("{% breadcrumbs 'Councils' '/councils/' name council %}", name="Northmere", council=Council())
    places = ['href="/"', 'href="/councils/"', 'href="/councils/northmere/"']
    assert [html.index(place) for place in places] == sorted(html.index(place) for place in places)


def test_pages_of_a_list_keep_what_else_the_address_asks_for(rf):
    request = rf.get("/projects/?q=bins&phase=alpha&phase=beta&page=7")
    html = draw("{% pagination list %}", request=request, list=Paginator(range(420), 10).page(7))
    assert 'href="?q=bins&amp;phase=alpha&amp;phase=beta&amp;page=8" rel="next"' in html
    assert html.count("&ctdot;") == 2
    assert 'aria-current="page">7</a>' in html


def test_a_list_of_one_page_has_no_links(rf):
    assert not draw("{% pagination list %}", request=rf.get("/"), list=Paginator([1], 10).page(1)).strip()


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://www.Example.org:8080/a@b", "www.example.org"),
        ("https://g\u043ev.uk/", "xn--gv-fmc.uk"),
        ("https://tŷ.cymru/", "xn--t-foa.cymru"),
        ("https://\uff47ov.uk/", "gov.uk"),
    ],
)
def test_a_website_is_shown_in_letters_that_look_like_no_others(address, shown):
    assert draw("{{ address|host }}", address=address) == shown

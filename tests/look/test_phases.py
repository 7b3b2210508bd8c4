"""Phases as stations of a line: the word is always there, the drawing is for eyes only."""

import pytest
from django.template.loader import render_to_string

from tests.look.conftest import words
from tests.look.markup import tree


def draw(name, **context):
    html = render_to_string(f"projects/parts/{name}.html", context)
    assert tree(html)
    return html


@pytest.mark.parametrize("filled", range(6))
def test_a_tag_bears_its_word_and_as_many_dots_as_were_reached(filled):
    html = draw("phase_tag", phase="alpha", label="Alpha", filled=filled)
    assert "phase--alpha" in html
    assert html.count('fill="currentcolor"') == filled
    assert html.count("<circle") == (5 if filled else 0)
    assert html.strip().endswith("Alpha</span>")


def test_a_tag_is_never_a_link():
    assert "<a" not in draw("phase_tag", phase="live", label="Live", filled=5)


def test_the_way_of_a_project_says_where_it_stands_now():
    states = [("Idea", "done"), ("Alpha", "now"), ("Live", "ahead")]
    html = draw("track", stations=[{"name": name, "words": "soon", "state": state} for name, state in states])
    assert html.count('aria-current="step"') == 1
    assert 'class="now" aria-current="step"><b>Alpha</b> <span>soon</span>' in html


@pytest.mark.parametrize(("url", "element"), [("/projects/?phase=idea", "<a href"), ("", '<span class="stop"')])
def test_a_station_is_a_link_where_it_leads_somewhere(url, element):
    station = {"phase": "idea", "label": "Idea", "count": 15, "why": "a problem", "url": url}
    assert element in draw("line", stations=[station])


@pytest.mark.parametrize(
    ("taken", "wanted", "said"),
    [(3, 5, "3 of 5 councils in"), (0, 1, "0 of 1 council in"), (4, 3, "4 of 3 councils in")],
)
def test_seats_are_said_and_drawn(taken, wanted, said):
    html = draw("seats", taken=taken, wanted=wanted)
    assert said in html
    assert html.count('class="tick"') == min(taken, wanted)
    assert html.count("<circle") == max(wanted - taken, 0)


def test_small_facts_have_icons_and_kinds():
    rows = [{"text": "Northmere"}, {"text": "Confirmed yesterday", "icon": "tick", "kind": "fresh"}]
    html = draw("meta", rows=rows)
    assert "<li><span>Northmere</span></li>" in html
    assert '<li class="fresh"><svg' in html


PROJECT = {
    "url": "/projects/7/bins/",
    "title": "Missed <bins>",
    "summary": "Crews see reports.",
    "phase": "alpha",
    "label": "Alpha",
    "filled": 3,
    "rows": [{"text": "Northmere"}],
    "wanted": "a designer",
    "why": "Matches: title",
    "published": "4 days ago",
    "taken": 1,
    "places": 3,
}


def test_a_card_is_opened_by_its_title():
    html = draw("card", project=PROJECT)
    assert '<h3><a href="/projects/7/bins/">Missed &lt;bins&gt;</a></h3>' in html
    for part in ("Crews see reports.", "phase--alpha", "Wanted: a designer", "Matches: title"):
        assert part in html


def test_a_card_leaves_out_what_is_blank():
    html = draw("card", project={"url": "/", "title": "Bins"}, level=2)
    assert words(_only(html)) == "Bins"
    assert "<h2>" in html


def test_a_card_of_somebody_who_needs_help_ends_with_the_wish():
    html = draw("card", project=PROJECT, help=True)
    assert "Published 4 days ago" in html
    assert "1 of 3 councils in" in html


def _only(html):
    from html5lib import HTMLParser

    return HTMLParser(namespaceHTMLElements=False).parseFragment(html)

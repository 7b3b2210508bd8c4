"""Markdown in, clean HTML out."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kit.markdown import TAGS, render
from tests.support.active import active_in
from tests.support.payloads import PAYLOADS


def test_common_marks_become_elements():
    html = render("A **strong** word\n\n* one\n* two\n\n> said\n\n1. first")
    for element in ("<strong>strong</strong>", "<li>one</li>", "<blockquote>", "<ol>"):
        assert element in html


@pytest.mark.parametrize(
    ("text", "top", "levels"),
    [
        ("# One", 3, ["h3"]),
        ("# One\n\n## Two\n\n# Three", 3, ["h3", "h4", "h3"]),
        ("## Two\n\n#### Four", 3, ["h3", "h4"]),
        ("### Three\n\n# One", 2, ["h2", "h2"]),
        ("# a\n\n## b\n\n### c\n\n#### d\n\n##### e", 3, ["h3", "h4", "h5", "h6", "h6"]),
    ],
)
def test_headings_stand_under_the_pages_own_without_a_gap(text, top, levels):
    assert re.findall(r"<(h\d)>", render(text, top=top)) == levels


def test_html_in_the_text_is_shown_not_obeyed():
    html = render('<script>alert(1)</script> <b onclick="x">bold</b>')
    assert "<script" not in html
    assert "<b " not in html
    assert "&lt;script&gt;" in html


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "vbscript:x"])
def test_a_link_that_runs_is_no_link(address):
    assert "href" not in render(f"[words]({address})")


@pytest.mark.parametrize(
    "text",
    [
        "[words](https://gov.uk@evil.example/)",
        "<https://u:p@evil.example>",
        "[words](//evil.example/x)",
        "[words](https://gov.uk\\\\@evil.example/)",
        "[words](https:/evil.example/)",
        "[words](https://intranet/)",
        "![words](https://gov.uk@evil.example/)",
        "[words]\n\n[words]: https://gov.uk@evil.example/",
    ],
)
def test_a_link_that_our_forms_refuse_is_text(text):
    html = render(text)
    assert "<a" not in html
    assert re.search(r"evil\.example|intranet", html)


@pytest.mark.parametrize("address", ["https://example.org/@team/?to=a@b#c", "/projects/1/", "#notes", "mailto:a@b.uk"])
def test_other_links_are_links(address):
    assert f'<a href="{address}"' in render(f"[words]({address})")


def test_links_vouch_for_nothing():
    assert 'rel="nofollow ugc"' in render("[words](https://example.com)")


def test_a_picture_is_a_link_so_that_no_other_host_is_asked():
    html = render("![A map](https://example.com/map.png)")
    assert "<img" not in html
    assert '<a href="https://example.com/map.png" rel="nofollow ugc">A map</a>' in html


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_known_payload_stays_active(payload):
    assert active_in(render(payload)) == []


MARKS = [
    "\n",
    "\n\n",
    "    ",
    "> ",
    "- ",
    "1. ",
    "# ",
    "`",
    "```",
    "**",
    "_",
    "[",
    "](",
    ")",
    "![",
    "<",
    ">",
    "\\",
    "&",
    '"',
    "'",
]
pieces = st.sampled_from([*MARKS, *PAYLOADS]) | st.text(max_size=12)


@settings(max_examples=10_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(pieces, max_size=8).map("".join))
def test_whatever_is_written_nothing_active_comes_out(text):
    html = render(text)
    assert active_in(html) == []
    assert set(re.findall(r"<([a-z0-9]+)", html)) <= TAGS

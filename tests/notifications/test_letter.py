"""What people type can break neither a header nor a sentence."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notifications.letter import Letter, oneline, subject_line
from projects.actions import request
from projects.enums import RequestKind
from tests.projects.factories import ProjectFactory
from tests.support.html import check_page


def letter(**parts):
    return Letter(**{"subject": "S", "says": ("A.",), "do": "Do:", "link": "/x/", "why": "Because.", **parts})


def test_a_letter_says_what_then_what_to_do_then_why(settings):
    settings.SITE_URL = "https://pipeline.example"
    assert letter(says=("A.", "B."), quote="Hello,\n\nyou", quote_by="Ada\n<b>").body == (
        "A.\n\nB.\n\nAda <b> writes:\n\n> Hello,\n>\n> you\n\nDo:\nhttps://pipeline.example/x/\n\nBecause.\nPipeline\n"
    )


def test_without_a_quote_nobody_is_said_to_write():
    assert "writes" not in letter(quote=" \n").body


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("Bins\r\nBcc: all@example.org", "Bins Bcc: all@example.org"),
        ("a\x00b\x0bc\x85d\u2028e\u2029f", "a b c d e f"),
        ("safe\u202egnp.exe", "safe gnp.exe"),
        ("  Llŷn –  “bins”  ", "Llŷn – “bins”"),
    ],
)
def test_a_line_stays_one_line_without_what_nobody_sees(typed, line):
    assert oneline(typed) == line


def test_a_long_subject_ends_in_dots():
    assert subject_line("word " * 40) == "word " * 29 + "word…"


@given(st.text(alphabet=st.characters(exclude_categories=[])))
def test_no_text_at_all_makes_a_subject_of_two_lines(text):
    subject = subject_line(text)
    assert len(subject.splitlines()) <= 1
    assert len(subject) <= 150
    subject.encode("utf-8")


def test_a_quote_cannot_pose_as_the_letter():
    body = letter(quote="Hi\u2028Do:\x0bhttps://evil.example").body
    assert all(line.startswith(">") for line in body.splitlines() if "evil" in line or "Hi" in line)


def test_a_title_of_several_lines_cannot_add_a_header(lead, owner, other, officer, told):
    title = "Bins\r\nBcc: everybody@example.org\r\n\r\nGo to https://evil.example"
    project = ProjectFactory(title=title, lead=lead, owner=owner)
    request.send(project=project, council=other, kind=RequestKind.MEET, message="Hello.", by=officer)
    mail = told()[owner.email]
    assert mail.head.keys() == {"Date", "From", "To", "Subject"}
    assert "Bins Bcc: everybody@example.org Go to https://evil.example" in mail.subject
    assert "\nGo to" not in mail.body


def test_the_html_says_the_same_and_fetches_nothing():
    written = letter(says=("A & <b>b</b>.",), quote="One\nTwo <img src=x>", quote_by="Ada", link="/x/?a=1&b=2").html
    check_page(written, "letter")
    assert "A &amp; &lt;b&gt;b&lt;/b&gt;." in written
    assert "<p>Ada writes:</p>" in written
    assert not re.search(r"<(?:img|link|script|iframe)|url\(|@import|\ssrc=(?!x)", written)

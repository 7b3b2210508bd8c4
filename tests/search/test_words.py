import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.language.highlighting import marked, shown
from search.language.initials import initials_of
from search.language.question import MOST_PARTS, question_of
from search.language.words import LONGEST, cut, stems_of, telling, words_of


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("bins", "a bin"),
        ("bin", "the bins"),
        ("library", "libraries"),
        ("libraries", "a library"),
        ("boxes", "a box"),
        ("bus", "buses"),
        ("houses", "one house"),
        ("business", "business case"),
        ("survey", "surveys"),
        ("report", "reporting"),
        ("collection", "collections"),
        ("EHCP", "an ehcp portal"),
        ("ehcp", "EHCPs"),
        ("Môn", "Ynys Mon"),
        ("mon", "Ynys Môn"),
        ("GOV.UK Pay", "paid with gov.uk pay"),
        ("residents'", "residents’ reports"),
        ("council’s", "the councils"),
        ("e-mail", "an E-Mail"),
        ("licensing", "a licence"),
        ("organization", "organisations"),
        ("people", "a person"),
    ],
)
def test_a_word_finds_its_other_forms(asked, text):
    assert set(stems_of(asked)) <= set(stems_of(text))


@pytest.mark.parametrize(
    ("asked", "text"), [("bin", "combined"), ("tax", "taxi"), ("plan", "plant"), ("art", "smart"), ("ai", "air")]
)
def test_a_short_word_finds_no_part_of_another(asked, text):
    assert not set(stems_of(asked)) & set(stems_of(text))


def test_small_words_count_only_where_there_are_no_others():
    assert [word.plain for word in telling(words_of("how do I report a missed bin?"))] == ["report", "missed", "bin"]
    assert [word.plain for word in telling(words_of("how to"))] == ["how", "to"]


def test_punctuation_alone_is_no_word():
    assert words_of("!!! () * 🙂 _") == []


def test_found_words_are_marked_and_the_rest_is_escaped():
    text = marked("<b>Missed</b> bins & collections", {"miss", "bin"})

    assert text == "&lt;b&gt;<mark>Missed</mark>&lt;/b&gt; <mark>bins</mark> &amp; collections"


def test_of_a_long_text_the_piece_is_shown_that_has_the_words():
    passages = [
        ["title", "title", "Rounds"],
        ["summary", "summary", "Maps."],
        ["why", "body", "so " * 200 + "telematics"],
    ]

    piece = shown(passages, {"telemat"})

    assert piece.text.startswith("…so so")
    assert piece.text.endswith("so <mark>telematics</mark>")
    assert piece.found_in == ("why",)


def test_as_few_passages_are_named_as_show_every_word():
    passages = [["title", "title", "Missed bins"], ["summary", "summary", "Missed bins, again"]]

    assert shown(passages, {"miss", "bin"}).found_in == ("title",)


def test_initials_are_those_with_and_without_small_words():
    found = set(initials_of(words_of("Freedom of Information requests")))

    assert {"0foi", "0fir", "0foir"} <= found


def test_a_long_query_is_cut():
    assert len(cut("bin " * 5_000)) <= LONGEST
    assert len(question_of([(str(number), str(number)) for number in range(100)], [], {}).words) == MOST_PARTS


def test_what_cannot_be_seen_is_dropped():
    assert cut("missed\x00bins\n\u200b\x1b") == "missed bins"


@given(st.text(), st.text())
def test_any_text_can_be_searched_and_marked(asked, text):
    assert "<script" not in marked(text, set(stems_of(cut(asked))))


@given(st.text(alphabet=st.characters(categories=["Lu", "Ll", "Nd"]), min_size=1, max_size=12))
def test_a_word_finds_itself(word):
    assert stems_of(word) == stems_of(word.lower()) or not stems_of(word.lower())

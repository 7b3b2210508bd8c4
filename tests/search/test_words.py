import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.words import LONGEST, MOST_WORDS, cut, mark, plain, terms_of


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("bins", "a bin"),
        ("bin", "the bins"),
        ("library", "libraries"),
        ("libraries", "a library"),
        ("box", "boxes"),
        ("boxes", "a box"),
        ("bus", "buses"),
        ("house", "houses"),
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
    ],
)
def test_a_word_finds_its_other_forms(asked, text):
    assert all(term.is_in(plain(text)) for term in terms_of(asked))


@pytest.mark.parametrize(
    ("asked", "text"),
    [("bin", "combined"), ("tax", "taxi"), ("plan", "plant"), ("park", "parking"), ("art", "smart"), ("ai", "air")],
)
def test_a_short_word_finds_no_part_of_another(asked, text):
    assert not any(term.is_in(plain(text)) for term in terms_of(asked))


def test_small_words_count_only_where_there_are_no_others():
    assert [term.word for term in terms_of("how do I report a missed bin?")] == ["report", "missed", "bin"]
    assert [term.word for term in terms_of("how to")] == ["how", "to"]


def test_a_word_given_twice_counts_once():
    assert [term.word for term in terms_of("bins Bins bin")] == ["bins"]


def test_punctuation_alone_is_no_word():
    assert terms_of("!!! () * 🙂 _") == ()


def test_found_words_are_marked_and_the_rest_is_escaped():
    marked = mark("<b>Missed</b> bins & collections", terms_of("missed bin"))

    assert marked == "&lt;b&gt;<mark>Missed</mark>&lt;/b&gt; <mark>bins</mark> &amp; collections"


def test_a_long_query_is_cut():
    assert len(cut("bin " * 5_000)) <= LONGEST
    assert len(terms_of(" ".join(f"word{number}" for number in range(100)))) == MOST_WORDS


def test_what_cannot_be_seen_is_dropped():
    assert cut("missed\x00bins\n\u200b\x1b") == "missed bins"


@given(st.text(), st.text())
def test_any_text_can_be_searched_and_marked(asked, text):
    terms = terms_of(cut(asked))

    assert "<script" not in mark(text, terms)
    assert all(isinstance(term.is_in(plain(text)), bool) for term in terms)


@given(st.text(alphabet=st.characters(categories=["Lu", "Ll", "Nd"]), min_size=1, max_size=12))
def test_a_word_finds_itself(word):
    assert all(term.is_in(plain(word)) for term in terms_of(word))

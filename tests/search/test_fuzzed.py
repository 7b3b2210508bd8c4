"""Whatever is asked: no error, and nothing that its reader may not see."""

import os
import re
import unicodedata
from html import unescape
from random import Random

import pytest
from django.test import Client

from projects.enums import Audience
from projects.models import Project
from search.enums import Sort
from search.finding import find
from search.language.highlighting import marked
from search.language.words import cut, stems_of
from search.query import PROJECT, Query
from tests.councils.factories import OrganisationFactory, member_of
from tests.projects.factories import ProjectFactory, in_step
from tests.search.asking import VISITOR

# All ten thousand by hand: FUZZED_QUERIES=10000.
QUERIES = int(os.environ.get("FUZZED_QUERIES", "300"))
PAGES = QUERIES // 5
SEED = 2018
# What engines take for orders, what texts may hold, and words that are there.
PIECES = [
    *"\"'()[]{}<>:;^~*?!&|+-\\/=%_#@$,.`",
    *("AND", "OR", "NOT", "NEAR", "NEAR/3", "title:", "<->", "!!", "@@", "-- ", "/*", "*:*", "_exists_:", "[* TO *]"),
    *(
        "\x00",
        "\x01",
        "\x1f",
        "\x7f",
        "\ufeff",
        "\u200b",
        "\u202e",
        "\u0301",
        "\ud83d",
        "\N{PILE OF POO}",
        "👩‍👩‍👧",
        "ﬁ",
        "ẞ",
        "İ",
    ),
    *("<script>", "</mark>", "&lt;", "javascript:", "'; DROP TABLE search_text; --", "%00", "{{7*7}}", "${jndi:x}"),
    *("missed", "bins", "parking", "permits", "ehcp", "TRO", "gwastraff", "Leeds", "hiddenword", "mised", "biens"),
    *("0", "-1", "1e999", "٣", "ⅷ", "x" * 5_000, "a " * 2_500, " ", "\t", "\n", "　"),
]
MARKUP = re.compile(r"<(?!/?mark>)")


def odd(chance):
    """Something that nobody would type, or a cat on the keyboard."""
    return chance.choice(["", " "]).join(chance.choices(PIECES, k=chance.choice([1, 2, 3, 5, 8, 40])))


@pytest.fixture
def readers(each_engine):
    """By whom is asked: of each what they may see, of work that each may see some of."""
    lead, other = OrganisationFactory(short_name="Leeds"), OrganisationFactory()
    for number, audience in enumerate([*Audience.values] * 3):
        ProjectFactory(title=f"Missed bins {number} hiddenword", audience=audience, lead=lead)
    ProjectFactory(title="Parking permits <b>bold</b>", draft=True, lead=lead)
    in_step(*Project.objects.all())
    return [VISITOR, member_of(lead), member_of(other)]


@pytest.mark.django_db
def test_no_question_is_an_error_or_shows_what_its_reader_may_not_see(readers):
    chance = Random(SEED)  # noqa: S311 - odd texts, not secrets
    seen = {reader: set(Project.objects.visible_to(reader).values_list("pk", flat=True)) for reader in readers}
    for _each in range(QUERIES):
        reader, words = chance.choice(readers), odd(chance)
        page, sort = chance.choice([1, 1, 1, 2, 50, 10**9]), chance.choice(list(Sort))
        results = find(Query(reader, cut(words), PROJECT, sort=sort, page=page))
        shown = {hit.thing.pk for hit in [*results.hits, *results.close]}
        assert shown <= seen[reader], (reader, words)
        assert results.total <= len(seen[reader]), (reader, words)


@pytest.mark.django_db
def test_no_address_of_the_page_is_an_error(readers):
    chance = Random(SEED)  # noqa: S311 - odd texts, not secrets
    for number in range(PAGES):
        asked = {name: odd(chance) for name in chance.sample(["q", "page", "sort", "phase", "council", "kind", "x"], 3)}
        # A browser sends no half of a character.
        asked = {name: text.encode(errors="replace") for name, text in asked.items()}
        where = f"/search/{chance.choice(['', '', '.csv', '.json', '.atom'])}".replace("/.", ".")
        response = Client(REMOTE_ADDR=f"192.0.2.{number % 200}").get(where, asked, follow=True)
        assert response.status_code in {200, 400, 404}, (where, asked)


def test_markup_never_becomes_markup_by_being_marked():
    chance = Random(SEED)  # noqa: S311 - odd texts, not secrets
    for _each in range(QUERIES):
        title, words = odd(chance), odd(chance)
        html = str(marked(title, set(stems_of(cut(words)))))
        assert not MARKUP.search(html), (title, words)
        assert unescape(re.sub("</?mark>", "", html)) == unicodedata.normalize("NFC", title), (title, words)

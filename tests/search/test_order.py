from datetime import date, timedelta

import pytest
from django.utils import timezone

from search.enums import Sort
from tests.projects.factories import ProjectFactory
from tests.search.asking import record, search, titles

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("each_engine")]

TODAY = timezone.localdate()


def test_newest_puts_councils_own_work_first_then_records_by_year_and_undated_last():
    record("Undated")
    record("Record of 2018", year=2018)
    record("Record of this year", year=TODAY.year)
    ProjectFactory(title="Posted long ago", dated_on=date(2019, 5, 1))
    ProjectFactory(title="Posted today", dated_on=TODAY)

    assert titles(sort=Sort.NEWEST) == [
        "Posted today",
        "Posted long ago",
        "Record of this year",
        "Record of 2018",
        "Undated",
    ]


def test_titles_sort_without_regard_to_capitals_and_accents():
    for title in ("Zebra", "apple", "Élan", "Banana"):
        ProjectFactory(title=title)

    assert titles(sort=Sort.TITLE) == ["apple", "Banana", "Élan", "Zebra"]


def test_recently_confirmed_comes_first_and_never_confirmed_last():
    ProjectFactory(title="Never", last_confirmed=None)
    ProjectFactory(title="Long ago", last_confirmed=TODAY - timedelta(days=400))
    ProjectFactory(title="Now", last_confirmed=TODAY)

    assert titles(sort=Sort.CONFIRMED) == ["Now", "Long ago", "Never"]


def test_best_match_without_words_is_newest():
    ProjectFactory(title="Old", dated_on=date(2020, 1, 1))
    ProjectFactory(title="New", dated_on=TODAY)

    assert titles(sort=Sort.MATCH) == ["New", "Old"]


@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize("words", ["", "bins"])
def test_pages_neither_skip_nor_repeat(sort, words):
    for _number in range(23):
        ProjectFactory(title="Bins of one name", dated_on=TODAY, last_confirmed=TODAY)

    pages = [search(words, sort=sort, page=number, size=5) for number in range(1, 6)]

    assert [len(page.hits) for page in pages] == [5, 5, 5, 5, 3]
    assert len({hit.thing.pk for page in pages for hit in page.hits}) == 23


def test_a_page_beyond_the_last_is_the_last():
    ProjectFactory.create_batch(3)

    found = search(page=99, size=2)

    assert found.page == 2
    assert len(found.hits) == 1


def test_counts_alone_need_no_hits():
    ProjectFactory.create_batch(3)

    found = search(size=0)

    assert (found.total, found.hits, found.counts["phase"]["alpha"]) == (3, [], 3)

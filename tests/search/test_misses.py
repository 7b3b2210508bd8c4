"""What people look for and do not find is counted, and names nobody."""

from datetime import timedelta
from urllib.parse import quote

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from councils.enums import SiteRole
from search import misses
from search.enums import MissKind
from search.models import Miss
from tests.councils.factories import site_team_member
from tests.look.conftest import parse, words
from tests.projects.factories import ProjectFactory

pytestmark = pytest.mark.django_db


def counted():
    return {(row.words, row.kind, row.meant): row.times for row in Miss.objects.all()}


def test_a_question_that_finds_nothing_and_one_that_is_misspelt_are_counted(client):
    ProjectFactory(title="Parking permits")

    for asked in ("Blimps", "blimps ", "parkign", "parking"):
        client.get("/search/", {"q": asked})
    assert counted() == {
        ("blimps", MissKind.NOTHING, ""): 2,
        ("parkign", MissKind.CORRECTED, "parking"): 1,
    }


@pytest.mark.parametrize("asked", ["jo@north.example blimps", "blimps 01234 567890", "blimps 123456"])
def test_what_could_tell_of_somebody_is_not_kept(client, asked):
    client.get("/search/", {"q": asked})
    assert counted() == {}


def test_filters_that_leave_nothing_are_no_miss(client):
    client.get("/search/", {"q": "blimps", "phase": "beta"})
    assert counted() == {}


def test_there_is_an_end_to_them(client, monkeypatch):
    monkeypatch.setattr(misses, "MOST", 2)
    for asked in ("blimps", "zeppelins", "ornithopters", "blimps"):
        client.get("/search/", {"q": asked})
    assert sorted(row.times for row in Miss.objects.all()) == [1, 2]


def test_a_count_that_cannot_be_written_costs_nobody_the_page(client):
    def fail(execute, sql, params, many, context):
        if "search_miss" in sql:
            from django.db import OperationalError

            raise OperationalError("database is locked")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(fail):
        assert client.get("/search/", {"q": "blimps"}).status_code == 200


def test_what_nobody_asks_any_more_is_forgotten():
    today = timezone.now()
    Miss.objects.create(words="blimps", kind=MissKind.NOTHING, asked_at=today - timedelta(days=91))
    Miss.objects.create(words="zeppelins", kind=MissKind.NOTHING, asked_at=today - timedelta(days=89))
    misses.forget()
    assert [row.words for row in Miss.objects.all()] == ["zeppelins"]


class TestThePageOfTheSiteTeam:
    @pytest.fixture(autouse=True)
    def rows(self):
        today = timezone.now()
        Miss.objects.create(words="blimps & co", kind=MissKind.NOTHING, times=2, asked_at=today)
        Miss.objects.create(words="airships", kind=MissKind.NOTHING, times=5, asked_at=today)

    def page(self, client, role):
        client.force_login(site_team_member(role))
        return client.get(reverse("search:missed")).content.decode()

    def test_lists_the_most_frequent_first(self, client):
        shown = words(parse(self.page(client, SiteRole.BROKER)))
        assert "5 times" in shown
        assert shown.index("airships") < shown.index("blimps & co")

    def test_leads_an_editor_to_adding_an_equivalent(self, client):
        link = f"{reverse('equivalents:add')}?typed={quote('blimps & co')}"
        assert link in self.page(client, SiteRole.EDITOR)
        assert "Add an equivalent" not in self.page(client, SiteRole.BROKER)

"""Editors keep other words for the same in the admin, and see what a change does before they save it."""

import pytest
from django.urls import reverse

from activity.models import Event
from cms import groups
from councils.enums import SiteRole
from search.enums import Happening
from search.models import Equivalent, Phrase
from tests.councils.factories import site_team_member
from tests.look.conftest import parse, words
from tests.projects.factories import ProjectFactory
from tests.search.asking import record, titles

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    groups.set_up()
    client.force_login(site_team_member(SiteRole.EDITOR))
    return client


def form(**changed):
    return {"typed": "wheelie", "means": "refuse", "kind": "synonym", "language": "en", **changed}


def words_of_page(response):
    return words(parse(response.content.decode()))


def saved(editor, **changed):
    return editor.post(reverse("equivalents:add"), form(**changed), follow=True)


def test_what_an_editor_adds_finds_at_once_and_is_told(editor):
    ProjectFactory(title="Refuse rounds")
    assert titles("wheelie") == []

    saved(editor)
    assert titles("wheelie") == ["Refuse rounds"]
    assert Event.objects.filter(kind=Happening.EQUIVALENT_ADDED).count() == 1


def test_what_an_editor_changes_and_removes_finds_no_longer(editor):
    ProjectFactory(title="Refuse rounds")
    saved(editor)
    row = Equivalent.objects.get()

    editor.post(reverse("equivalents:edit", args=[row.pk]), form(means="litter"))
    assert titles("wheelie") == []
    editor.post(reverse("equivalents:delete", args=[row.pk]))
    assert not Phrase.objects.filter(key="wheeli").exists()


def test_a_refusal_stands_in_the_form_which_keeps_what_was_typed(editor):
    saved(editor)
    shown = words_of_page(saved(editor))
    assert "“wheelie” stands for “refuse” already." in shown
    assert Equivalent.objects.count() == 1


class TestThePreview:
    """What was judged is asked before the change and after it."""

    @pytest.fixture(autouse=True)
    def judged(self, monkeypatch):
        asked = ({"q": "the wheelie", "type": "question", "relevant": {"good": 3}},)
        monkeypatch.setattr("search.previewing._judged", lambda: asked)
        project = record("Refuse rounds")
        project.source.key = "good"
        project.source.save()
        other = record("Wheelie rounds, rounds and rounds")
        other.source.key = "other"
        other.source.save()

    def preview(self, editor, address, **changed):
        return words_of_page(editor.post(address, form(preview="yes", **changed)))

    def test_says_what_is_found_differently_and_saves_nothing(self, editor):
        shown = self.preview(editor, reverse("equivalents:add"))
        assert "Test questions with these words: 1. Of them find something else: 1." in shown
        assert "the wheelie" in shown
        assert "not in the first 10 → 2" in shown
        assert "Nothing is saved yet." in shown
        assert not Equivalent.objects.exists()
        assert not Phrase.objects.filter(key="wheeli").exists()
        assert not Event.objects.filter(kind=Happening.EQUIVALENT_ADDED).exists()

    def test_keeps_what_was_typed(self, editor):
        page = editor.post(reverse("equivalents:add"), form(preview="yes", typed="wheelie “bin”")).content.decode()
        assert 'value="wheelie “bin”"' in page

    def test_of_words_that_no_question_has_says_so(self, editor):
        assert "No test question has these words." in self.preview(
            editor, reverse("equivalents:add"), typed="gritting", means="salt"
        )

    def test_of_a_change_looks_at_the_words_of_before_as_well(self, editor):
        saved(editor)
        row = Equivalent.objects.get()
        shown = self.preview(editor, reverse("equivalents:edit", args=[row.pk]), typed="gritting", means="salt")
        assert "2 → not in the first 10 (worse)" in shown
        assert Equivalent.objects.get().typed == "wheelie"

    def test_of_what_is_refused_shows_the_sentence(self, editor):
        assert "Both are the same to search" in self.preview(editor, reverse("equivalents:add"), means="wheelies")


def test_a_broker_is_not_let_in(client):
    client.force_login(site_team_member(SiteRole.BROKER))
    assert client.get(reverse("equivalents:add")).status_code in (302, 403)
    client.post(reverse("equivalents:add"), form())
    assert not Equivalent.objects.exists()


def test_a_link_names_the_words(editor):
    page = editor.get(reverse("equivalents:add"), {"typed": "wheelie"}).content.decode()
    assert 'value="wheelie"' in page

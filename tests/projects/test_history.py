"""The page of earlier versions: what anybody reads there, and what it costs."""

import re
import time
from datetime import UTC, datetime

import pytest
from django.urls import reverse

from projects.actions import project as actions
from projects.history import differences
from projects.models import Project, Version
from projects.models.record import says_of
from tests.councils.factories import UserFactory
from tests.projects.factories import ProjectFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner():
    return UserFactory()


@pytest.fixture
def project(client, owner):
    """A project whose owner is signed in."""
    client.force_login(owner)
    return ProjectFactory(owner=owner, title="Missed bins", problem="Lorries go back.")


def of(name, project, *more):
    return reverse(f"projects:{name}", args=[project.pk, project.slug, *more])


def test_the_history_compares_any_two_versions(client, project, owner):
    for words in ("Lorries go back twice.", "Lorries never go back."):
        actions.change(project=project, problem=words, by=owner)
    page = client.get(of("history", project), {"old": "1", "new": "2"}).text
    assert re.search(
        r"<del><span[^>]*>taken out: </span>back.</del><ins><span[^>]*>put in: </span>back twice.</ins>", page
    )
    client.post(of("restore", project, 1))
    assert Project.objects.get().problem == "Lorries go back."


def test_an_erased_text_is_on_no_page(client, project, owner):
    for words in ("Call Ann Smith.", "Call the team."):
        actions.change(project=project, problem=words, by=owner)
    client.post(of("erase", project, 2))
    page = client.get(of("history", project), {"old": "2", "new": "3"}).text
    assert "Ann Smith" not in page
    assert "Its text was erased." in page


def test_the_team_reads_who_changed_it_and_when(client, project, owner, time_machine):
    time_machine.move_to(datetime(2026, 7, 3, 14, 5, tzinfo=UTC))
    actions.change(project=project, title="Missed bins, seen", by=owner)
    page = client.get(of("history", project)).text
    assert "3 July 2026 at 3:05pm" in page
    assert owner.name in page


def test_a_long_history_comes_in_pages_and_any_two_versions_are_compared(client, project):
    says = says_of(project)
    Version.objects.bulk_create(
        Version(project=project, number=n, says={**says, "title": f"Title {n}"}) for n in range(1, 46)
    )
    first, last = (client.get(of("history", project), {"page": number, "old": 3, "new": 44}) for number in (1, 3))
    assert [len(page.context["versions"]) for page in (first, last)] == [20, 5]
    assert first.context["versions"][-1].labels == ["Title"], "It is compared with the first of the next page."
    assert last.context["versions"][-1].labels is None
    for page in (first, last):
        assert "What changed from version 3 to version 44" in page.text


def test_what_was_published_as_it_stood_is_said_to_be(client, owner):
    client.force_login(owner)
    draft = ProjectFactory(owner=owner, draft=True)
    actions.change(project=draft, title="A better title", by=owner)
    actions.publish(project=draft, by=owner)
    assert "Published as it stood" in client.get(draft.get_absolute_url() + "history/", follow=True).text


def test_two_long_texts_are_compared_in_a_moment(project):
    # Each two words changed places: what takes longest to compare.
    words = [f"w{n}" for n in range(1_700)]
    swapped = [words[n ^ 1] for n in range(1_700)]
    texts = (" ".join(words), " ".join(swapped), ". ".join(words), ". ".join(swapped))
    began = time.process_time()
    for old, new in zip(texts[::2], texts[1::2], strict=True):
        names = ("problem", "why", "users")
        found = differences(dict.fromkeys(names, old), dict.fromkeys(names, new))
        for each in found:
            assert "".join(piece.text for piece in each.pieces if piece.kind != "gone") == new
            assert "".join(piece.text for piece in each.pieces if piece.kind != "new") == old
    assert time.process_time() - began < 2


def test_a_text_of_many_sentences_is_compared_by_sentences():
    old = "\n\n".join(f"In week {n} the crews told us what they had seen. It was much the same." for n in range(90))
    new = old.replace("In week 41 the crews", "In week 41 two crews")
    (changed,) = differences({"problem": old}, {"problem": new})
    gone = [piece.text for piece in changed.pieces if piece.kind == "gone"]
    assert gone == ["In week 41 the crews told us what they had seen."]


def test_no_cache_keeps_it(client, project):
    client.logout()
    assert client.get(of("history", project))["Cache-Control"] == "private"

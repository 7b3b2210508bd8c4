"""The task list: any part, in any order, left and returned to, by several people at once; nothing is lost."""

from datetime import date

import pytest
from django.urls import reverse

from activity.models import Event
from projects.models import PhaseDates, Project, Unfinished
from projects.tasklist import TASKS
from tests.councils.factories import UserFactory
from tests.projects.factories import ProjectFactory, TeamMemberFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def project(client):
    """A project whose owner is signed in."""
    owner = UserFactory()
    client.force_login(owner)
    return ProjectFactory(owner=owner, title="Missed bins", problem="Lorries go back.")


def of(name, project, *more):
    return reverse(f"projects:{name}", args=[project.pk, project.slug, *more])


def opened(client, project, task):
    """Open a task, and give what its form would send as it stands."""
    response = client.get(of("task", project, task))
    form = response.context["form"]
    sent = {form[name].html_name: form[name].value() for name in form.fields}
    values = {name: value for name, value in sent.items() if value not in (None, "", False)}
    return {**values, "version": response.context["version"]}


def seen(response):
    return response.content.decode()


def test_the_list_says_where_each_task_stands(client, project):
    client.post(of("task", project, "facts"), {"technologies": "Django", "keep": "1"})
    page = seen(client.get(of("edit", project)))
    for task in TASKS:
        assert of("task", project, task.name) in page
    assert page.count("Not saved yet") == 1


@pytest.mark.parametrize("task", [task.name for task in TASKS])
def test_saving_a_task_as_it_stands_changes_nothing(client, project, task):
    assert client.post(of("task", project, task), opened(client, project, task)).status_code == 302
    assert not Event.objects.exists()


def test_what_is_wrong_is_said_beside_it_and_what_was_typed_stays(client, project):
    given = {**opened(client, project, "basics"), "title": "", "summary": "A summary."}
    page = seen(client.post(of("task", project, "basics"), given))
    assert "Enter the project’s title" in page
    assert "A summary." in page


def test_dates_are_months_in_words_and_end_after_they_start(client, project):
    given = {"alpha_start": "May 2026", "alpha_end": "March 2026", "beta_start": "soon"}
    page = seen(client.post(of("task", project, "dates"), given))
    assert "The end must not be before the start" in page
    assert 'value="soon"' in page
    client.post(of("task", project, "dates"), {"alpha_start": "May 2026", "alpha_end": "12/2090"})
    assert "Now, until December 2090" in seen(client.get(project.get_absolute_url()))


def test_earlier_work_is_named_by_its_address(client, project):
    earlier = ProjectFactory(title="Bin lorries that know")
    address = f"https://pipeline.example{earlier.get_absolute_url()}"
    assert "We found no project at" in seen(client.post(of("task", project, "facts"), {"builds_on": "/projects/999/"}))
    client.post(of("task", project, "facts"), {"builds_on": address})
    assert list(project.builds_on.all()) == [earlier]
    assert earlier.title in seen(client.get(project.get_absolute_url()))
    assert project.title in seen(client.get(earlier.get_absolute_url()))


def test_a_project_that_one_may_not_see_is_not_named(client, project):
    hidden = ProjectFactory(draft=True)
    page = seen(client.post(of("task", project, "facts"), {"builds_on": hidden.get_absolute_url()}))
    assert "We found no project at" in page


def test_earlier_work_that_one_may_no_longer_see_stays_and_its_title_is_not_told(client, project):
    earlier = ProjectFactory(title="Nobody must know", audience="council")
    project.builds_on.add(earlier)
    given = opened(client, project, "facts")
    assert given["builds_on"] == f"/projects/{earlier.pk}/"
    client.post(of("task", project, "facts"), {**given, "technologies": "Django"})
    assert Project.objects.get(pk=project.pk).technologies == ["Django"]
    assert list(project.builds_on.all()) == [earlier]


def test_a_day_that_is_known_stays_while_its_month_does(client, project):
    PhaseDates.objects.create(project=project, phase="alpha", start=date(2026, 5, 14), end=date(2026, 7, 3))
    given = opened(client, project, "dates")
    client.post(of("task", project, "dates"), given)
    assert not project.versions.exists()
    client.post(of("task", project, "dates"), {**given, "alpha_end": "August 2026"})
    dates = project.phase_dates.get()
    assert (dates.start, dates.end) == (date(2026, 5, 14), date(2026, 8, 1))
    client.post(of("task", project, "dates"), {**opened(client, project, "dates"), "alpha_end": "May 2026"})
    dates = project.phase_dates.get()
    assert (dates.start, dates.end) == (date(2026, 5, 1), date(2026, 5, 1)), (
        "A month alone is written as its first day."
    )


def test_long_text_can_be_looked_at_before_it_is_saved(client, project):
    page = seen(client.post(of("task", project, "story"), {"problem": "They **go back**.", "preview": "1"}))
    assert "<strong>go back</strong>" in page
    assert "They **go back**." in page
    assert Project.objects.get().problem == "Lorries go back."


def test_what_is_kept_is_there_again_unchecked_and_for_nobody_else(client, project):
    typed = {"title": "", "summary": "Half a sent", "version": "1", "keep": "1"}
    client.post(of("task", project, "basics"), typed)
    page = seen(client.get(of("task", project, "basics")))
    assert "Half a sent" in page
    assert "have not saved it" in page
    assert "There is a problem" not in page
    assert Project.objects.get().title == "Missed bins"
    colleague = TeamMemberFactory(project=project).user
    client.force_login(colleague)
    assert "Half a sent" not in seen(client.get(of("task", project, "basics")))


def test_a_script_keeps_without_leaving_the_page(client, project):
    headers = {"X-Kept-By": "script"}
    response = client.post(of("task", project, "story"), {"problem": "They", "keep": "1"}, headers=headers)
    assert response.status_code == 204
    assert Unfinished.objects.get().typed == "problem=They"
    assert not Event.objects.exists(), "It is nobody else's business, so the pages of visitors stay kept."


def test_saving_forgets_what_was_kept_and_so_does_discarding(client, project):
    for button in ("discard", "save"):
        client.post(of("task", project, "story"), {"problem": "They", "keep": "1"})
        client.post(of("task", project, "story"), {"problem": "They go back twice.", button: "1"})
        assert not Unfinished.objects.exists()
    assert Project.objects.get().problem == "They go back twice."


def test_two_who_save_different_parts_of_a_task_both_keep_theirs(client, project):
    mine, theirs = opened(client, project, "story"), opened(client, project, "story")
    client.post(of("task", project, "story"), {**theirs, "why": "Crews asked."})
    client.post(of("task", project, "story"), {**mine, "users": "Residents."})
    saved = Project.objects.get()
    assert (saved.why, saved.users, saved.problem) == ("Crews asked.", "Residents.", "Lorries go back.")


def test_the_second_of_two_who_save_the_same_sees_both_and_loses_neither(client, project):
    mine, theirs = opened(client, project, "story"), opened(client, project, "story")
    client.post(of("task", project, "story"), {**theirs, "problem": "Their words.", "why": "Their reason."})
    response = client.post(of("task", project, "story"), {**mine, "problem": "My words."})
    page = seen(response)
    assert "Somebody else has changed the same" in page
    assert "Their words." in page
    assert "My words." in page
    form = response.context["form"]
    again = {name: form[name].value() or "" for name in form.fields}
    client.post(of("task", project, "story"), {**again, "version": response.context["version"]})
    saved = Project.objects.get()
    assert (saved.problem, saved.why) == ("My words.", "Their reason.")
    assert project.versions.get(number=2).says["problem"] == "Their words."


def test_an_error_does_not_forget_from_which_version_one_began(client, project):
    mine, theirs = opened(client, project, "basics"), opened(client, project, "basics")
    client.post(of("task", project, "basics"), {**theirs, "summary": "Their summary."})
    wrong = client.post(of("task", project, "basics"), {**mine, "title": "", "summary": "My summary."})
    right = {**mine, "summary": "My summary.", "version": wrong.context["version"]}
    assert "Somebody else has changed the same" in seen(client.post(of("task", project, "basics"), right))


def test_before_publishing_all_answers_stand_on_one_page(client, project):
    Project.objects.update(published_at=None, public_since=None)
    page = seen(client.get(of("check", project)))
    assert "Lorries go back." in page
    assert of("publish", project) in page

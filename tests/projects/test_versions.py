"""What a project said over time: kept, compared with what others changed, brought back, erased."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from activity.models import Event
from kit.refusals import NotPermitted, Refused
from projects.actions import project as actions
from projects.actions import unfinished
from projects.actions import version as versions
from projects.merging import Conflict, merge
from projects.models import BroughtList, Project, Unfinished, Version
from projects.models.record import COLUMNS, PARTS, says_of
from tests.councils.factories import OrganisationFactory, UserFactory, member_of
from tests.projects.factories import ProjectFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner():
    return UserFactory()


@pytest.fixture
def project(owner):
    return ProjectFactory(owner=owner, title="Missed bins", problem="Lorries go back.", openness=["sharing"])


def numbers(project):
    return [version.number for version in project.versions.all()]


def test_the_first_change_keeps_what_was_said_before_it_too(project, owner):
    actions.change(project=project, title="Missed bins, seen", by=owner)
    newest, first = project.versions.all()
    assert (first.says["title"], first.at) == ("Missed bins", project.published_at)
    assert (newest.says["title"], newest.by) == ("Missed bins, seen", owner)


def test_changing_nothing_makes_no_version(project, owner):
    actions.change(project=project, title=project.title, by=owner)
    assert numbers(project) == []


def test_two_who_change_different_things_both_keep_theirs(project, owner):
    actions.change(project=project, title="Missed bins, seen", base=1, by=owner)
    actions.change(project=project, title="Missed bins", problem="Lorries go back twice.", base=1, by=owner)
    project.refresh_from_db()
    assert (project.title, project.problem) == ("Missed bins, seen", "Lorries go back twice.")


def test_of_two_who_change_the_same_the_second_is_told_and_nothing_is_overwritten(project, owner):
    actions.change(project=project, title="Theirs", base=1, by=owner)
    with pytest.raises(Conflict) as conflict:
        actions.change(project=project, title="Mine", base=1, by=owner)
    assert (conflict.value.names, conflict.value.number) == ({"title"}, 2)
    assert Project.objects.get().title == "Theirs"
    actions.change(project=project, title="Mine", base=conflict.value.number, by=owner)
    assert [version.says["title"] for version in project.versions.all()] == ["Mine", "Theirs", "Missed bins"]


def test_two_who_change_the_same_to_the_same_agree(project, owner):
    for _ in range(2):
        actions.change(project=project, title="Ours", base=1, by=owner)
    assert numbers(project) == [2, 1]


def test_an_earlier_version_comes_back_as_a_new_change_but_never_opens_what_was_closed(project, owner):
    actions.change(project=project, title="Wrong", audience="council", by=owner)
    versions.restore(version=project.versions.get(number=1), by=owner)
    project.refresh_from_db()
    assert (project.title, project.audience) == ("Missed bins", "council")
    assert numbers(project) == [3, 2, 1]


def test_all_that_a_project_says_comes_back(project, owner):
    before = says_of(project)
    other = ProjectFactory()
    changed = {"summary": "Else", "phase": "live", "openness": ["partners"], "councils_wanted": 3, "budget": "to-50k"}
    dates = [["alpha", "2026-01-01", None, True]]
    actions.change(
        project=project, **changed, phase_dates=dates, builds_on=[other.pk], technologies=["Django"], by=owner
    )
    assert says_of(Project.objects.get(pk=project.pk))["phase_dates"] == dates
    versions.restore(version=project.versions.get(number=1), by=owner)
    assert says_of(Project.objects.get(pk=project.pk)) == before


def test_erasing_takes_the_text_and_leaves_that_it_was_there(project, owner):
    actions.change(project=project, problem="Call Ann Smith on 0113 496 0000.", by=owner)
    actions.change(project=project, problem="Call the team.", by=owner)
    versions.erase(version=project.versions.get(number=2), by=owner)
    erased = project.versions.get(number=2)
    assert (erased.says, erased.is_erased) == ({}, True)
    assert "Ann Smith" not in str([list(model.objects.values()) for model in (Version, Project, Event)])
    with pytest.raises(Refused, match="was erased"):
        versions.restore(version=erased, by=owner)


def test_erasing_takes_what_was_typed_from_that_version_and_lists_that_wait_with_it(project, owner):
    actions.change(project=project, title="Second", by=owner)
    for version, task in ((1, "story"), (2, "basics")):
        unfinished.keep(project=project, task=task, typed="problem=Lorries", version=version, by=owner)
    BroughtList.objects.create(council=project.lead, by=owner, table={"rows": ["Lorries"]})
    elsewhere = BroughtList.objects.create(council=OrganisationFactory(), by=owner, table={"rows": ["Trees"]})
    versions.erase(version=project.versions.get(number=1), by=owner)
    assert [kept.version for kept in Unfinished.objects.all()] == [2]
    assert list(BroughtList.objects.all()) == [elsewhere]


def test_what_the_project_says_now_cannot_be_erased(project, owner):
    actions.change(project=project, problem="Call the team.", by=owner)
    with pytest.raises(Refused, match="says now"):
        versions.erase(version=project.versions.first(), by=owner)


def test_only_who_may_change_the_project_brings_back_or_erases(project, owner):
    actions.change(project=project, problem="Call the team.", by=owner)
    colleague = member_of(project.lead)
    first = project.versions.last()
    for act in (versions.restore, versions.erase):
        with pytest.raises(NotPermitted):
            act(version=first, by=colleague)


def test_everyone_reads_the_history_from_when_they_could_read_the_project(project, owner):
    actions.change(project=project, audience="council", problem="Not for all.", by=owner)
    project.refresh_from_db()
    assert not Version.objects.visible(project, to_team=False)
    actions.change(project=project, audience="everyone", problem="For all.", by=owner)
    project.refresh_from_db()
    shown = Version.objects.visible(project, to_team=False)
    assert [version.says["problem"] for version in shown] == ["For all."]
    assert len(Version.objects.visible(project, to_team=True)) == 3


def test_everyone_reads_what_was_published_however_often_the_draft_was_changed(owner):
    draft = ProjectFactory(owner=owner, draft=True)
    for words in ("First try", "Second try", "As published"):
        actions.change(project=draft, title=words, by=owner)
    published = actions.publish(project=draft, by=owner)
    actions.change(project=published, title="Later", by=owner)
    shown = Version.objects.visible(Project.objects.get(pk=draft.pk), to_team=False)
    assert [version.says["title"] for version in shown] == ["Later", "As published"]


def test_publishing_a_draft_that_was_never_changed_makes_no_version(owner):
    draft = ProjectFactory(owner=owner, draft=True)
    actions.publish(project=draft, by=owner)
    assert numbers(draft) == []


def test_why_it_waited_is_not_said_of_work_that_goes_on(owner):
    project = ProjectFactory(owner=owner, state="paused", state_reason="The supplier left")
    actions.move(project=project, state="active", reason="The supplier left", by=owner)
    project.refresh_from_db()
    assert (project.state, project.state_reason) == ("active", "")
    actions.move(project=project, state="active", reason="A new supplier came", by=owner)
    project.refresh_from_db()
    assert project.state_reason == "A new supplier came"


@pytest.mark.parametrize(
    ("state", "to", "reason"),
    [("active", "paused", "No budget"), ("paused", "active", ""), ("active", "stopped", "Nobody needs it")],
)
def test_the_work_is_paused_resumed_and_stopped_with_a_reason(owner, state, to, reason):
    project = ProjectFactory(owner=owner, state=state)
    actions.move(project=project, state=to, reason=reason, by=owner)
    project.refresh_from_db()
    assert (project.state, project.state_reason) == (to, reason)


def test_a_state_needs_a_reason_and_a_way_to_it(owner):
    with pytest.raises(Refused, match="Say why"):
        actions.move(project=ProjectFactory(owner=owner), state="stopped", reason=" ", by=owner)
    with pytest.raises(Refused, match="goes on"):
        actions.move(project=ProjectFactory(owner=owner, state="finished"), state="paused", reason="Why not", by=owner)


says = st.fixed_dictionaries({name: st.integers(0, 3) for name in ("title", "problem", "why")})


@given(base=says, theirs=says, mine=says)
def test_merging_loses_nobodys_change(base, theirs, mine):
    merged = merge(base, theirs, mine)
    for name in mine:
        if name in merged.conflicts:
            assert len({base[name], theirs[name], mine[name]}) == 3
        else:
            changed_by = {says[name] for says in (theirs, mine) if says[name] != base[name]}
            assert merged.says[name] in (changed_by or {base[name]})


def test_the_record_names_columns_and_parts_of_a_project():
    fields = {field.name for field in Project._meta.get_fields()}
    assert {*COLUMNS, *PARTS} <= fields

"""Who hears of an Event, and when."""

import pytest
from django_tasks_db.models import DBTaskResult

from activity.action import action, record, told_together
from activity.guard import armed
from activity.models import Event
from activity.tasks import read_event
from kit.registry import Registry
from projects.models import ServiceGroup


@action
def rename(*, group, name, by):
    group.name = name
    group.save()
    record("service-group.changed", group, by=by)


@pytest.fixture
def heard():
    return []


def test_an_immediate_reader_hears_before_the_action_ends(group, add_reader, heard):
    add_reader("immediate", "index", lambda event: heard.append((event.kind, ServiceGroup.objects.get().name)))
    rename(group=group, name="Waste", by=None)
    assert heard == [("service-group.changed", "Waste")]


def test_an_immediate_reader_may_write_as_part_of_the_action(group, add_reader):
    add_reader("immediate", "index", lambda event: ServiceGroup.objects.create(slug="copy", name="Copy"))
    with armed():
        rename(group=group, name="Waste", by=None)
    assert ServiceGroup.objects.count() == 2


def test_an_immediate_reader_that_fails_takes_the_action_back(group, add_reader):
    def fail(event):
        raise LookupError

    add_reader("immediate", "index", fail)
    with pytest.raises(LookupError):
        rename(group=group, name="Waste", by=None)
    group.refresh_from_db()
    assert group.name == "Bins"
    assert not Event.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_queued_reader_hears_after_the_commit_from_the_worker(group, add_reader, heard, run_jobs):
    add_reader("queued", "cluster", lambda event: heard.append(event.kind))
    rename(group=group, name="Waste", by=None)
    assert heard == []
    assert DBTaskResult.objects.get().args_kwargs["args"] == ["cluster", Event.objects.get().pk]
    run_jobs()
    assert heard == ["service-group.changed"]


def test_a_queued_reader_that_fails_holds_up_no_other(group, add_reader, heard, run_jobs):
    def fail(event):
        raise LookupError

    add_reader("queued", "broken", fail)
    add_reader("queued", "cluster", lambda event: heard.append(event.kind))
    rename(group=group, name="Waste", by=None)
    run_jobs()
    assert heard == ["service-group.changed"]
    assert sorted(DBTaskResult.objects.values_list("status", flat=True)) == ["FAILED", "SUCCESSFUL"]


@pytest.mark.parametrize("when", ["immediate", "queued"])
def test_a_reader_hears_only_of_the_kinds_it_wants(group, add_reader, heard, run_jobs, when):
    add_reader(when, "other", lambda event: heard.append("other"), kinds=["project.published"])
    add_reader(when, "this", lambda event: heard.append("this"), kinds=["service-group.changed"])
    rename(group=group, name="Waste", by=None)
    run_jobs()
    assert heard == ["this"]


def test_a_queued_reader_may_hear_twice(group, add_reader, heard):
    add_reader("queued", "cluster", lambda event: heard.append(event.pk))
    rename(group=group, name="Waste", by=None)
    event = Event.objects.get()
    read_event.func("cluster", event.pk)
    read_event.func("cluster", event.pk)
    assert heard == [event.pk, event.pk]


def test_a_name_is_given_to_one_reader():
    registry = Registry("reader")
    registry.add("index", 1)
    with pytest.raises(ValueError, match="There already is a reader named 'index'"):
        registry.add("index", 2)


def test_of_a_bulk_command_a_reader_hears_once_before_it_ends(group, add_reader, heard):
    add_reader("immediate", "index", lambda event: heard.append([event]), read_all=heard.append)
    with armed(), told_together():
        rename(group=group, name="Waste", by=None)
        rename(group=group, name="Bins", by=None)
        assert heard == []
    assert [[event.kind for event in events] for events in heard] == [["service-group.changed"] * 2]


@told_together()
def rename_and_fail(group):
    rename(group=group, name="Waste", by=None)
    raise LookupError


def test_a_bulk_command_that_fails_tells_nobody(group, add_reader, heard):
    add_reader("immediate", "index", heard.append)
    with pytest.raises(LookupError):
        rename_and_fail(group)
    assert heard == []
    assert Event.objects.count() == 0

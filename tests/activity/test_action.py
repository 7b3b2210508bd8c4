"""An action is the one way to write: one transaction, one Event, or nothing at all."""

import pytest
from django_tasks_db.models import DBTaskResult

from activity.action import BrokenRule, action, record, running
from activity.guard import armed
from activity.models import Event
from activity.origin import coming_through
from projects.models import ServiceGroup
from tests.councils.factories import UserFactory


@action
def rename(*, group, name, by):
    group.name = name
    group.save()
    record("service-group.changed", group, by=by, changed=["name"])
    return group


@action
def rename_silently(*, group, name, by):
    ServiceGroup.objects.filter(pk=group.pk).update(name=name)


@action
def rename_twice(*, group, name, by):
    record("service-group.changed", group, by=by)
    record("service-group.changed", group, by=by)


@action
def look(*, group, by):
    return group.name


@action
def rename_and_fail(*, group, name, by):
    rename(group=group, name=name, by=by)
    raise LookupError


@action
def rename_within(*, group, name, by):
    rename(group=group, name=name, by=by)
    ServiceGroup.objects.create(slug="more", name="More")
    record("service-group.added", group, by=by)


def test_an_action_gives_what_its_function_gives_and_leaves_one_event(group):
    person = UserFactory()
    with armed(), coming_through("site", "192.0.2.5"):
        assert rename(group=group, name="Waste", by=person) is group
    event = Event.objects.get()
    assert (event.kind, event.subject, event.subject_id) == ("service-group.changed", "projects.servicegroup", group.pk)
    assert (event.actor, event.data) == (person.pk, {"changed": ["name"]})
    assert (event.origin, event.network) == ("site", "192.0.2.0/24")


def test_the_site_itself_may_act(group):
    rename(group=group, name="Waste", by=None)
    assert Event.objects.get().actor is None


def test_an_action_that_writes_without_an_event_fails_and_nothing_is_written(group):
    with armed(), pytest.raises(BrokenRule, match="wrote to projects_servicegroup and recorded no Event"):
        rename_silently(group=group, name="Waste", by=None)
    group.refresh_from_db()
    assert group.name == "Bins"


def test_an_action_that_records_two_events_fails_and_neither_stays(group):
    with pytest.raises(BrokenRule, match="recorded 2 Events"):
        rename_twice(group=group, name="Waste", by=None)
    assert not Event.objects.exists()


def test_an_action_that_changes_nothing_needs_no_event(group):
    with armed():
        assert look(group=group, by=None) == "Bins"
    assert not Event.objects.exists()


def test_an_event_outside_an_action_is_refused(group):
    with pytest.raises(BrokenRule, match="outside an action"):
        record("service-group.changed", group, by=None)
    assert not Event.objects.exists()


def test_an_action_within_an_action_records_its_own_event(group):
    with armed():
        rename_within(group=group, name="Waste", by=None)
    kinds = Event.objects.order_by("id").values_list("kind", flat=True)
    assert list(kinds) == ["service-group.changed", "service-group.added"]


@pytest.mark.django_db(transaction=True)
def test_an_action_that_fails_takes_back_everything_within_it(group, add_reader):
    add_reader("queued", "index", lambda event: None)
    with pytest.raises(LookupError):
        rename_and_fail(group=group, name="Waste", by=None)
    group.refresh_from_db()
    assert group.name == "Bins"
    assert not Event.objects.exists()
    assert not DBTaskResult.objects.exists()


def test_no_action_runs_before_and_after(group):
    assert running() is None
    rename(group=group, name="Waste", by=None)
    with pytest.raises(LookupError):
        rename_and_fail(group=group, name="Rubbish", by=None)
    assert running() is None


@pytest.mark.parametrize(
    "function",
    [lambda group, *, by: None, lambda *, group: None, lambda *groups, by: None],
    ids=["positional", "without by", "any number"],
)
def test_an_action_takes_keywords_only_and_says_who_acts(function):
    with pytest.raises(TypeError, match="must take keywords only, and say who acts"):
        action(function)

"""What happened stays as it was recorded."""

import pytest

from activity.action import action, record
from activity.changes import set_fields
from activity.models import AppendOnly, Event
from activity.origin import NOWHERE, coming_through, current, network_of
from projects.enums import Openness, Phase
from tests.projects.factories import ProjectFactory


@action
def note(*, group, by, **data):
    return record("service-group.changed", group, by=by, **data)


@pytest.fixture
def event(group):
    return note(group=group, by=None)


def save(event):
    event.kind = "something.else"
    event.save()


def save_one_that_was_read(event):
    Event.objects.get(pk=event.pk).save(update_fields=["kind"])


@pytest.mark.parametrize(
    "change",
    [
        save,
        save_one_that_was_read,
        lambda event: event.delete(),
        lambda event: Event.objects.update(kind="something.else"),
        lambda event: Event.objects.filter(pk=event.pk).update(actor=1),
        lambda event: Event.objects.all().delete(),
        lambda event: Event.objects.filter(pk=event.pk).delete(),
    ],
)
def test_an_event_can_neither_be_changed_nor_deleted(event, change):
    before = Event.objects.values().get()
    with pytest.raises(AppendOnly):
        change(event)
    assert Event.objects.values().get() == before


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.77", "192.0.2.0/24"),
        ("2001:db8:aaaa:bbbb:cccc::1", "2001:db8:aaaa::/48"),
        ("::1", "::/48"),
        ("::ffff:192.0.2.77", "192.0.2.0/24"),
        ("", ""),
        ("unknown", ""),
        ("192.0.2.77:4711", ""),
    ],
)
def test_an_address_is_cut_to_a_network_that_names_no_person(address, network):
    assert network_of(address) == network


def test_a_request_says_where_it_came_from_and_nothing_remains_of_it(group):
    with coming_through("site", "192.0.2.77"):
        inside = note(group=group, by=None)
    assert (inside.origin, inside.network) == ("site", "192.0.2.0/24")
    assert current() == NOWHERE


def test_events_of_a_project_are_read_newest_first(group):
    numbers = [note(group=group, by=None).pk for _time in range(3)]
    assert not Event.objects.about_project(1).exists()
    assert list(Event.objects.order_by("-id").values_list("pk", flat=True)) == numbers[::-1]


def test_a_change_tells_codes_before_and_after(db):
    project = ProjectFactory(phase=Phase.ALPHA)
    assert set_fields(project, phase=Phase.BETA) == {"changed": ["phase"], "phase": ["alpha", "beta"]}
    assert project.phase == Phase.BETA


def test_of_text_that_people_write_an_event_says_only_that_it_changed(db):
    project = ProjectFactory(title="Secret")
    assert set_fields(project, title="Other", problem="Much to say.") == {"changed": ["title", "problem"]}


def test_what_stays_the_same_is_no_change(db):
    project = ProjectFactory(phase=Phase.ALPHA)
    assert set_fields(project, phase="alpha", title=project.title) == {}


def test_a_set_of_choices_is_told_as_codes_or_not_at_all(db):
    project = ProjectFactory(openness=[Openness.SHARING])
    assert set_fields(project, openness=[Openness.PARTNERS])["changed"] == ["openness"]

"""The service groups that the site opens with."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from activity.models import Event
from projects.imports.tables import service_groups
from projects.models import Service, ServiceGroup
from tests.projects.factories import ServiceGroupFactory


def sync():
    out = StringIO()
    call_command("sync_service_groups", stdout=out)
    return out.getvalue().strip()


def test_there_are_about_twenty_and_each_has_its_name_once():
    groups = service_groups()
    assert 20 <= len(groups) <= 24
    assert len({group.slug for group in groups}) == len({group.name for group in groups}) == len(groups)
    for group in groups:
        ServiceGroup(slug=group.slug, name=group.name, words=group.words, order=group.order).clean_fields()


def test_they_are_added_in_order_with_an_event_each(db):
    assert sync() == "Added 24 of 24 service groups and 178 of 178 services; the others were there."
    assert [group.slug for group in ServiceGroup.objects.all()] == [group.slug for group in service_groups()]
    assert Event.objects.filter(kind="service-group.added").count() == 24


def test_a_second_run_adds_none_and_leaves_what_editors_wrote(db):
    sync()
    ServiceGroup.objects.filter(slug="libraries").update(name="Libraries and archives", words="books", order=1)
    before = Event.objects.count()
    assert sync() == "Added 0 of 24 service groups and 0 of 178 services; the others were there."
    assert ServiceGroup.objects.get(slug="libraries").name == "Libraries and archives"
    assert Event.objects.count() == before


def test_a_missing_one_is_added_and_a_further_one_stays(db):
    sync()
    Service.objects.filter(group__slug="libraries").delete()
    ServiceGroup.objects.filter(slug="libraries").delete()
    ServiceGroupFactory(slug="harbours", name="Harbours")
    assert sync() == "Added 1 of 24 service groups and 6 of 178 services; the others were there."
    assert ServiceGroup.objects.count() == 25


def test_a_name_that_another_group_has_taken_is_named(db):
    ServiceGroupFactory(slug="books", name="Libraries")
    with pytest.raises(CommandError, match="Libraries"):
        sync()
    assert ServiceGroup.objects.count() == 1

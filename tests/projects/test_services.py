"""The services that the site opens with, and how editors change them."""

import pytest
from django.core.management import CommandError

from activity.models import Event
from councils.enums import SiteRole
from kit.refusals import NotPermitted
from projects.actions import service
from projects.imports.records import read_records
from projects.imports.tables import REAL_PROJECTS, entry_services, service_groups, services, source_services
from projects.models import Service
from tests.councils import reference
from tests.councils.factories import UserFactory, site_team_member
from tests.projects.factories import ProjectFactory, ServiceFactory, ServiceGroupFactory
from tests.projects.test_service_groups import sync


def editor():
    return site_team_member(SiteRole.EDITOR)


def words_of(each):
    return [word.strip().casefold() for word in each.words.split(",")]


def test_there_are_120_to_180_and_each_has_its_slug_and_name_once():
    listed = services()
    assert 120 <= len(listed) <= 180
    assert len({each.slug for each in listed}) == len({each.name.casefold() for each in listed}) == len(listed)
    assert not {each.slug for each in listed} & {group.slug for group in service_groups()}


def test_every_group_has_at_least_four():
    groups = [each.group for each in services()]
    assert all(groups.count(group.slug) >= 4 for group in service_groups())
    assert set(groups) == {group.slug for group in service_groups()}


def test_every_service_has_two_everyday_words_that_lead_to_no_other_and_do_not_repeat_its_name():
    listed = services()
    every = [word for each in listed for word in words_of(each)]
    assert all(len(words_of(each)) >= 2 for each in listed)
    assert len(every) == len(set(every))
    assert [
        (each.name, word) for each in listed for word in words_of(each) if word in each.name.casefold().split()
    ] == []


def test_what_the_file_says_fits_the_table(db):
    group = ServiceGroupFactory()
    for each in services():
        Service(slug=each.slug, name=each.name, group=group, lgsl=each.lgsl, words=each.words).clean_fields()


def test_every_number_is_one_of_the_published_list():
    published = {int(row["id"]) for row in reference.rows("lgsl-reference.csv")}
    assert all(each.lgsl and set(each.lgsl) <= published for each in services())


def test_every_entry_that_the_site_opens_with_has_a_place_of_known_services():
    known = {each.slug for each in services()}
    keys = {record["id"] for record in read_records(REAL_PROJECTS).records}
    assert set(entry_services()) <= keys
    assert all(set(slugs) <= known and slugs for slugs in entry_services().values())
    assert all(set(place.services) <= known and place.services for place in source_services().values())


def test_a_second_run_adds_none_and_leaves_what_editors_wrote(db):
    sync()
    changed = Service.objects.get(slug="missed-bins")
    service.define(
        slug="missed-bins", name="Bins we missed", group=changed.group, lgsl=[524], words="a, b", by=editor()
    )
    before = Event.objects.count()
    assert sync() == "Added 0 of 24 service groups and 0 of 178 services; the others were there."
    assert Service.objects.get(slug="missed-bins").name == "Bins we missed"
    assert Event.objects.count() == before


def test_a_name_that_another_service_has_taken_is_named_and_nothing_is_added(db):
    ServiceFactory(slug="parking-spaces", name="Car parks")
    with pytest.raises(CommandError, match="Car parks"):
        sync()
    assert Service.objects.count() == 1


def test_only_an_editor_defines_a_service_and_an_event_says_what_changed(db):
    waste, streets, by = ServiceGroupFactory(), ServiceGroupFactory(), editor()
    answers = {"slug": "tips", "name": "Tips", "lgsl": [531], "words": "dump, HWRC"}
    with pytest.raises(NotPermitted):
        service.define(**answers, group=waste, by=UserFactory())
    service.define(**answers, group=waste, by=by)
    service.define(**answers, group=streets, by=by)
    service.define(**answers, group=streets, by=by)
    added, changed = Event.objects.filter(subject="projects.service").order_by("id")
    assert (added.kind, changed.kind) == ("service.added", "service.changed")
    assert changed.data == {"changed": ["group"], "group": [waste.pk, streets.pk]}


@pytest.mark.django_db
def test_a_card_says_which_group_of_services_it_is_about(client):
    ProjectFactory(service_group=ServiceGroupFactory(name="Waste and recycling"))
    cards = client.get("/projects/").text.partition('<ol class="results')[2]
    assert "<span>Waste and recycling</span>" in cards

"""Saying which services a project concerns."""

import re

import pytest
from django.urls import reverse

from activity.models import Event
from projects.actions import project as projects
from tests.councils.factories import UserFactory
from tests.projects.factories import ProjectFactory, ServiceFactory, ServiceGroupFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def project(client):
    """A project about waste, whose owner is signed in."""
    owner = UserFactory()
    client.force_login(owner)
    return ProjectFactory(owner=owner, service_group=ServiceGroupFactory(slug="waste", name="Waste"))


def address_of(project):
    return reverse("projects:task", args=[project.pk, project.slug, "services"])


def at_hand_and_folded(page):
    """The names beside the boxes before the fold, and those in it."""
    boxes = page[page.index("Which services does it concern") :]
    at_hand, _details, rest = boxes[: boxes.index("</details>")].partition("<details")
    names = re.compile(r'govuk-checkboxes__label"[^>]*>([^<]+)<')
    return names.findall(at_hand), names.findall(rest)


def test_the_services_of_the_group_and_those_chosen_come_first_and_all_others_are_in_a_fold(client, project):
    ServiceFactory(name="Missed bins", group=project.service_group)
    for name in ("Allotments", "Parks"):
        ServiceFactory(name=name, group=ServiceGroupFactory(slug="green", name="Green"))
    project.services.add(ServiceFactory(name="Maps"))

    page = client.get(address_of(project)).content.decode()

    assert at_hand_and_folded(page) == (["Missed bins", "Maps"], ["Allotments", "Parks"])
    assert page.count(" checked") == 1


def test_what_was_chosen_is_kept_on_an_error(client, project):
    ServiceFactory(name="Missed bins", group=project.service_group)
    maps, _parks = ServiceFactory(name="Maps"), ServiceFactory(name="Parks")

    page = client.post(address_of(project), {"services": [maps.pk, "bins"]}).content.decode()

    assert at_hand_and_folded(page) == (["Missed bins", "Maps"], ["Parks"])


def test_choosing_them_is_a_change_of_the_project_with_ids_before_and_after(client, project):
    missed, tips, maps = ServiceFactory(name="Missed bins"), ServiceFactory(), ServiceFactory()
    project.services.set([tips])

    client.post(address_of(project), {"services": [maps.pk, missed.pk, maps.pk]})

    assert set(project.services.all()) == {missed, maps}
    event = Event.objects.get(kind="project.changed")
    assert event.data == {"changed": ["services"], "services": [[tips.pk], [missed.pk, maps.pk]], "version": 2}
    assert f'<a class="govuk-link" href="/projects/?about={missed.slug}">Missed bins</a>' in (
        client.get(project.get_absolute_url()).content.decode()
    )


def test_the_same_again_records_nothing_and_a_change_of_other_things_leaves_them(client, project):
    service, owner = ServiceFactory(), project.members.get().user
    project.services.set([service])

    projects.change(project=project, services=[service.pk], by=owner)
    assert not Event.objects.filter(kind="project.changed").exists()
    projects.change(project=project, title="Another title", by=owner)
    assert project.services.get() == service


@pytest.mark.parametrize("wrong", ["999999", "bins", ""])
def test_what_is_no_service_is_refused_with_a_sentence(client, project, wrong):
    service = ServiceFactory()

    page = client.post(address_of(project), {"services": [service.pk, wrong]}).content.decode()

    assert "Choose from the services that are listed" in page
    assert not project.services.exists()

import json

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.urls import reverse

from activity.models import Event
from cms.models import ContentPage, HomePage
from councils.enums import SiteRole
from projects.models import Service, ServiceGroup
from tests.councils.factories import StewardFactory, UserFactory, site_team_member, superuser
from tests.projects.factories import ServiceGroupFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def opened(capsys):
    call_command("load_pages")


@pytest.fixture
def editor(client):
    user = site_team_member(SiteRole.EDITOR)
    client.force_login(user)
    return user


def about():
    return ContentPage.objects.get(slug="about")


def edit_address(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def answers(page, **changes):
    block = {"key": "a", "text": "In our own words.", "type": "unstyled", "depth": 0}
    body = {"blocks": [{**block, "inlineStyleRanges": [], "entityRanges": []}], "entityMap": {}}
    return {
        "title": page.title,
        "slug": page.slug,
        "intro": page.intro,
        "body": json.dumps(body),
        "reviewed_on": "",
        "seo_title": "",
        "search_description": "",
        "go_live_at": "",
        "expire_at": "",
        "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0,
        **changes,
    }


def test_an_editor_opens_every_page_for_editing(client, editor):
    for page in (HomePage.objects.get(), about()):
        assert client.get(edit_address(page)).status_code == 200


@pytest.mark.parametrize("address", ["wagtailadmin_home", "wagtailadmin_explore_root"])
def test_an_editor_opens_what_editors_need(client, editor, address):
    assert client.get(reverse(address), follow=True).status_code == 200


def test_an_editor_searches_in_the_admin(client, editor):
    assert client.get(reverse("wagtailadmin_pages:search"), {"q": "privacy"}).status_code == 200


def test_an_editor_does_not_change_people_and_groups(client, editor):
    for address in ("wagtailusers_users:index", "wagtailusers_groups:index"):
        assert client.get(reverse(address)).status_code == 302


def test_a_broker_enters_the_admin_and_edits_no_page(client):
    client.force_login(site_team_member(SiteRole.BROKER))

    assert client.get(reverse("wagtailadmin_home")).status_code == 200
    assert client.get(edit_address(about())).status_code == 302


@pytest.mark.parametrize("who", ["visitor", "officer", "steward"])
def test_nobody_else_enters_the_admin(client, who):
    if who != "visitor":
        client.force_login(UserFactory() if who == "officer" else StewardFactory().user)

    for address in (reverse("wagtailadmin_home"), edit_address(about())):
        assert client.get(address).status_code == 302


def test_publishing_a_page_records_one_event_with_who_did_it(client, editor):
    page = about()
    before = Event.objects.count()

    response = client.post(edit_address(page), answers(page, **{"action-publish": "1"}))

    assert response.status_code == 302, response.context["form"].errors
    assert Event.objects.count() == before + 1
    event = Event.objects.latest("id")
    assert (event.kind, event.subject, event.subject_id, event.actor) == (
        "page.published",
        "cms.contentpage",
        page.pk,
        editor.pk,
    )
    assert event.data == {}
    assert "In our own words." in client.get("/about/").content.decode()


def test_a_draft_of_a_page_records_nothing_and_shows_nothing(client, editor):
    page = about()
    before = Event.objects.count()

    assert client.post(edit_address(page), answers(page)).status_code == 302
    assert Event.objects.count() == before
    assert "In our own words." not in client.get("/about/").content.decode()


def test_taking_a_page_off_records_one_event_with_who_did_it(client, editor):
    page = about()

    client.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))

    event = Event.objects.latest("id")
    assert (event.kind, event.subject_id, event.actor) == ("page.unpublished", page.pk, editor.pk)
    assert client.get("/about/").status_code == 404


def test_moving_a_page_records_one_event_with_who_did_it(client, editor):
    page, parent = about(), ContentPage.objects.get(slug="cookies")
    before = Event.objects.count()

    client.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, parent.pk]))

    assert Event.objects.count() == before + 1
    event = Event.objects.latest("id")
    assert (event.kind, event.subject_id, event.actor) == ("page.moved", page.pk, editor.pk)
    assert client.get("/cookies/about/").status_code == 200


def test_an_editor_adds_a_service_group_by_the_action(client, editor):
    address = reverse("service_groups:add")
    assert client.get(address).status_code == 200

    client.post(address, {"name": "Trees", "slug": "trees", "words": "woods, hedges", "order": 7})

    group = ServiceGroup.objects.get(slug="trees")
    assert (group.name, group.words, group.order) == ("Trees", "woods, hedges", 7)
    event = Event.objects.latest("id")
    assert (event.kind, event.subject_id, event.actor) == ("service-group.added", group.pk, editor.pk)


def test_an_editor_changes_a_service_group_but_not_its_address(client, editor):
    group = ServiceGroupFactory(slug="trees", name="Trees")
    address = reverse("service_groups:edit", args=[group.pk])
    assert client.get(address).status_code == 200

    client.post(address, {"name": "Trees and woods", "slug": "other", "words": "", "order": 7})

    group.refresh_from_db()
    assert (group.slug, group.name) == ("trees", "Trees and woods")
    assert Event.objects.filter(kind="service-group.changed", subject_id=group.pk).count() == 1


def test_two_service_groups_cannot_have_one_address(client, editor):
    ServiceGroupFactory(slug="trees", name="Trees")

    response = client.post(reverse("service_groups:add"), {"name": "Woods", "slug": "trees", "words": "", "order": 1})

    assert response.status_code == 200
    assert ServiceGroup.objects.get(slug="trees").name == "Trees"


def test_nobody_deletes_a_service_group(client):
    group = ServiceGroupFactory()
    client.force_login(superuser())

    assert client.get(reverse("service_groups:index")).status_code == 200
    assert client.post(reverse("service_groups:delete", args=[group.pk])).status_code == 302
    assert ServiceGroup.objects.filter(pk=group.pk).exists()


def test_a_broker_does_not_change_services_and_their_groups(client):
    client.force_login(site_team_member(SiteRole.BROKER))

    assert client.get(reverse("service_groups:add")).status_code == 302
    assert client.get(reverse("services:add")).status_code == 302


def test_an_editor_adds_a_service_and_changes_it_by_the_action(client, editor):
    group = ServiceGroupFactory()
    answers = {"name": "Tips", "slug": "tips", "group": group.pk, "lgsl": "531, 534 531", "words": "dump, HWRC"}
    client.post(reverse("services:add"), answers)
    service = Service.objects.get(slug="tips")
    assert (service.name, service.group, service.lgsl, service.words) == ("Tips", group, [531, 534], "dump, HWRC")

    address = reverse("services:edit", args=[service.pk])
    assert 'value="531 534"' in client.get(address).content.decode()
    client.post(address, {**answers, "slug": "other", "name": "The tip"})

    service.refresh_from_db()
    assert (service.slug, service.name) == ("tips", "The tip")
    kinds = (
        Event.objects.filter(subject="projects.service", actor=editor.pk).order_by("id").values_list("kind", flat=True)
    )
    assert list(kinds) == ["service.added", "service.changed"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"lgsl": "the tip"}, "Enter whole numbers with spaces between"),
        ({"lgsl": "0"}, "Enter whole numbers with spaces between"),
        ({"lgsl": ""}, "This field is required"),
        ({"words": "dump"}, "Enter two everyday words or more"),
        ({"words": "dump, Dump ,"}, "Enter two everyday words or more"),
    ],
)
def test_a_service_without_numbers_or_words_is_not_added(client, editor, wrong, said):
    answers = {"name": "Tips", "slug": "tips", "group": ServiceGroupFactory().pk, "lgsl": "531", "words": "dump, HWRC"}

    page = client.post(reverse("services:add"), {**answers, **wrong}).content.decode()

    assert said in page
    assert not Service.objects.exists()


def test_the_site_team_has_these_permissions_and_no_others():
    editors, brokers = Group.objects.get(name="editor"), Group.objects.get(name="broker")

    assert codes(editors.permissions) == {
        "access_admin",
        "add_equivalent",
        "add_service",
        "add_servicegroup",
        "change_equivalent",
        "change_service",
        "change_servicegroup",
        "delete_equivalent",
    }
    assert codes(brokers.permissions) == {"access_admin"}
    assert {each.permission.codename for each in editors.page_permissions.all()} == {
        "add_page",
        "change_page",
        "publish_page",
    }
    assert not brokers.page_permissions.exists()
    assert {each.permission.codename for each in editors.collection_permissions.all()} == {
        *("add_image", "change_image", "choose_image"),
        *("add_document", "change_document", "choose_document"),
    }
    assert not brokers.collection_permissions.exists()


def codes(permissions):
    return set(permissions.values_list("codename", flat=True))

"""What every page says of itself to search engines, and to sites where somebody shares it (U41)."""

from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse
from PIL import Image

from projects.enums import Audience
from projects.models import Project
from tests.councils.factories import CouncilPictureFactory
from tests.projects.factories import PictureFactory, ProjectFactory
from tests.routes.table import TABLE
from tests.routes.world import ROLES
from tests.support.heads import Head, path_of

# What anybody may read, of those that a visitor may open: all else are forms, links of mails, and files.
PUBLIC = {
    "wagtail_serve",
    "search:projects",
    "search:search",
    "api_documentation",
    "councils:index",
    "councils:council",
    "councils:organisation",
    "projects:project",
    "projects:history",
}
OPEN = [row for row in TABLE if row.get.startswith("200")]
CLOSED = [row for row in TABLE if row.get and not row.get.startswith("200") and "200" in row.get]


def head_of(row, world) -> Head:
    return Head(reverse(row.route, args=row.of(world)))


class TestEveryRoute:
    @pytest.mark.parametrize("row", [row for row in OPEN if row.route in PUBLIC], ids=str)
    def test_a_public_page_says_under_which_address_it_is_known(self, row, world):
        head = head_of(row, world)
        again = Head(path_of(head.canonical))
        assert (again.status, again.canonical) == (200, head.canonical)
        assert head.og("url") == head.canonical
        assert head.languages == {"en-gb": head.canonical, "x-default": head.canonical}

    @pytest.mark.parametrize("row", [row for row in OPEN if row.route in PUBLIC], ids=str)
    def test_a_public_page_tells_what_is_shown_with_a_link_to_it(self, row, world):
        head = head_of(row, world)
        assert head.title == f"{head.og('title')} – {settings.SITE_NAME}"
        assert head.og("site_name") == settings.SITE_NAME
        assert head.og("type") in {"website", "article"}
        for name in ("description", "image:alt"):
            assert head.og(name)
        assert path_of(head.og("image"))
        assert "twitter:card" in head.told

    @pytest.mark.parametrize("row", [row for row in OPEN if row.route not in PUBLIC], ids=str)
    def test_forms_and_files_tell_nothing_and_are_kept_by_nobody(self, row, world):
        head = head_of(row, world)
        assert (head.canonical, head.languages, head.told) == (None, {}, set())
        assert not (head.is_html and head.is_indexed)

    @pytest.mark.parametrize("row", CLOSED, ids=str)
    def test_nor_does_what_only_some_may_open(self, row, world):
        role = ROLES[row.get.split().index("200")]
        client = Client()
        client.force_login(world.people[role])
        head = Head(reverse(row.route, args=row.of(world)), client)
        assert head.status == 200
        assert (head.canonical, head.languages, head.told) == (None, {}, set())
        assert not (head.is_html and head.is_indexed)

    def test_a_new_page_for_everybody_is_thought_of(self):
        """A row here for what a visitor may open: either it is public, or it says why not by what it is."""
        of_api = {row.route for row in OPEN if row.route.startswith("api:")}
        forms = {row.route for row in OPEN if row.route.startswith(("account_", "mfa_", "notifications:"))}
        others = {
            "councils:picture_file",
            "openapi",
            "projects:picture_file",
            "search:atom",
            "search:csv",
            "search:json",
            "search:save",
            "search:similar_mail",
            "search:suggestions",
        }
        assert {row.route for row in OPEN} == PUBLIC | of_api | forms | others

    @pytest.mark.parametrize("path", ["/nothing/", "/projects/999999/", "/councils/nowhere/", "/my-work/remove/"])
    def test_an_error_tells_nothing(self, path, world):
        head = Head(path)
        assert head.status == 404
        assert (head.canonical, head.told, head.is_indexed) == (None, set(), False)


class TestSharing:
    def test_markup_in_a_title_stays_words(self, world):
        title = "Bins \"<script>alert(1)</script>\" & 'boxes'"
        Project.objects.filter(pk=world.project.pk).update(title=title, summary='"><meta name="x">')
        head = Head(world.project.get_absolute_url())
        assert head.og("title") == title
        assert head.og("description") == '"><meta name="x">'
        assert head.title == f"{title} – Pipeline"
        assert {"name": "x"} not in head.metas

    def test_words_that_stand_for_markup_stay_as_they_are(self, world):
        Project.objects.filter(pk=world.project.pk).update(title="&lt;b&gt; &amp;amp; <b>")
        assert Head(world.project.get_absolute_url()).og("title") == "&lt;b&gt; &amp;amp; <b>"

    def test_a_project_tells_its_summary(self, world):
        head = Head(world.project.get_absolute_url())
        assert (head.og("description"), head.og("type")) == (world.project.summary, "article")

    def test_the_editors_words_are_those_of_the_page(self, world):
        assert Head("/about/").og("description").startswith("Councils share what they work on")

    def test_our_own_picture_is_there_and_light(self, world):
        head = Head("/projects/")
        file = finders.find(urlsplit(head.og("image")).path.removeprefix(settings.STATIC_URL))
        with Image.open(file) as picture:
            assert (picture.format, picture.size) == ("PNG", (1200, 630))
            assert (str(picture.width), str(picture.height)) == (head.og("image:width"), head.og("image:height"))
            picture.load()
        with open(file, "rb") as content:
            assert len(content.read()) < 60_000

    @pytest.mark.parametrize(
        ("width", "height", "is_shown"), [(640, 360, True), (600, 315, True), (640, 200, False), (480, 640, False)]
    )
    def test_a_picture_of_its_own_is_shown_if_it_is_large_enough(self, width, height, is_shown, db):
        shared = ProjectFactory()
        pictured = PictureFactory(project=shared, alt='A "crew"', width=width, height=height)
        head = Head(shared.get_absolute_url())
        assert (pictured.digest in head.og("image")) == is_shown
        assert (head.og("image:alt") == 'A "crew"') == is_shown
        if is_shown:
            file = Client().get(path_of(head.og("image")))
            assert (file.status_code, file.content) == (200, bytes(pictured.large))

    def test_so_is_that_of_a_council(self, db):
        pictured = CouncilPictureFactory(width=640, height=400)
        head = Head(pictured.council.get_absolute_url())
        assert Client().get(path_of(head.og("image"))).content == bytes(pictured.large)


class TestWhatNotEveryoneMaySee:
    @pytest.mark.parametrize("audience", [Audience.COUNCIL, Audience.OFFICERS])
    def test_tells_nothing_to_visitors_nor_on_the_page_of_who_sees_it(self, audience, world):
        Project.objects.filter(pk=world.project.pk).update(audience=audience, title="Not yet", public_since=None)
        address = reverse("projects:project", args=[world.project.pk, world.project.slug])
        page = Client().get(address)
        assert page.status_code == 404
        assert "Not yet" not in page.text
        client = Client()
        client.force_login(world.people["member"])
        for path in (address, f"{address}history/"):
            head = Head(path, client)
            assert (head.status, head.canonical, head.told, head.is_indexed) == (200, None, set(), False)

    def test_a_draft_and_its_picture_are_told_to_nobody(self, world):
        client = Client()
        client.force_login(world.people["team"])
        address = world.draft.get_absolute_url()
        assert Client().get(address).status_code == 404
        head = Head(address, client)
        assert (head.status, head.canonical, head.told, head.is_indexed) == (200, None, set(), False)

"""What every page says of itself to search engines, and to sites where somebody shares it (U41)."""

from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse
from django.utils import translation
from html5lib import HTMLParser
from PIL import Image
from wagtail.models import Locale

from cms.models import ContentPage, HomePage
from projects.enums import Audience
from projects.models import Project
from tests.councils.factories import CouncilPictureFactory
from tests.projects.factories import PictureFactory, ProjectFactory
from tests.routes.table import TABLE
from tests.routes.world import ROLES

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
WELSH = [("en-gb", "English"), ("cy", "Cymraeg")]


class Head:
    """What the head of a page says."""

    def __init__(self, address: str, client: Client | None = None) -> None:
        response = (client or Client(raise_request_exception=False)).get(address)
        self.status = response.status_code
        self.is_html = response.get("Content-Type", "").startswith("text/html")
        page = HTMLParser(namespaceHTMLElements=False).parse(response.text) if self.is_html else Element("html")
        self.links = [link.attrib for link in page.iter("link")]
        self.metas = [meta.attrib for meta in page.iter("meta")]
        self.title = page.findtext(".//title", "")

    @property
    def canonical(self) -> str | None:
        [found] = [link["href"] for link in self.links if link["rel"] == "canonical"] or [None]
        return found

    @property
    def languages(self) -> dict[str, str]:
        return {link["hreflang"]: link["href"] for link in self.links if "hreflang" in link}

    @property
    def is_indexed(self) -> bool:
        return {"name": "robots", "content": "noindex"} not in self.metas

    def og(self, name: str) -> str | None:
        [found] = [meta["content"] for meta in self.metas if meta.get("property") == f"og:{name}"] or [None]
        return found

    @property
    def told(self) -> set[str]:
        """The names of all that is told, where somebody shares the page."""
        named = {meta.get("property") or meta.get("name", "") for meta in self.metas}
        return {name for name in named if name.startswith(("og:", "twitter:"))}


def head_of(row, world) -> Head:
    return Head(reverse(row.route, args=row.of(world)))


def path_of(address: str) -> str:
    assert address.startswith(settings.SITE_URL)
    return address.removeprefix(settings.SITE_URL)


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


class TestAddress:
    @pytest.mark.parametrize(
        ("asked", "known_as"),
        [
            ("/projects/?page=1&unknown=2&sort=newest", "/projects/"),
            ("/projects/?page=99", "/projects/"),
            ("/projects/?page=2&phase=alpha", "/projects/?phase=alpha"),
            ("/search/", "/projects/"),
            ("/search/?kind=project&q=+missed++bins", "/projects/?q=missed+bins"),
            ("/projects/?nation=mars&phase=live&phase=beta&q=b", "/projects/?q=b&phase=beta&phase=live"),
            ("/search/?page=0&kind=council", "/search/?kind=council"),
            ("/councils/?x=1&region=&nation=wales&name=+a+", "/councils/?name=a&nation=wales"),
            ("/councils/?nation=mars", "/councils/"),
            ("/?utm_source=mail", "/"),
            ("/about/?page=3", "/about/"),
            ("/api/?format=json", "/api/"),
        ],
    )
    def test_leaves_out_what_changes_nothing(self, asked, known_as, world):
        assert path_of(Head(asked).canonical) == known_as

    def test_of_a_page_of_a_list_names_the_page(self, world):
        ProjectFactory.create_batch(21, title="Bins")
        head = Head("/projects/?q=bins&page=2&unknown=1")
        assert path_of(head.canonical) == "/projects/?q=bins&page=2"
        assert "page 2 of 2" in head.og("title")
        assert path_of(Head("/projects/?q=bins&page=7").canonical) == "/projects/?q=bins&page=2"

    def test_is_that_of_todays_slug(self, world):
        Project.objects.filter(pk=world.project.pk).update(slug="of-today")
        old = Client().get(world.project.get_absolute_url())
        assert path_of(Head(old["Location"]).canonical) == f"/projects/{world.project.pk}/of-today/"
        history = Head(f"/projects/{world.project.pk}/of-yesterday/history/?page=1&old=0&new=x")
        assert path_of(history.canonical) == f"/projects/{world.project.pk}/of-today/history/"

    def test_of_two_versions_names_them(self, world):
        address = reverse("projects:history", args=[world.project.pk, world.project.slug])
        Project.objects.filter(pk=world.project.pk).update(public_since=world.project.versions.last().at)
        assert path_of(Head(f"{address}?new=1&old=2&x=3").canonical) == f"{address}?old=2&new=1"
        assert path_of(Head(f"{address}?old=1&new=2").canonical) == address

    def test_is_the_sites_own_whoever_asks_by_whatever_name(self, world, settings):
        settings.ALLOWED_HOSTS = ["*"]
        response = Client(headers={"host": "evil.example", "x-forwarded-host": "evil.example"}).get("/projects/?q=a")
        assert "evil.example" not in response.text

    def test_what_anybody_types_is_kept_as_words_of_ours_by_nobody(self, world):
        assert not Head("/projects/?q=cheap+pills").is_indexed
        assert not Head("/councils/?name=cheap+pills").is_indexed
        assert Head("/projects/?phase=alpha").is_indexed
        assert Head("/councils/?nation=wales").is_indexed

    def test_what_may_be_erased_is_kept_by_nobody(self, world):
        assert not Head(reverse("projects:history", args=[world.project.pk, world.project.slug])).is_indexed


class TestLanguages:
    @pytest.fixture(autouse=True)
    def welsh(self, settings):
        settings.LANGUAGES = WELSH
        yield
        # A request leaves the language of its page behind.
        translation.activate(settings.LANGUAGE_CODE)

    @pytest.mark.parametrize(
        "path", ["/projects/", "/projects/?q=bins&phase=alpha", "/search/?kind=output", "/councils/?nation=wales"]
    )
    def test_each_names_the_other_and_itself(self, path, world):
        english, welsh = Head(path), Head(f"/cy{path}")
        assert (english.status, welsh.status) == (200, 200)
        assert path_of(english.canonical) == path
        assert path_of(welsh.canonical) == f"/cy{path}"
        named = {"en-gb": english.canonical, "cy": welsh.canonical, "x-default": english.canonical}
        assert english.languages == welsh.languages == named

    def test_so_does_a_page_of_a_thing(self, world):
        paths = [thing.get_absolute_url() for thing in (world.project, world.lead, world.charity)]
        for path in paths:
            named = {name: path_of(address) for name, address in Head(f"/cy{path}").languages.items()}
            assert named == {"en-gb": path, "cy": f"/cy{path}", "x-default": path}

    def test_what_editors_wrote_in_english_is_in_no_other_language(self, world):
        for head in (Head("/about/"), Head("/cy/about/")):
            assert path_of(head.canonical) == "/about/"
            assert {name: path_of(address) for name, address in head.languages.items()} == {
                "en-gb": "/about/",
                "x-default": "/about/",
            }

    def test_what_editors_translated_is_in_the_languages_that_are_published(self, world, settings):
        settings.WAGTAIL_I18N_ENABLED = True
        settings.WAGTAIL_CONTENT_LANGUAGES = WELSH
        about, home = ContentPage.objects.get(slug="about"), HomePage.objects.get()
        welsh = Locale.objects.create(language_code="cy")
        home.copy_for_translation(welsh).get_latest_revision().publish()
        copied = about.copy_for_translation(welsh)
        assert set(Head("/about/").languages) == {"en-gb", "x-default"}

        copied.slug, copied.title = "amdanom", "Sut mae Pipeline yn gweithio"
        copied.save_revision().publish()
        named = {"en-gb": "/about/", "cy": "/cy/amdanom/", "x-default": "/about/"}
        for path, known_as in {"/about/": "/about/", "/cy/amdanom/": "/cy/amdanom/"}.items():
            head = Head(path)
            assert (head.status, path_of(head.canonical)) == (200, known_as)
            assert {name: path_of(address) for name, address in head.languages.items()} == named


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

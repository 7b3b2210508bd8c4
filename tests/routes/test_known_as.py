"""Under which one address a page is known, and in which languages (U41)."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.models import Locale

from cms.models import ContentPage, HomePage
from projects.models import Project
from tests.projects.factories import ProjectFactory
from tests.support.heads import Head, path_of

WELSH = [("en-gb", "English"), ("cy", "Cymraeg")]


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

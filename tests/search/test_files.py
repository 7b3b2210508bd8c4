"""Any search as a file or a feed."""

import csv
import io
import re
from html import unescape
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as how
from hypothesis import strategies as st

from activity.models import Event
from kit.limits import Limit
from projects.actions.project import change
from projects.enums import Happening
from projects.models import Output, Update
from search.views import files
from tests.councils.factories import OrganisationFactory, UserFactory
from tests.projects.factories import ProjectFactory, ServiceFactory, in_step
from tests.search.asking import record
from tests.support.atom import faults_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("each_engine")]

# What makes a feed one no more.
FAULTS = {
    b"updated>": b"when>",
    b"<id>http": b"<id>",
    b'rel="self"': b'rel="other"',
    b"+00:00<": b"<",
    b'<link href="http': b'<link href="',
    b"<title>Bins</title>": b"",
    b"<name>Pipeline</name>": b"<name></name>",
}
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def sheet(client, **asked):
    return list(csv.reader(io.StringIO(client.get("/search.csv", asked).content.decode("utf-8-sig"))))


def feed(client, **asked):
    return ElementTree.fromstring(client.get("/search.atom", asked).content)  # noqa: S314 - our own


def entries(found):
    return found.findall("a:entry", ATOM)


def said(element, name):
    return element.find(f"a:{name}", ATOM).text


def test_the_page_leads_to_all_three_with_its_words_and_filters(client):
    ProjectFactory(title="Bins", phase="alpha")
    html = client.get("/projects/", {"q": "bins", "phase": "alpha"}).text
    for name in ("csv", "json", "atom"):
        assert f'href="/search.{name}?q=bins&amp;phase=alpha"' in html
    assert '<link rel="alternate" type="application/atom+xml" href="/search.atom?q=bins&amp;phase=alpha"' in html
    assert 'href="/search.csv?q=bins&amp;kind=output"' in client.get("/search/?q=bins&kind=output").text


@pytest.mark.parametrize("page", ["home", "council"])
def test_pages_of_newest_work_name_their_feed(client, page):
    call_command("load_pages", verbosity=0)
    council = OrganisationFactory()
    own, other = ProjectFactory(title="Bins", lead=council), ProjectFactory(title="Trams")
    address, found = {"home": ("/", {own.title, other.title}), "council": (council.get_absolute_url(), {own.title})}[
        page
    ]
    [named] = re.findall(r'type="application/atom\+xml" href="([^"]+)"', client.get(address).text)
    told = ElementTree.fromstring(client.get(unescape(named)).content)  # noqa: S314 - our own
    assert {said(entry, "title") for entry in entries(told)} == found


class TestSheet:
    def test_has_the_words_of_the_site(self, client):
        lead = OrganisationFactory(name="Northby Council")
        ProjectFactory(title="Missed bins", lead=lead, phase="alpha", last_confirmed="2026-05-01")
        ProjectFactory(title="Trams")

        headings, row = sheet(client, q="missed bins")

        assert headings[:3] == ["Kind", "Title", "Summary"]
        assert row[:2] == ["Projects", "Missed bins"]
        assert row[3:6] == ["Northby Council", "Alpha", "Active"]
        assert row[7] == "2026-05-01"
        assert row[8].startswith("http")

    @pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
    def test_nothing_in_it_is_carried_out(self, client, start):
        lead = OrganisationFactory(name=f"{start}1+1", short_name="Northby")
        ProjectFactory(title=f"{start}cmd|' /C calc'!A0", summary=f"{start}HYPERLINK(1)", lead=lead)
        [_headings, row] = sheet(client)
        assert all(not cell.startswith(tuple("=+-@\t\r")) for cell in row)
        assert row[1] == f"'{start}cmd|' /C calc'!A0"

    def test_is_saved_under_a_name(self, client):
        assert "search.csv" in client.get("/search.csv")["Content-Disposition"]

    def test_has_all_that_was_found_in_the_order_of_the_pages(self, client):
        for number in range(25):
            ProjectFactory(title=f"Bins {number}")
        pages = [client.get("/api/v1/search/", {"q": "bins", "page": page}).json()["results"] for page in (1, 2)]
        in_order = [hit["title"] for page in pages for hit in page]
        assert [row[1] for row in sheet(client, q="bins")[1:]] == in_order
        found = client.get("/search.json?q=bins").json()
        assert ([hit["title"] for hit in found["results"]], found["total"]) == (in_order, 25)

    def test_is_read_some_at_a_time_up_to_its_bound(self, client, monkeypatch):
        monkeypatch.setattr(files, "AT_ONCE", 4)
        monkeypatch.setattr(files, "MOST", 12)
        ProjectFactory.create_batch(10, title="Bins")
        assert len(client.get("/search.json").json()["results"]) == 10
        ProjectFactory.create_batch(10, title="Bins")
        found = client.get("/search.json").json()
        assert (len({hit["id"] for hit in found["results"]}), found["total"]) == (12, 20)


class TestFeed:
    def test_says_what_a_reader_of_feeds_needs(self, client):
        lead = OrganisationFactory(name="Northby Council")
        project = ProjectFactory(title="Missed <bins> & boxes", summary="1 < 2", lead=lead)

        found = feed(client, q="bins")
        [entry] = entries(found)

        assert said(found, "title") == "Projects: bins"
        assert said(found, "id").startswith("http")
        assert said(entry, "title") == "Missed <bins> & boxes"
        assert said(entry, "summary") == "1 &lt; 2"
        assert entry.find("a:summary", ATOM).get("type") == "html"
        assert said(entry.find("a:author", ATOM), "name") == "Northby Council"
        assert said(entry, "updated") == said(found, "updated") == project.published_at.isoformat()
        assert said(entry, "id").endswith(f"/{project.pk}")

    def test_says_when_a_thing_last_changed(self, client):
        owner = UserFactory()
        shared = ProjectFactory(title="Bins", owner=owner)
        change(project=shared, title="Boxes", by=owner)
        changed_at = Event.objects.get(kind=Happening.CHANGED).at

        found = feed(client)
        [entry] = entries(found)
        assert said(entry, "published") == shared.published_at.isoformat()
        assert said(entry, "updated") == said(found, "updated") == changed_at.isoformat()
        assert changed_at > shared.published_at

    def test_filing_everything_anew_changes_nothing(self, client):
        owner = UserFactory()
        changed, other = ProjectFactory(title="Bins", owner=owner), ProjectFactory(title="Trams", owner=owner)
        change(project=changed, title="Boxes", by=owner)
        change(project=other, title="Buses", by=owner)
        before = client.get("/search.atom").content
        call_command("search_rebuild", verbosity=0)
        assert client.get("/search.atom").content == before

    def test_an_entry_stays_the_same_when_its_title_changes(self, client):
        project = ProjectFactory(title="Bins")
        before = said(entries(feed(client))[0], "id")
        project.title = "Boxes"
        project.save()
        in_step(project)
        [entry] = entries(feed(client))
        assert (said(entry, "title"), said(entry, "id")) == ("Boxes", before)

    def test_has_the_newest_whatever_the_order_of_the_page(self, client, monkeypatch):
        monkeypatch.setattr(files, "NEWEST", 2)
        for title in ("Bins bins bins", "New bins", "Newest: bins"):
            ProjectFactory(title=title)
        record("Old bins", year=2016)
        for sort in ("match", "title", "newest"):
            found = entries(feed(client, q="bins", sort=sort))
            assert [said(entry, "title") for entry in found] == ["Newest: bins", "New bins"]

    def test_an_empty_one_and_one_of_what_was_always_there_stay_as_they_are(self, client):
        assert client.get("/search.atom?q=zzz")["ETag"] == client.get("/search.atom?q=zzz")["ETag"]
        assert entries(feed(client, q="zzz")) == []
        assert faults_of(client.get("/search.atom", {"q": 'zzz "<&'}).content) == []
        assert said(feed(client, kind="council"), "updated") == "2018-07-04T00:00:00+00:00"

    def test_one_that_is_no_feed_would_be_noticed(self, client):
        ProjectFactory(title="Bins")
        written = client.get("/search.atom").content
        assert faults_of(written) == []
        for right, wrong in FAULTS.items():
            assert faults_of(written.replace(right, wrong)), right

    def test_of_outputs_leads_to_the_project_that_made_them(self, client):
        made = ProjectFactory(title="Bins")
        Output.objects.create(title="A map", kind="code").projects.add(made)
        in_step(made)
        [entry] = entries(feed(client, kind="output"))
        assert entry.find("a:link", ATOM).get("href").endswith(made.get_absolute_url())

    @given(title=st.text(min_size=1, max_size=150).filter(str.strip))
    @how(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    def test_whatever_a_title_holds_it_is_xml(self, title):
        with transaction.atomic():
            # Past the forms, which keep out what cannot be seen; NUL no database but SQLite takes.
            ProjectFactory(title=title.replace("\0", "") or "x")
            assert len(entries(feed(Client()))) == 1
            transaction.set_rollback(True)


@pytest.mark.parametrize("name", ["csv", "json", "atom"])
class TestEach:
    def test_passes_over_what_means_nothing_as_the_page_does(self, client, name):
        odd = {"phase": "\x00", "council": "x" * 5_000, "page": "1" + "0" * 30, "sort": "sideways", "kind": "nothing"}
        assert client.get(f"/search.{name}", odd).status_code == 200
        assert client.get(f"/search.{name}", {"q": "\x00" + "x" * 5_000}).status_code == 200

    def test_is_not_given_too_often(self, client, name, monkeypatch):
        monkeypatch.setattr(files, "ADDRESS", Limit(1, 60))
        assert client.get(f"/search.{name}").status_code == 200
        held = client.get(f"/search.{name}")
        assert (held.status_code, int(held["Retry-After"]) > 0) == (429, True)

    @pytest.mark.parametrize("kind", ["project", "output", "update", "council", "service", "page"])
    def test_there_is_one_of_every_kind(self, client, name, kind):
        made = ProjectFactory(title="Bins", services=[ServiceFactory()])
        Output.objects.create(title="A map", kind="code").projects.add(made)
        Update.objects.create(project=made, title="News", text="More.", posted_by=UserFactory())
        call_command("load_pages", verbosity=0)
        call_command("search_rebuild", verbosity=0)
        said = client.get(f"/search.{name}", {"kind": kind})
        assert said.status_code == 200
        assert settings.SITE_URL in said.text.replace(f"/search.{name}", "")
        if name == "atom":
            assert faults_of(said.content) == []

"""The read API, as a program of a council meets it."""

import json
import re
from urllib.parse import urlencode

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kit.api import throttle
from kit.limits import Limit
from projects.enums import Audience, Openness
from projects.models import Link, Output, PhaseDates, Update, WantedRole
from tests.councils.factories import OrganisationFactory, UserFactory, member_of
from tests.projects.factories import (
    PartnershipFactory,
    PledgeFactory,
    ProjectFactory,
    ServiceFactory,
    ServiceGroupFactory,
    in_step,
)
from tests.search.asking import record

pytestmark = pytest.mark.django_db

PROBLEM = "application/problem+json"


def get(client, address, **asked):
    return client.get(f"/api/v1/{address}", asked)


def titles(client, **asked):
    return {each["title"] for each in get(client, "projects/", **asked).json()["results"]}


def post(client, said, **more):
    return client.post("/api/v1/similar/", json.dumps(said), content_type="application/json", **more)


class TestLists:
    def test_pages_give_each_once_while_others_are_added(self, client):
        ProjectFactory.create_batch(7)
        first = get(client, "projects/", size=3).json()
        ProjectFactory.create_batch(2)
        second = client.get(first["next"]).json()
        third = client.get(second["next"]).json()
        given = [each["id"] for page in (first, second, third) for each in page["results"]]
        assert len(given) == len(set(given)) == 7
        assert third["next"] is None
        assert client.get(third["previous"]).json()["results"] == second["results"]

    def test_filters(self, client):
        waste, parks = ServiceGroupFactory(slug="waste"), ServiceGroupFactory(slug="parks")
        leeds, conwy = OrganisationFactory(slug="leeds"), OrganisationFactory(slug="conwy")
        bins = ServiceFactory(slug="bins", group=waste)
        ProjectFactory(title="Bins", lead=leeds, service_group=waste, services=[bins], phase="alpha")
        shared = ProjectFactory(
            title="Trees", lead=conwy, service_group=parks, phase="beta", openness=[Openness.PARTNERS]
        )
        PartnershipFactory(project=shared, organisation=leeds, state="accepted")
        record("Of old", service_group=None, phase="", last_confirmed="2018-05-01")

        assert titles(client) == {"Bins", "Trees", "Of old"}
        assert titles(client, phase=["alpha", "beta"]) == {"Bins", "Trees"}
        assert titles(client, service_group="waste") == titles(client, service="bins") == {"Bins"}
        assert titles(client, council="leeds") == {"Bins", "Trees"}
        assert titles(client, looks_for_help="true") == {"Trees"}
        assert titles(client, looks_for_help="false", unclaimed="false") == {"Bins"}
        assert titles(client, unclaimed="true") == titles(client, confirmed_since="2018-01-01") == {"Of old"}
        assert titles(client, published_since="2090-01-01") == set()

    def test_councils_by_name_kind_and_whether_they_go_on(self, client):
        today = OrganisationFactory(short_name="Newshire", slug="newshire", kind="unitary", nation="wales")
        OrganisationFactory(short_name="Oldby", slug="oldby", kind="district", end="2019-04-01", successors=[today])
        OrganisationFactory(short_name="Helping Hands", kind="charity")

        def slugs(**asked):
            return {each["slug"] for each in get(client, "councils/", **asked).json()["results"]}

        assert slugs() == {"newshire", "oldby"}
        assert slugs(current="true") == slugs(kind="unitary") == slugs(nation="wales") == {"newshire"}
        assert slugs(current="false") == slugs(name="old") == {"oldby"}
        ended = get(client, "councils/oldby/").json()
        assert (ended["end"], ended["successors"][0]["slug"]) == ("2019-04-01", "newshire")

    def test_services_with_the_words_that_people_use(self, client):
        ServiceFactory(slug="bins", name="Bins", group=ServiceGroupFactory(slug="waste", name="Waste"))
        [service] = get(client, "services/", group="waste").json()["results"]
        assert service["words"] == ["bin day", "rubbish"]
        assert service["lgsl"] == [524]
        assert get(client, "services/bins/").json() == service


def test_a_project_says_all_that_its_page_says_and_names_nobody(client):
    owner = UserFactory(name="Olwen Owner")
    project = ProjectFactory(
        title="Bins", owner=owner, problem="They go back.", would_help="A tester", pounds_wanted=500
    )
    PledgeFactory(project=project, kind="money", pounds=200)
    Link.objects.create(project=project, title="Board", url="https://board.example/")
    Update.objects.create(project=project, title="News", text="More.", posted_by=owner)
    WantedRole.objects.create(project=project, name="Designer")
    PhaseDates.objects.create(project=project, phase="alpha", start="2026-01-01", estimated=True)
    earlier = ProjectFactory(title="Earlier")
    project.builds_on.add(earlier)

    response = get(client, f"projects/{project.pk}/")
    said = response.json()

    assert said["url"].endswith(project.get_absolute_url())
    assert (said["problem"], said["would_help"], said["phase"]) == ("They go back.", "A tester", "alpha")
    assert said["progress"] == {"councils": 1, "councils_wanted": 0, "pounds": 200, "pounds_wanted": 500}
    assert said["links"] == [{"title": "Board", "url": "https://board.example/"}]
    assert [each["title"] for each in said["updates"]] == ["News"]
    assert said["wanted_roles"] == [{"name": "Designer", "length": "", "time": ""}]
    assert said["phase_dates"] == [{"phase": "alpha", "start": "2026-01-01", "end": None, "estimated": True}]
    assert [each["title"] for each in said["builds_on"]] == ["Earlier"]
    assert get(client, f"projects/{earlier.pk}/").json()["built_on_by"][0]["id"] == project.pk
    assert "Olwen" not in response.text
    assert owner.email not in response.text


class TestSearch:
    def test_gives_what_the_page_gives(self, client):
        ProjectFactory(title="Missed bins", summary="<b>Maps</b> of bins.", phase="alpha")
        ProjectFactory(title="Dog wardens", summary="Maps.", phase="live")

        said = get(client, "search/", q="misssed bins", phase="alpha").json()

        assert (said["words"], said["meant"], said["complete"]) == ("misssed bins", "missed bins", True)
        assert (said["total"], said["page"], said["pages"]) == (1, 1, 1)
        [hit] = said["results"]
        assert hit["marked_title"] == "<mark>Missed</mark> <mark>bins</mark>"
        assert hit["marked_text"] == "&lt;b&gt;Maps&lt;/b&gt; of <mark>bins</mark>."
        assert (hit["kind"], hit["summary"], hit["phase"]) == ("project", "<b>Maps</b> of bins.", "alpha")
        assert said["counts"]["phase"] == {"alpha": 1}

    def test_finds_other_kinds_and_pages(self, client):
        ProjectFactory.create_batch(21, title="Bins")
        made = ProjectFactory(title="Trams")
        Output.objects.create(title="A tram map", kind="prototype").projects.add(made)
        in_step(made)

        assert get(client, "search/", q="tram map", kind="output").json()["results"][0]["council"] == made.lead.name
        second = get(client, "search/", q="bins", page=2).json()
        assert (second["page"], second["pages"], len(second["results"])) == (2, 2, 1)
        assert get(client, "search/", q="bins", page=3).status_code == 404

    def test_similar_work_of_a_text(self, client):
        ProjectFactory(title="Missed bins", summary="Reports reach the crew.")
        ProjectFactory(title="Trams", summary="Tickets by telephone.")

        said = post(client, {"text": "Crews hear of missed bins", "number": 1}).json()

        assert [hit["title"] for hit in said["results"]] == ["Missed bins"]
        assert post(client, {"text": "zzzz"}).json() == {"results": []}


ODD = ["\x00", "x" * 5_000, "1" + "0" * 30, "-1", "' OR 1=1 --", "🙂", "\u202e", "%00", "[]"]


class TestProblems:
    @pytest.mark.parametrize("odd", ODD, ids=ascii)
    @pytest.mark.parametrize(
        ("address", "names"),
        [
            (
                "projects/",
                ["phase", "council", "service", "service_group", "published_since", "looks_for_help", "size"],
            ),
            ("councils/", ["kind", "nation", "current", "size"]),
            ("services/", ["group"]),
            ("search/", ["kind", "phase", "council", "about", "from", "sort", "page", "as-typed"]),
        ],
    )
    def test_what_means_nothing_is_refused_by_name(self, client, address, names, odd):
        for name in names:
            response = get(client, address, **{name: odd})
            assert (response.status_code, response["Content-Type"]) == (400, PROBLEM), name
            assert list(response.json()["errors"]) == [name]

    @pytest.mark.parametrize("odd", ODD, ids=ascii)
    @pytest.mark.parametrize("address", ["projects/", "outputs/", "councils/", "services/"])
    def test_a_cursor_that_no_page_gave_is_not_there(self, client, address, odd):
        for cursor in (odd, "cD0w", "cD14eHg=", "cD05OTk5OTk5OTk5OTk5OTk5OTk5OTk5", "bz0tMQ=="):
            response = get(client, address, cursor=cursor)
            assert response.status_code in (200, 404)
            assert response.status_code == 200 or response["Content-Type"] == PROBLEM

    def test_a_question_that_is_too_long_or_has_a_nul(self, client):
        assert get(client, "search/", q="x" * 5_000).json()["errors"]["q"]
        assert get(client, "search/", q="\x00").json()["errors"]["q"]

    def test_more_parameters_than_anybody_needs(self, client):
        many = [("phase", "alpha")] * 600
        response = client.get(f"/api/v1/projects/?{urlencode(many)}")
        assert (response.status_code, response["Content-Type"]) == (400, PROBLEM)

    def test_a_misspelt_or_empty_parameter_is_refused(self, client):
        assert get(client, "projects/", pahse="alpha").json() == {
            "type": "about:blank",
            "title": "Bad Request",
            "status": 400,
            "errors": {"pahse": ["There is no such parameter."]},
        }
        assert get(client, "projects/", phase="").json()["errors"] == {
            "phase": ["Say a value, or leave the parameter out."]
        }
        assert get(client, f"projects/{ProjectFactory().pk}/", phase="alpha").status_code == 400

    @pytest.mark.parametrize(
        ("address", "status"),
        [
            ("nothing/", 404),
            ("projects/999999999999999999999999999999/", 404),
            ("projects/x/", 404),
            ("councils/nobody/", 404),
        ],
    )
    def test_what_is_not_there(self, client, address, status):
        response = get(client, address)
        assert (response.status_code, response["Content-Type"]) == (status, PROBLEM)
        assert response.json()["status"] == status

    def test_other_methods_and_other_types(self, client):
        assert client.delete("/api/v1/projects/")["Allow"] == "GET, HEAD, OPTIONS"
        wrong = {
            405: client.post("/api/v1/projects/", {}),
            406: client.get("/api/v1/projects/", headers={"Accept": "text/html"}),
            415: client.post("/api/v1/similar/", "text=x", content_type="text/plain"),
            413: client.post("/api/v1/similar/", "x" * 1_000_001, content_type="application/json"),
        }
        for status, response in wrong.items():
            assert (response.status_code, response["Content-Type"]) == (status, PROBLEM)
            assert response.json()["status"] == status

    BODIES = ["{", "[]", '"x"', "null", '{"number": 3}', '{"text": "\\u0000"}', '{"text": "\\ud800"}', "[" * 100_000]

    @pytest.mark.parametrize(
        "body",
        [
            *BODIES,
            '{"text": 3}',
            '{"text": "x", "number": "3"}',
            '{"text": "x", "number": 1e999}',
            "\xff",
            '{"text": "' + "x" * 10_001 + '"}',
        ],
    )
    def test_a_body_that_is_none(self, client, body):
        response = client.post("/api/v1/similar/", body, content_type="application/json")
        assert (response.status_code, response["Content-Type"]) == (400, PROBLEM)

    def test_a_fault_of_ours_tells_nothing_of_itself(self, monkeypatch):
        def fail(*_given, **_said):
            raise RuntimeError("the secret of the fault")

        monkeypatch.setattr("search.api.find", fail)
        response = get(Client(raise_request_exception=False), "search/", q="bins")
        assert (response.status_code, response["Content-Type"]) == (500, PROBLEM)
        said = response.json()
        assert len(said.pop("reference")) == 36
        assert said == {"type": "about:blank", "title": "Internal Server Error", "status": 500}

    def test_while_the_database_is_away(self):
        def away(*_statement):
            raise OperationalError("The server is away.")

        with connection.execute_wrapper(away):
            response = get(Client(raise_request_exception=False), "projects/")
        assert (response.status_code, response["Content-Type"]) == (503, PROBLEM)
        assert response["Retry-After"]

    def test_too_often(self, client, monkeypatch):
        monkeypatch.setattr(throttle, "LIMIT", Limit(2, 60))
        answers = [get(client, "services/") for _time in range(3)]
        assert [each.status_code for each in answers] == [200, 200, 429]
        assert answers[2]["Content-Type"] == PROBLEM
        assert 0 < int(answers[2]["Retry-After"]) <= 60
        elsewhere = Client(REMOTE_ADDR="192.0.2.7")
        assert get(elsewhere, "services/").status_code == 200


class TestCaches:
    def test_what_has_not_changed_is_not_sent_again(self, client):
        project = ProjectFactory(title="Bins")
        address = f"projects/{project.pk}/"
        tag = get(client, address)["ETag"]

        same = client.get(f"/api/v1/{address}", headers={"If-None-Match": tag})
        assert (same.status_code, same.content) == (304, b"")
        type(project).objects.filter(pk=project.pk).update(title="Bins and boxes")
        changed = client.get(f"/api/v1/{address}", headers={"If-None-Match": tag})
        assert changed.json()["title"] == "Bins and boxes"

    def test_nor_where_the_server_keeps_the_answers_of_visitors(self, settings):
        before_sessions = settings.MIDDLEWARE.index("django.contrib.sessions.middleware.SessionMiddleware")
        keeping = [*settings.MIDDLEWARE]
        keeping.insert(before_sessions, "activity.visitor_pages.VisitorPagesMiddleware")
        settings.MIDDLEWARE = keeping
        tag = get(Client(), "services/")["ETag"]
        with CaptureQueriesContext(connection) as queries:
            same = Client().get("/api/v1/services/", headers={"If-None-Match": tag, "Origin": "https://a.example"})
        assert (same.status_code, len(queries)) == (304, 1)
        assert same["Access-Control-Allow-Origin"] == "*"

    @pytest.mark.parametrize(
        "address", ["/api/v1/projects/", "/api/v1/search/", "/search.csv", "/search.json", "/search.atom"]
    )
    def test_what_somebody_who_has_signed_in_is_told_is_kept_nowhere(self, client, address):
        member = member_of(OrganisationFactory())
        ProjectFactory(lead=member.memberships.get().organisation, audience=Audience.COUNCIL, public_since=None)
        client.force_login(member)
        response = client.get(address)
        assert "no-store" in response["Cache-Control"]
        assert "ETag" not in response


class TestOtherSites:
    HERE = {"Origin": "https://council.example"}

    def test_may_read_as_nobody(self, client):
        for address in ("/api/v1/projects/", "/api/v1/nothing/", "/search.json"):
            response = client.get(address, headers=self.HERE)
            assert response["Access-Control-Allow-Origin"] == "*"
            assert "Access-Control-Allow-Credentials" not in response

    def test_may_ask_before_they_send_a_text(self, client):
        asked = {**self.HERE, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
        answer = client.options("/api/v1/similar/", headers=asked)
        assert answer.status_code == 200
        assert "POST" in answer["Access-Control-Allow-Methods"]
        assert "content-type" in answer["Access-Control-Allow-Headers"]

    def test_may_read_no_page(self, client):
        assert "Access-Control-Allow-Origin" not in client.get("/projects/", headers=self.HERE)

    def test_cannot_ask_as_somebody_who_has_signed_in(self):
        browser = Client(enforce_csrf_checks=True)
        browser.force_login(UserFactory())
        response = post(browser, {"text": "bins"}, headers=self.HERE)
        assert (response.status_code, response["Content-Type"]) == (403, PROBLEM)

    def test_what_can_be_done_is_told(self, client):
        assert client.options("/api/v1/similar/")["Allow"] == "POST, OPTIONS"


def fill(number):
    for _each in range(number):
        project = ProjectFactory(title="Bins", services=[ServiceFactory()])
        PartnershipFactory(project=project, state="accepted")
        PledgeFactory(project=project)
        made = Output.objects.create(title="A bin map", kind="code")
        made.projects.add(project)
        in_step(project)


LISTS = ["projects/?size=100", "outputs/?size=100", "councils/?size=100", "services/?size=100", "search/?q=bins"]


@pytest.mark.parametrize("address", LISTS)
def test_the_number_of_queries_does_not_grow(client, address):
    """R27."""

    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert len(client.get(f"/api/v1/{address}").json()["results"]) > 2
        return len(captured)

    # Of fewer than ten search tells what comes close as well.
    fill(10)
    few = queries()
    fill(10)
    assert queries() == few <= 25


def test_the_page_about_it_says_what_values_there_are_and_what_comes_back(client):
    page = client.get("/api/").text
    assert "<code>discovery</code>" in page
    assert "list of NamedOutput" in page


def test_the_page_about_it_names_every_operation_and_needs_nothing_of_others(client):
    page = client.get("/api/").text
    for path in ("/api/v1/projects/", "/api/v1/projects/{id}/", "/api/v1/similar/", "/api/v1/openapi.json"):
        assert path in page
    assert re.findall(r"<script[^>]*>", page) == ['<script src="/static/search/suggest.js" type="module">']
    assert 'href="/api/"' in client.get("/projects/").text

import re

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.models import HomePage
from projects.enums import Audience, Openness
from tests.councils.factories import OrganisationFactory, StewardFactory, member_of
from tests.projects.factories import PledgeFactory, ProjectFactory
from tests.search.asking import record, search

pytestmark = pytest.mark.django_db

HELP = {"openness": [Openness.PARTNERS], "would_help": "A service designer\nTesters"}


@pytest.fixture(autouse=True)
def opened(capsys):
    call_command("load_pages")


def text(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def section(response, heading):
    """The words of the section under a heading."""
    words = text(response.content.decode())
    return words[words.index(heading) :]


def test_the_question_is_the_heading_and_the_label_of_the_search_box(client):
    html = client.get("/").content.decode()

    assert re.search(r'<h1[^>]*><label[^>]*for="q">Has anyone done this already\?</label></h1>', html)
    assert re.search(r'<form action="/projects/"[^>]*role="search">', html)
    assert 'href="/projects/?q=missed%20bins"' in html


def test_an_empty_site_says_what_to_do(client):
    words = text(client.get("/").content.decode())

    assert "From first idea to live service" in words
    assert "Nobody asks for help at the moment" in words
    assert "No council has posted yet" in words
    assert "From public records" not in words


def test_the_line_counts_what_each_link_then_finds(client):
    for phase in ("idea", "alpha", "alpha", "live", "retired"):
        ProjectFactory(phase=phase)
    ProjectFactory(phase="beta", draft=True)

    html = client.get("/").content.decode()

    assert "5 projects, from first idea to live service" in html
    for phase, number in {"idea": 1, "alpha": 2, "live": 1}.items():
        assert f'<a href="/projects/?phase={phase}"><span class="n">{number}</span>' in html
        assert search(phase=phase).total == number
    assert "1 retired" in html
    assert "?phase=beta" not in html, "Where no project stands, there is nothing to open."


def test_councils_that_ask_for_help_stand_with_what_they_want_and_who_is_in(client):
    project = ProjectFactory(title="Debt letters", councils_wanted=3, **HELP)
    PledgeFactory(project=project)
    ProjectFactory(title="No help wanted", openness=[Openness.SHARING])

    asking = section(client.get("/"), "Councils asking for help now").partition("Newest work")[0]

    assert "Debt letters" in asking
    assert "Wanted: A service designer" in asking
    assert "1 of 3 councils in" in asking
    assert "No help wanted" not in asking


def test_a_council_that_has_not_said_what_would_help_is_still_shown(client):
    ProjectFactory(title="Debt letters", openness=[Openness.CO_FUNDING], would_help="")

    assert "Wanted: Co-funding" in section(client.get("/"), "Councils asking for help now")


def test_work_from_public_records_stands_under_its_own_heading_only(client):
    ProjectFactory(title="Posted by a council")
    record("From a report", year=2018, openness=[Openness.PARTNERS])

    response = client.get("/")
    before, _heading, after = text(response.content.decode()).partition("From public records")

    assert "Posted by a council" in before
    assert "From a report" not in before
    assert "From a report" in after
    assert "Posted by a council" not in after


def test_only_what_the_visitor_may_see_is_shown_and_counted(client):
    council = OrganisationFactory()
    ProjectFactory(title="Among ourselves", lead=council, audience=Audience.COUNCIL, public_since=None, **HELP)

    assert "Among ourselves" not in client.get("/").content.decode()
    assert "1 project," not in client.get("/").content.decode()
    client.force_login(member_of(council))
    assert "Among ourselves" in client.get("/").content.decode()
    assert "1 project, from first idea to live service" in client.get("/").content.decode()


def test_no_address_of_a_person_is_shown(client):
    council = OrganisationFactory()
    owner = member_of(council, email="owner@northby.gov.uk")
    ProjectFactory(lead=council, owner=owner, **HELP)

    assert "@" not in text(client.get("/").content.decode())


def test_editors_words_are_shown(client):
    home = HomePage.objects.get()
    home.heading, home.examples, home.closing = "Who else does this?", "trees\n\nbenches", "<h2>Come along</h2>"
    home.save_revision().publish()

    html = client.get("/").content.decode()

    assert "Who else does this?" in html
    assert html.count("/projects/?q=") == 2
    assert "<h2>Come along</h2>" in html


@pytest.mark.parametrize("signed_in", [False, True])
def test_the_number_of_queries_does_not_grow(client, signed_in):
    if signed_in:
        client.force_login(StewardFactory().user)
    fill(1)
    few = queries(client)
    fill(29)

    assert queries(client) == few
    assert few <= 25


def queries(client):
    client.get("/")
    with CaptureQueriesContext(connection) as captured:
        client.get("/")
    return len(captured)


def fill(number):
    for _each in range(number):
        PledgeFactory(project=ProjectFactory(**HELP))
        # Four of each are shown: four there are from the start, so that only the number of rows grows.
        for _more in range(4):
            project = ProjectFactory(**HELP)
            project.partnerships.create(organisation=OrganisationFactory(), state="accepted")
            record(year=2018)


def test_what_is_over_asks_nobody_for_help(client):
    ProjectFactory(title="Done and dusted", state="finished", **HELP)
    words = text(client.get("/").content.decode())
    assert "Nobody asks for help at the moment." in words
    assert "A service designer" not in words

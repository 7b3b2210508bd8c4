import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core import checks
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from hypothesis import HealthCheck, example, given
from hypothesis import settings as how
from hypothesis import strategies as st

from kit.limits import Limit
from projects.enums import Openness, OutputKind
from projects.models import Output
from search.views import pace
from tests.councils.factories import OrganisationFactory, StewardFactory, UserFactory
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


def page(client, **asked):
    return client.get("/projects/", asked)


def text(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def links(response):
    return [address.replace("&amp;", "&") for address in re.findall(r'href="([^"]+)"', response.content.decode())]


def test_the_heading_counts_what_was_found(client):
    ProjectFactory(title="Missed bins")

    assert (
        '<h1 class="govuk-heading-l">1 project about “missed bins”</h1>'
        in page(client, q="missed bins").content.decode()
    )
    ProjectFactory(title="Missed bins again")
    assert "2 projects about “missed bins”" in text(page(client, q="missed bins"))
    assert "2 projects" in text(page(client))


def test_the_services_of_a_group_are_offered_once_the_group_is_chosen(client):
    waste = ServiceGroupFactory(slug="waste", name="Waste")
    missed, tips = ServiceFactory(slug="missed", name="Missed bins", group=waste), ServiceFactory(name="The tip")
    ProjectFactory(title="Bins", service_group=waste, services=[missed, tips])

    assert "Missed bins" not in text(page(client))
    within = text(page(client, service="waste"))
    assert "Missed bins 1" in within
    assert "The tip" not in within
    assert "Take off: Missed bins" in text(page(client, about="missed"))


def test_a_hit_says_where_it_was_found_and_marks_the_words(client):
    ProjectFactory(title="Missed bins", summary="Reports reach the crew.")

    html = page(client, q="missed crew").content.decode()

    assert "<mark>Missed</mark> bins" in html
    assert "Matches: Title and summary" in html


def test_a_hit_says_how_true_it_is_and_what_is_wanted(client):
    record("From a report", year=2018)
    ProjectFactory(title="Posted", openness=[Openness.PARTNERS], would_help="A service designer")

    words = text(page(client))

    assert "From public records, 2018" in words
    assert "Wanted: A service designer" in words


def test_every_filter_that_is_on_has_a_chip_that_takes_it_off(client):
    OrganisationFactory(slug="leeds", short_name="Leeds")
    ProjectFactory(title="Bins", phase="alpha")

    response = page(client, q="bins", phase=["alpha", "beta"], help="wanted", council="leeds")

    assert "/projects/?q=bins&phase=beta&help=wanted&council=leeds" in links(response)
    assert "/projects/?q=bins&phase=alpha&phase=beta&help=wanted" in links(response)
    assert "/projects/?q=bins" in links(response)


def test_filters_words_and_order_are_one_form(client):
    ProjectFactory(title="Bins", phase="alpha")

    html = page(client, q="bins", phase="alpha", sort="title").content.decode()

    assert html.count("<form") == 1
    assert re.search(r'<input[^>]*name="phase"[^>]*value="alpha" form="find" checked>', html)
    assert '<option value="title" selected>' in html
    assert " style=" not in html


def sent(client, *, words=""):
    """Open the list, type words, and press the button, as a browser does."""
    html = page(client).content.decode()
    (order,) = re.findall(r'<option value="([^"]*)" selected>', html.partition('id="sort"')[2])
    return client.get("/projects/", {"q": words, "sort": order, "council": ""}, follow=True)


def test_words_typed_on_the_list_of_all_come_sorted_by_match(client):
    ProjectFactory(title="Missed bins", summary="Bins that no crew met.")
    ProjectFactory(title="Garden waste", summary="It follows the work on bins.")

    response = sent(client, words="bins")

    html = response.content.decode()
    assert html.index("Missed <mark>bins") < html.index("Garden waste")
    assert '<option value="" selected>Best match</option>' in html


def test_what_was_left_open_is_not_in_the_address(client):
    ProjectFactory(title="Missed bins")

    assert sent(client, words="bins").redirect_chain == [("/projects/?q=bins", 302)]
    assert sent(client).redirect_chain == [("/projects/", 302)]


def test_pages_keep_words_filters_and_order(client):
    for _number in range(45):
        ProjectFactory(title="Bins", phase="alpha")

    response = page(client, q="bins", phase=["alpha", "beta"], sort="title", page=2)
    following = [parse_qs(urlsplit(address).query) for address in links(response) if "page=3" in address]

    assert following
    for asked in following:
        assert asked == {"q": ["bins"], "phase": ["alpha", "beta"], "sort": ["title"], "page": ["3"]}
    assert "page 2 of 3" in text(response)


def test_following_next_page_shows_each_project_once(client):
    for number in range(45):
        ProjectFactory(title=f"Bins {number}")
    seen = []
    address = "/projects/?q=bins"
    while address:
        response = client.get(address)
        seen += re.findall(r'href="(/projects/\d+/[^"]+)"', response.content.decode())
        following = re.search(r'href="([^"]+)" rel="next"', response.content.decode())
        address = f"/projects/{following[1].replace('&amp;', '&')}" if following else ""

    assert len(seen) == len(set(seen)) == 45


def test_nothing_found_shows_what_comes_close_and_offers_posting_it(client):
    ProjectFactory(title="Dog fouling", summary="Maps.", phase="alpha")
    ProjectFactory(title="Dog wardens", summary="Maps.", phase="live")

    response = page(client, q="dog fouling", phase="live")
    words = text(response)

    assert "No projects about “dog fouling”" in words
    assert "See 1 without filters" in words
    assert "/projects/?q=dog+fouling" in links(response)
    assert "These have some of your words Dog wardens" in words
    assert "Post it as an idea" in words


def test_where_none_has_all_words_the_nearest_are_listed(client):
    ProjectFactory(title="Dog fouling", summary="Maps.")

    words = text(page(client, q="dog vending"))

    assert "1 project close to “dog vending”" in words
    assert "None of these has all of your words." in words


def test_what_was_meant_is_said_and_the_typed_words_are_a_click_away(client):
    ProjectFactory(title="Missed collections", summary="Maps.")

    response = page(client, q="misssed colections")

    assert "Showing results for missed collections ." in text(response)
    assert "1 project about “missed collections”" in text(response)
    as_typed = page(client, q="misssed colections", **{"as-typed": "yes"})
    assert "/projects/?q=misssed+colections&as-typed=yes" in links(response)
    assert "No projects about “misssed colections”" in text(as_typed)


def test_each_kind_of_thing_has_a_tab_with_its_number(client):
    made = ProjectFactory(title="Missed bins", summary="Maps.")
    Output.objects.create(title="A map of missed bins", kind=OutputKind.PROTOTYPE).projects.add(made)
    in_step(made)

    response = page(client, q="missed bins")
    outputs = client.get("/search/?q=missed+bins&kind=output")

    assert "Projects 1 Reusable outputs 1" in text(response)
    assert "/search/?q=missed+bins&kind=output" in links(response)
    assert "1 reusable output about “missed bins”" in text(outputs)
    assert made.get_absolute_url() in links(outputs)


def test_an_empty_site_and_filters_that_fit_nothing_say_what_to_do(client):
    assert "No projects yet" in text(page(client))
    ProjectFactory(phase="alpha")
    filtered = text(page(client, phase="live"))
    assert "No projects with these filters" in filtered
    assert "Clear filters" in filtered


def test_an_ended_council_can_be_chosen_and_is_otherwise_not_in_the_list(client):
    today = OrganisationFactory(slug="newshire", short_name="Newshire")
    OrganisationFactory(slug="oldby", short_name="Oldby", end="2019-04-01", successors=[today])
    ProjectFactory(lead=today)

    assert "Oldby" not in text(page(client))
    assert "Oldby (1)" in text(page(client, council="oldby"))


def test_a_council_that_was_only_asked_is_not_among_the_choices(client):
    project = ProjectFactory()
    asked = OrganisationFactory(slug="quietford", short_name="Quietford")
    project.partnerships.create(organisation=asked, state="invited")

    assert "Quietford" not in text(page(client))


ODD = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [
            "\x00",
            "' OR 1=1 --",
            "a" * 10_000,
            '"unclosed',
            "AND OR NOT ( *",
            "%_\\",
            "🙂👩‍👧",
            "<script>",
            "\u202e",
            "ﷺ",
        ]
    ),
)


@given(words=ODD, value=ODD, number=ODD)
@example(words="\x00bins\x00", value="\x00", number="\x00")
@example(words="a" * 10_000, value="b" * 10_000, number="9" * 5_000)
@how(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_odd_input_is_an_error(client, words, value, number):
    asked = dict.fromkeys(("phase", "help", "service", "council", "nation", "from", "sort"), value)

    assert client.get("/projects/", {"q": words, "page": number, **asked}, follow=True).status_code == 200


def queries(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize(
    "address", ["/projects/", "/projects/?q=bins&phase=alpha&council=x", "/projects/?q=bins+vending"]
)
@pytest.mark.parametrize("signed_in", [False, True])
def test_the_number_of_queries_does_not_grow(client, address, signed_in):
    if signed_in:
        client.force_login(StewardFactory().user)
    fill(6)
    few = queries(client, address)
    fill(29)

    assert queries(client, address) == few
    assert few <= 25


def fill(number):
    for _each in range(number):
        lead = OrganisationFactory(nation="wales")
        project = ProjectFactory(title="Bins", lead=lead, service_group=ServiceGroupFactory())
        PartnershipFactory(project=project, state="accepted")
        PledgeFactory(project=project)
        record("Bins of old", year=2018)


def test_an_unknown_engine_is_named_in_one_line():
    with override_settings(SEARCH_ENGINE="telepathy"):
        messages = [error.msg for error in checks.run_checks() if error.id == "search.E001"]

    assert messages == ["SEARCH_ENGINE is 'telepathy'; it can be: database, elasticsearch."]


def test_a_long_question_is_cut_and_the_page_says_so(client):
    ProjectFactory(title="Missed bins")

    shown = text(page(client, q="missed " * 40 + "x" * 5_000))
    assert "That is more than we can look for at once. We took the first 200 characters." in shown
    assert "more than we can look for" not in text(page(client, q="missed  " * 5))


@pytest.mark.parametrize("words", ["*", '"', "AND OR", "-- ; (", "\N{PILE OF POO}"])
def test_what_has_no_word_in_it_gets_a_sentence(client, words):
    ProjectFactory(title="Missed bins")

    response = page(client, q=words)
    assert response.status_code == 200
    if words != "AND OR":
        assert f"There is no word in “{words}” to look for." in unescape(text(response))
        assert '<h1 class="govuk-heading-l">1 project</h1>' in response.content.decode()


def test_whoever_searches_too_fast_is_told_to_wait(client, monkeypatch):
    monkeypatch.setattr(pace, "ADDRESS", Limit(3, 60))
    assert [page(client, q="bins").status_code for _ in range(4)] == [200, 200, 200, 429]
    assert "Wait a minute, then try again." in text(page(client, q="bins"))
    assert page(client).status_code == 200
    assert page(Client(REMOTE_ADDR="192.0.2.1"), q="bins").status_code == 200


def test_a_person_who_searches_too_fast_is_told_to_wait_wherever_they_are(client, monkeypatch):
    monkeypatch.setattr(pace, "PERSON", Limit(1, 60))
    client.force_login(UserFactory())
    assert page(client, q="bins").status_code == 200
    assert client.get("/search/", {"q": "bins"}, REMOTE_ADDR="192.0.2.1").status_code == 429

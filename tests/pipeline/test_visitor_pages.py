"""Pages of visitors are kept until something happens, and nobody else's ever."""

from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from activity.models import Event
from activity.shared import mark
from projects.actions import project, unfinished, update
from projects.enums import Audience
from tests.councils.factories import UserFactory, member_of
from tests.projects.factories import ProjectFactory

KEEPING = "activity.visitor_pages.VisitorPagesMiddleware"


@pytest.fixture(autouse=True)
def keeping(settings):
    settings.MIDDLEWARE = [KEEPING, *settings.MIDDLEWARE]


@pytest.fixture
def owner(db):
    return UserFactory()


@pytest.fixture
def shared(owner):
    return ProjectFactory(title="Missed bins", owner=owner)


def visits(address, **cookies):
    """A new visitor opens a page; give it, and the number of queries that it took."""
    client = Client()
    client.cookies.load(cookies)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    return response, len(queries)


def test_the_second_visitor_is_shown_what_the_first_was(shared):
    first, _queries = visits(shared.get_absolute_url())
    second, queries = visits(shared.get_absolute_url())
    assert second.content == first.content
    assert queries == 1


def test_what_happens_is_shown_at_once(shared, owner):
    visits(shared.get_absolute_url())
    update.post(project=shared, title="Crews have it", text="Since Monday.", once=None, by=owner)
    assert "Crews have it" in visits(shared.get_absolute_url())[0].text


def test_what_is_for_visitors_no_longer_is_gone_at_once(shared, owner):
    visits(shared.get_absolute_url())
    project.change(project=shared, audience=Audience.COUNCIL, by=owner)
    assert visits(shared.get_absolute_url())[0].status_code == 404


def test_who_has_signed_in_neither_sees_nor_leaves_a_kept_page(shared, owner, client):
    client.force_login(owner)
    visits(shared.get_absolute_url())
    own = client.get(shared.get_absolute_url())
    assert "Sign out" in own.text
    assert "Sign out" not in visits(shared.get_absolute_url())[0].text
    assert own["Cache-Control"] == "no-store, private"


@pytest.mark.parametrize("address", ["/sign-in/", "/sign-up/", "/password/reset/"])
def test_a_page_with_a_token_is_made_for_each(db, address):
    tokens = {visits(address)[0].cookies["csrftoken"].value for _visit in range(3)}
    assert len(tokens) == 3


def test_each_address_has_its_own_page(shared):
    found, nothing = visits("/projects/?q=bins")[0], visits("/projects/?q=trams")[0]
    assert found.content != nothing.content
    assert visits("/projects/?q=bins")[0].content == found.content


def test_on_another_day_it_is_made_anew(shared, time_machine):
    visits(shared.get_absolute_url())
    time_machine.move_to(timezone.now() + timedelta(days=31))
    assert visits(shared.get_absolute_url())[1] > 1


@pytest.mark.parametrize("many", [3, 60])
def test_an_event_that_is_seen_after_a_newer_one_counts(db, many):
    Event.objects.bulk_create(
        Event(pk=pk, kind="made", subject="thing", subject_id=1) for pk in range(10, 10 * many, 10)
    )
    before = mark()
    assert mark() == before
    Event(pk=10 * many - 15, kind="made", subject="thing", subject_id=1).save()
    assert mark() != before


def test_a_page_that_was_not_found_is_looked_for_again(db):
    visits("/projects/9000/none/")
    assert visits("/projects/9000/none/")[1] > 1


def test_while_the_database_is_away_visitors_see_the_page_of_before(shared, client):
    before, _queries = visits(shared.get_absolute_url())

    def away(*_statement):
        raise OperationalError("The server is away.")

    with connection.execute_wrapper(away):
        assert visits(shared.get_absolute_url())[0].content == before.content
        client.raise_request_exception = False
        missing = client.get("/councils/")
    assert missing.status_code == 503
    assert missing["Retry-After"]


def test_earlier_versions_are_not_shown_while_the_database_is_away(shared, owner):
    project.change(project=shared, problem="Call Ann Smith.", by=owner)
    history = f"{shared.get_absolute_url()}history/"
    assert "Ann Smith" in visits(history)[0].text

    def away(*_statement):
        raise OperationalError("The server is away.")

    with connection.execute_wrapper(away):
        visitor = Client(raise_request_exception=False)
        assert visitor.get(history).status_code == 503


def test_what_somebody_types_leaves_the_pages_of_visitors_kept(shared, owner):
    visits(shared.get_absolute_url())
    unfinished.keep(project=shared, task="story", typed="why=They", version=1, by=owner)
    assert visits(shared.get_absolute_url())[1] == 1


def test_a_member_of_the_council_is_shown_their_own(shared):
    ProjectFactory(title="For us alone", lead=shared.lead, audience=Audience.COUNCIL)
    visits("/projects/")
    colleague = Client()
    colleague.force_login(member_of(shared.lead))
    assert "For us alone" in colleague.get("/projects/").text
    assert "For us alone" not in visits("/projects/")[0].text

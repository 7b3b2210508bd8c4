"""Similar work: what is like something that is being written, why, and what is counted."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kit import counts
from projects.actions import project as project_actions
from projects.enums import Audience, OutputKind, State
from projects.models import Output, Project
from search.enums import Use
from search.likeness import SHOWN, Work, like
from tests.councils.factories import MembershipFactory, OrganisationFactory, UserFactory, member_of
from tests.projects.factories import ProjectFactory, ServiceGroupFactory, in_step
from tests.search.asking import VISITOR, record

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("each_engine")]
WORK = Work("Texting households about missed bins", "Crews say why a bin was missed.")


@pytest.fixture
def council():
    return OrganisationFactory(short_name="Northby", kind="district")


@pytest.fixture
def officer(council):
    return member_of(council)


@pytest.fixture(autouse=True)
def something_else():
    """Words that all things have tell nothing: here are things that have none of them."""
    for number in range(5):
        ProjectFactory(title=f"Library cards {number}", summary="Readers renew a loan.")


def bins(title="Missed bins", **more):
    return ProjectFactory(**{"title": title, "summary": "Residents text the crews.", **more})


def titles(work=WORK, reader=VISITOR):
    return [str(each.hit.thing) for each in like(work, reader)]


def test_work_of_any_age_and_state_is_like_it():
    bins("Missed bins today")
    bins("Missed bins, stopped", state=State.STOPPED, state_reason="No money")
    record("Missed bins of long ago", year=2011, summary="Crews.")

    assert set(titles()) == {"Missed bins today", "Missed bins, stopped", "Missed bins of long ago"}


def test_what_a_project_made_stands_once_with_it():
    made = bins("A crew app", summary="Lorries.")
    for title in ("Missed bins texting households, prototype", "Missed bins texting, research"):
        Output.objects.create(title=title, kind=OutputKind.PROTOTYPE).projects.add(made)
    in_step(made)

    [found] = like(WORK, VISITOR)

    assert str(found.hit.thing) == "Missed bins texting households, prototype"
    assert found.project == made
    assert [row.text for row in found.rows][:2] == ["Prototype", made.lead.name]


def test_there_are_five_at_most_and_never_the_work_itself():
    own = bins("Texting households about missed bins")
    Output.objects.create(title="Texting households about missed bins", kind=OutputKind.RESEARCH).projects.add(own)
    in_step(own)
    for number in range(7):
        bins(f"Missed bins {number}")

    found = titles(Work.of(own))

    assert len(found) == SHOWN
    assert str(own) not in found


def test_one_word_in_common_is_not_enough_for_more_than_a_title():
    ProjectFactory(title="Parking at households", summary="Permits.")

    assert titles() == []
    assert titles(Work("Parking")) == ["Parking at households"]


def test_it_says_why(council):
    waste = ServiceGroupFactory(name="Waste")
    bins(lead=OrganisationFactory(kind="district"), service_group=waste)

    [found] = like(Work(WORK.title, WORK.summary, waste.slug, (council.pk,)), VISITOR)

    words, *others = found.why
    assert words.startswith("Both say: ")
    assert set(words.removeprefix("Both say: ").split(", ")) == {"Missed", "bins", "text", "crews"}
    assert others == ["Same service", "Same kind of council: District council"]
    assert found.hit.title == "<mark>Missed</mark> <mark>bins</mark>"


def test_work_of_the_own_council_says_so(council):
    bins(lead=council)

    [found] = like(Work(WORK.title, WORK.summary, councils=(council.pk,)), VISITOR)

    assert found.why[1:] == ("Same council",)


@pytest.mark.parametrize(
    ("audience", "visitor", "officer", "colleague"),
    [(Audience.EVERYONE, 1, 1, 1), (Audience.OFFICERS, 0, 1, 1), (Audience.COUNCIL, 0, 0, 1)],
)
def test_only_what_the_reader_may_see_is_shown(council, audience, visitor, officer, colleague):
    project = bins(lead=council, audience=audience, public_since=None)
    Output.objects.create(title="Missed bins texting", kind=OutputKind.RESEARCH).projects.add(project)
    in_step(project)
    readers = {VISITOR: visitor, member_of(OrganisationFactory()): officer, member_of(council): colleague}

    assert {reader: len(like(WORK, reader)) for reader in readers} == readers


def test_drafts_are_never_shown(council, officer):
    bins(lead=council, owner=officer, draft=True)

    assert titles(reader=officer) == []


def test_what_one_can_do_depends_on_the_project(council, officer):
    open_, over = bins("Missed bins a"), bins("Missed bins b", state=State.STOPPED, state_reason="No money")
    own = bins(lead=council, owner=officer)
    unclaimed = record("Missed bins c", summary="Crews.")
    of_own_council = bins("Missed bins d", lead=council)

    does = {each.project: [use.step for use in each.does] for each in like(WORK, officer)}

    assert does == {
        open_: ["ask", "join", "pledge"],
        over: ["ask"],
        own: [],
        unclaimed: ["ask"],
        of_own_council: ["ask", "join"],
    }


def test_as_many_questions_for_five_as_for_one(officer):
    def add():
        project = bins()
        Output.objects.create(title="Lorries", kind=OutputKind.RESEARCH).projects.add(project)
        in_step(project)
        project = ProjectFactory(title="Rounds", summary="Lorries.", unclaimed=True)
        Output.objects.create(title="Missed bins, texting", kind=OutputKind.RESEARCH).projects.add(project)
        in_step(project)

    def questions():
        like(WORK, officer)
        with CaptureQueriesContext(connection) as asked:
            like(WORK, officer)
        return len(asked)

    add()
    few = questions()
    for _ in range(4):
        add()

    assert questions() == few


def ask(client, **typed):
    return client.post(reverse("search:similar"), {"title": WORK.title, "summary": WORK.summary, **typed})


def test_the_panel_of_a_form(client, officer):
    project = bins()
    client.force_login(officer)

    answer = ask(client)

    assert answer.status_code == 200
    assert "1 similar piece of work" in answer.text
    for step in ("open", "ask", "join", "pledge"):
        assert reverse("search:similar_step", args=[project.pk, step]) in answer.text
    assert f'name="earlier" type="checkbox" value="{project.pk}" form="answers">' in answer.text


def test_what_was_ticked_stays_ticked_also_where_it_is_like_it_no_more(client, officer):
    project, other = bins(), ProjectFactory(title="Library")
    client.force_login(officer)

    answer = ask(client, earlier=[project.pk, other.pk, "x", "99999999999999999999", "0"])

    assert answer.text.count(" checked") == 2
    assert "Mine builds on “Library”" in answer.text


def test_what_one_may_not_see_cannot_be_ticked(client, officer):
    hidden = bins("Secret bins", audience=Audience.COUNCIL, public_since=None)
    client.force_login(officer)

    assert "Secret" not in ask(client, earlier=[hidden.pk]).text


def test_a_project_of_others_is_not_taken_for_ones_own(client, officer):
    draft = bins(draft=True)
    client.force_login(officer)

    assert ask(client, project=draft.pk).status_code == 404
    assert ask(client, project=bins().pk).status_code == 403


@pytest.mark.parametrize("title", ["", "\0", "“\"'<script>*:^", "🗑️" * 50, "a" * 100_000, "a " * 50_000, "NEAR(a b)"])
def test_whatever_is_typed_is_no_error(client, officer, title):
    bins()
    client.force_login(officer)

    assert ask(client, title=title, summary=title).status_code == 200


def test_markup_in_a_title_stays_words(client, officer):
    bins("<b>Missed</b> bins <script>alert(1)</script>")
    client.force_login(officer)

    answer = ask(client).text

    assert "&lt;b&gt;<mark>Missed</mark>" in answer
    assert "<script" not in answer


def test_a_person_who_asks_all_the_time_waits(client, officer):
    client.force_login(officer)
    for _ in range(60):
        assert ask(client).status_code == 200

    assert ask(client).status_code == 429


def test_shown_and_done_is_counted_by_day_without_names(client, officer):
    project = bins()
    client.force_login(officer)
    ask(client)
    ask(client, title="Nothing", summary="")
    steps = {step: client.get(reverse("search:similar_step", args=[project.pk, step])) for step in ("open", "ask")}

    assert steps["open"].url == project.get_absolute_url()
    assert steps["ask"].url == reverse("projects:ask", args=[project.pk, project.slug])
    used = counts.in_days(Use.values, 1)
    assert {use: number for use, number in used.items() if number} == {Use.SHOWN: 1, Use.OPENED: 1, Use.ASKED: 1}


def test_a_way_that_is_none_and_a_project_not_to_be_seen(client, officer):
    hidden = bins(audience=Audience.COUNCIL, public_since=None)
    client.force_login(officer)

    assert client.get(reverse("search:similar_step", args=[bins().pk, "shown"])).status_code == 404
    assert client.get(reverse("search:similar_step", args=[hidden.pk, "open"])).status_code == 404
    assert not any(counts.in_days(Use.values, 1).values())


def answers(council, **more):
    group = ServiceGroupFactory()
    said = {"title": "Bins", "summary": "Bins.", "phase": "idea", "service_group": group.pk, "lead": council.pk}
    return {**said, "once": "5e0f2b9c-5f0c-4f54-9f8b-6a0a1b2c3d4e", "draft": "1", **more}


def test_a_draft_builds_on_what_was_ticked(client, council, officer):
    earlier = bins()
    hidden = bins(audience=Audience.COUNCIL, public_since=None)
    client.force_login(officer)

    for _twice in range(2):
        client.post(reverse("projects:new"), answers(council, earlier=[earlier.pk, hidden.pk]))

    assert list(Project.objects.get(title="Bins").builds_on.all()) == [earlier]


def test_ticks_stay_when_the_form_comes_back(client, council, officer):
    earlier = bins()
    client.force_login(officer)

    page = client.post(reverse("projects:new"), answers(council, title="", earlier=[earlier.pk]))

    assert f'value="{earlier.pk}" form="answers" checked' in page.text


def test_the_page_of_a_draft_names_similar_work_and_takes_it(client, council, officer):
    earlier = bins()
    draft = bins("Missed bins again", lead=council, owner=officer, draft=True)
    client.force_login(officer)

    assert "Similar work" in client.get(draft.get_absolute_url()).text
    client.post(reverse("projects:build_on", args=[draft.pk, draft.slug]), {"earlier": earlier.pk})

    assert "Yours builds on this." in client.get(draft.get_absolute_url()).text
    assert counts.in_days(Use.values, 1)[Use.BUILT_ON] == 1


def test_naming_it_from_a_task_keeps_what_was_typed(client, council, officer):
    earlier = bins()
    draft = bins("Missed bins again", lead=council, owner=officer, draft=True)
    client.force_login(officer)
    address = reverse("projects:task", args=[draft.pk, draft.slug, "basics"])

    page = client.post(address, {"title": "Half a ti", "earlier": earlier.pk}, follow=True)

    assert list(draft.builds_on.all()) == [earlier]
    assert 'value="Half a ti"' in page.text
    draft.refresh_from_db()
    assert draft.title == "Missed bins again"


def test_naming_work_keeps_what_was_named_before_and_never_itself(council, officer):
    first, second = bins(), bins()
    own = bins(lead=council, owner=officer)
    own.builds_on.add(first)

    project_actions.build_on(project=own, earlier=[second, own], by=officer)

    assert set(own.builds_on.all()) == {first, second}


def test_everybody_sees_similar_work_on_a_projects_page_as_they_may_see_it(client, council):
    shown = bins("Missed bins here")
    bins("Missed bins there")
    bins("Missed bins, secret", audience=Audience.COUNCIL, public_since=None, lead=council)
    colleague = MembershipFactory(organisation=council).user

    visitor = client.get(shown.get_absolute_url()).text
    cache.clear()
    client.force_login(colleague)

    assert "Missed</mark> <mark>bins</mark> there" in visitor
    assert "secret" not in visitor
    assert "secret" in client.get(shown.get_absolute_url()).text


def test_a_person_without_a_council_can_look(client):
    bins()
    client.force_login(UserFactory())

    assert "1 similar piece of work" in ask(client).text

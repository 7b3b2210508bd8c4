"""Passing a request to a colleague, and how long answers usually take."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from activity.models import Event
from kit.refusals import NotPermitted, Refused
from projects.actions import request as actions
from projects.models import Request
from projects.models.answer_time import usual_days
from tests.councils.factories import MembershipFactory, UserFactory, member_of, steward_of
from tests.projects.factories import PartnershipFactory, ProjectFactory, RequestFactory, TeamMemberFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner():
    return UserFactory(name="Olu Owner")


@pytest.fixture
def asked(owner):
    return RequestFactory(project=ProjectFactory(owner=owner))


def colleague_of(asked, **person):
    return member_of(asked.project.lead, **person)


def pass_on(asked, person, by):
    return actions.pass_on(asked=asked, membership=person.memberships.get(), by=by)


def waits_for(client, person, asked) -> bool:
    client.force_login(person)
    return asked.get_absolute_url() in client.get(reverse("my_work")).text


def test_it_waits_for_the_colleague_and_not_for_the_others_who_still_may_answer(client, asked, owner):
    colleague = colleague_of(asked)
    assert not waits_for(client, colleague, asked)
    pass_on(asked, colleague, by=owner)
    assert waits_for(client, colleague, asked)
    assert not waits_for(client, owner, asked)
    assert client.get(asked.get_absolute_url()).status_code == 200
    actions.accept(asked=asked, answer="Yes", by=owner)
    assert not waits_for(client, colleague, asked)


def test_the_colleague_answers_and_passes_on(asked, owner):
    first, second = colleague_of(asked), colleague_of(asked)
    with pytest.raises(NotPermitted):
        actions.accept(asked=asked, answer="Yes", by=first)
    pass_on(asked, first, by=owner)
    pass_on(asked, second, by=first)
    with pytest.raises(NotPermitted):
        actions.accept(asked=asked, answer="Yes", by=first)
    assert actions.accept(asked=asked, answer="Yes", by=second).answered_by == second


@pytest.mark.parametrize("leaves", ["council", "account"])
def test_after_a_colleague_who_left_it_waits_for_those_who_answer(client, asked, owner, leaves):
    colleague = colleague_of(asked)
    pass_on(asked, colleague, by=owner)
    if leaves == "council":
        colleague.memberships.update(state="ended")
    else:
        type(colleague).objects.filter(pk=colleague.pk).update(is_active=False)
    assert waits_for(client, owner, asked)
    with pytest.raises(NotPermitted):
        actions.accept(asked=asked, answer="Yes", by=type(colleague).objects.get(pk=colleague.pk))


def test_a_partners_member_holds_it_while_in_the_team(client, asked, owner):
    partner = PartnershipFactory(project=asked.project, state="accepted").organisation
    with pytest.raises(NotPermitted):
        pass_on(asked, member_of(partner), by=owner)
    place = TeamMemberFactory(project=asked.project, organisation=partner)
    pass_on(asked, place.user, by=owner)
    assert waits_for(client, place.user, asked)
    place.delete()
    assert not waits_for(client, place.user, asked)
    assert waits_for(client, owner, asked)


def test_not_to_an_outsider_nor_to_who_asks(asked, owner):
    MembershipFactory(user=asked.sent_by, organisation=asked.project.lead)
    for membership in (MembershipFactory(), *asked.sent_by.memberships.all()):
        with pytest.raises(NotPermitted, match="team or of the lead council"):
            actions.pass_on(asked=asked, membership=membership, by=owner)


def test_only_by_who_may_answer_and_only_while_it_waits(asked, owner):
    colleague = colleague_of(asked)
    for outsider in (asked.sent_by, colleague, MembershipFactory().user):
        with pytest.raises(NotPermitted):
            pass_on(asked, colleague, by=outsider)
    actions.decline(asked=asked, answer="No", by=owner)
    with pytest.raises(Refused, match="no longer waiting"):
        pass_on(asked, colleague, by=owner)


def test_the_steward_of_an_unclaimed_entry_passes_it_to_a_member():
    asked = RequestFactory(project=ProjectFactory(unclaimed=True))
    steward, member = steward_of(asked.project.lead), colleague_of(asked)
    pass_on(asked, member, by=steward)
    actions.accept(asked=asked, answer="Yes", by=member)
    assert Request.objects.get().answered_by == member


def test_passing_twice_is_passing_once(asked, owner):
    colleague = colleague_of(asked)
    pass_on(asked, colleague, by=owner)
    pass_on(asked, colleague, by=owner)
    assert Event.objects.filter(kind="request.passed").count() == 1


def test_its_page_names_the_colleague_to_the_council_and_not_to_who_asked(client, asked, owner):
    colleague = colleague_of(asked, name="Cole League")
    address = reverse("projects:pass_on", args=[asked.pk])
    client.force_login(owner)
    assert "Cole League" in client.get(address).text
    assert "Olu Owner" not in client.get(address).text.partition("<select")[2].partition("</select")[0]
    page = client.post(address, {"membership": colleague.memberships.get().pk}, follow=True).text
    assert "Passed to Cole League" in page
    client.force_login(asked.sent_by)
    page = client.get(asked.get_absolute_url()).text
    assert "Passed to a colleague" in page
    assert "Cole League" not in page
    assert client.get(address).status_code == 403


def test_who_passes_it_out_of_their_hands_is_led_to_my_work(client, asked, owner):
    first, second = colleague_of(asked), colleague_of(asked)
    pass_on(asked, first, by=owner)
    client.force_login(first)
    answer = client.post(reverse("projects:pass_on", args=[asked.pk]), {"membership": second.memberships.get().pk})
    assert answer["Location"] == reverse("my_work")


def answered(project, days):
    sent = timezone.now() - timedelta(days=100)
    RequestFactory(project=project, state="declined", answer="No", sent_at=sent, answered_at=sent + timedelta(days))


def test_the_usual_time_is_the_median_of_the_last_answers_and_said_from_three_on(client, owner):
    project = ProjectFactory(owner=owner)
    address = reverse("projects:ask", args=[project.pk, project.slug])
    client.force_login(MembershipFactory().user)
    RequestFactory(project=project)
    for days in (1, 40):
        answered(project, days)
    assert usual_days(project) is None
    assert "Usually answered" not in client.get(address).text
    answered(project, 2.5)
    assert usual_days(project) == 3
    assert "Usually answered in 3 days." in client.get(address).text
    assert "Usually answered in 3 days." in client.get(project.get_absolute_url()).text


def test_where_a_project_gave_few_answers_its_councils_count():
    project = ProjectFactory()
    for days in (0, 0.1, 5):
        answered(ProjectFactory(lead=project.lead), days)
        answered(ProjectFactory(), 50)
    assert usual_days(project) == 1

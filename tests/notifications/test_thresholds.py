"""Who is told that a project has the help that it wants: everybody concerned, once."""

import pytest

from activity.models import Event
from notifications.models import Mail
from projects.actions import pledge
from tests.councils.factories import MembershipFactory, StewardFactory
from tests.projects.factories import PledgeFactory, RequestFactory, TeamMemberFactory


@pytest.fixture
def offer(project, other, steward):
    project.councils_wanted = 2
    project.save()

    def offer():
        return pledge.offer(project=project, council=other, kind="staff", size="A day", until=None, note="", by=steward)

    return offer


def of_threshold(deliver):
    events = Event.objects.filter(kind="threshold.reached").values("pk")
    deliver()
    return sorted(Mail.objects.filter(event__in=events, state="sent").values_list("recipient__email", flat=True))


def test_the_team_who_pledged_their_stewards_and_who_asked(deliver, offer, project, owner, steward):
    colleague = TeamMemberFactory(project=project).user
    pledged = PledgeFactory(project=project)
    their_steward = StewardFactory(organisation=pledged.council).user
    asked, accepted = RequestFactory(project=project), RequestFactory(project=project, state="accepted", answer="Yes")
    RequestFactory(project=project, state="declined", answer="No")
    PledgeFactory(project=project, state="withdrawn", reason="Staff left")
    offer()
    people = [owner, colleague, pledged.pledged_by, their_steward, steward, asked.sent_by, accepted.sent_by]
    assert of_threshold(deliver) == sorted(person.email for person in people)


def test_it_says_how_much_and_of_how_much(offer, project, owner, deliver):
    PledgeFactory(project=project)
    offer()
    [mail] = [mail for mail in deliver() if mail.to == owner.email and "has the help" in mail.subject]
    assert mail.subject == "“Damp & mould sensors” has the help that it wants"
    assert "Councils that take part: 2 of 2." in mail.body
    assert "Eastmere Council leads the project" in mail.body


def test_nobody_is_told_twice_where_it_drops_and_is_reached_again(offer, project, owner, steward, deliver):
    PledgeFactory(project=project)
    for _ in range(2):
        pledge.withdraw(pledge=offer(), reason="Staff left", by=steward)
    offer()
    assert of_threshold(deliver).count(owner.email) == 1


def test_who_may_not_see_the_project_is_not_told(offer, project, owner, steward, deliver):
    project.audience = "council"
    project.save()
    member = MembershipFactory(organisation=project.lead).user
    asked = RequestFactory(project=project, sent_by=member, council=project.lead)
    PledgeFactory(project=project)
    offer()
    assert of_threshold(deliver) == sorted([owner.email, asked.sent_by.email])

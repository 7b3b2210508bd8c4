"""Somebody who answered for others no longer does: what waits is put to those who stand in from now on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from councils.enums import Happening as CouncilHappening
from councils.models import Membership, Succession, User
from notifications.letter import Letter
from notifications.telling import News, tells
from notifications.words import plain
from projects.enums import Answering, Happening, PledgeState
from projects.models import Handover, Partnership, Pledge, Project, Request, TeamMember
from projects.models.answering import answering, ownerless, who_answers
from projects.models.team_member import TeamMemberQuerySet
from projects.waiting import ANSWERED_BY_OWNERS, left_alone

# In this order people are asked to answer for a project.
TURNS = list(Answering)


@dataclass(frozen=True)
class Left:
    """What waits for others than before: of what council or project, in a sentence, and for whom."""

    of: str
    says: str
    people: frozenset[User]


def heirs(news: News[Membership]) -> Iterable[User]:
    """Those for whom something newly waits, after somebody laid a role down or left a council."""
    return {person for left in _left_by(news) for person in left.people}


def heirs_of_team(news: News[Project]) -> Iterable[User]:
    """Those for whom something newly waits, after the last of a team who counted is out of it."""
    return {person for left in _left_by_team(news) for person in left.people}


@tells(CouncilHappening.STEWARD_ENDED, CouncilHappening.MEMBERSHIP_ENDED, to=heirs, on_duty=True, also_actor=True)
def waits_for_you(news: News[Membership], person: User) -> Letter:
    """Nobody whom we asked is left: you are asked."""
    return _letter(_left_by(news), person)


@tells(Happening.TEAM_REMOVED, Happening.TEAM_LEFT, to=heirs_of_team, on_duty=True, also_actor=True)
def team_waits_for_you(news: News[Project], person: User) -> Letter:
    """Nobody of the team is left: you are asked."""
    return _letter(_left_by_team(news), person)


def _letter(everything: Iterable[Left], person: User) -> Letter:
    mine = [left for left in everything if person in left.people]
    return Letter(
        subject=_("Something waits for your answer: %(of)s") % plain(of=mine[0].of),
        says=tuple(left.says for left in mine),
        do=_("See what waits, in My work:"),
        link=reverse("my_work"),
        why=_("You get this mail because nobody whom we asked before is left to answer."),
    )


def _left_by(news: News[Membership]) -> Iterator[Left]:
    """All that waits for others now. Where the member was not the last of those asked, nothing does."""
    if _was_last(news):
        if _was_steward(news):
            yield from _for_council(news)
        yield from _of_council(news)
    yield from _of_owner(news.about)
    yield from _of_team(news.about)
    yield from _of_holder(news.about)


def _left_by_team(news: News[Project]) -> Iterator[Left]:
    person, council = news.event.data["person"], news.event.council
    if not Membership.objects.current().filter(user=person, organisation=council).exists():
        return
    if left_alone().filter(pk=news.about.pk).exists():
        yield _without_team(news.about, who_answers(news.about), but=person)
    elif _given_back(person).filter(project=news.about).exists():
        yield _given_back_to(news.about, but=person)


def _for_council(news: News[Membership]) -> Iterator[Left]:
    """What the last steward leaves: to the site team what needs the council's word, to the members invitations."""
    council = news.about.organisation
    asked = Membership.objects.waiting().filter(organisation=council)
    proposed = Pledge.objects.filter(council=council, state=PledgeState.AWAITING)
    handed = Handover.objects.waiting().filter(council=council)
    if asked.exists() or proposed.exists() or handed.exists():
        says = _("%(council)s has no steward now. What waits for its answer is yours until it has one.")
        yield _left(council.name, says, User.objects.brokers(), but=news.about.user_id)
    if Partnership.objects.waiting().filter(organisation=council).exists():
        says = _("%(council)s has no steward now. You are asked to answer who wants it as a partner.")
        yield _left(council.name, says, User.objects.members_of([council]), but=news.about.user_id)


def _of_council(news: News[Membership]) -> Iterator[Left]:
    """The projects without a team that fall to those whom we ask next, after the council's last steward or member."""
    council = news.about.organisation_id
    led = left_alone().filter(lead__in={council} | Succession.load().before(council))
    turn = Answering.STEWARDS if _was_steward(news) else Answering.MEMBERS
    for project in led.exclude(members__in=_places(news.about)):
        as_what, people = answering(project)
        if TURNS.index(as_what) > TURNS.index(turn):
            yield _without_team(project, people, but=news.about.user_id)


def _of_owner(member: Membership) -> Iterator[Left]:
    """The projects whose last owner has left a team: the rest of it answers the pledges."""
    waiting = Project.objects.filter(members__in=_places(member).owners(), pledges__state__in=ANSWERED_BY_OWNERS)
    with_team = waiting.filter(pk__in=TeamMember.objects.current().values("project"))
    for project in ownerless(with_team).distinct():
        says = _("“%(project)s” has no owner now. You are in its team, and are asked to answer the pledges that wait.")
        yield _left(project.title, says, who_answers(project), but=member.user_id)


def _of_team(member: Membership) -> Iterator[Left]:
    """The projects of whose team nobody is left."""
    for project in left_alone().filter(members__in=_places(member)):
        yield _without_team(project, who_answers(project), but=member.user_id)


def _of_holder(member: Membership) -> Iterator[Left]:
    """The projects of which a request had been passed to them, and where somebody of the team is left."""
    leads = {member.organisation_id} | Succession.load().before(member.organisation_id)
    theirs = Project.objects.filter(Q(lead__in=leads) | Q(members__in=_places(member)))
    back = theirs.filter(requests__in=_given_back(member.user_id)).exclude(pk__in=left_alone().values("pk"))
    for project in back.distinct():
        yield _given_back_to(project, but=member.user_id)


def _given_back(person: int) -> QuerySet[Request]:
    """The requests that were passed to this person and are in nobody's hands again."""
    return Request.objects.waiting_for_all().filter(passed_to=person)


def _given_back_to(project: Project, *, but: int) -> Left:
    says = _("A request about “%(project)s” had been passed to somebody who has left. It is yours to answer again.")
    return _left(project.title, says, who_answers(project), but=but)


def _without_team(project: Project, people: QuerySet[User], *, but: int) -> Left:
    says = _("There is nobody in the team of “%(project)s” now. You are asked to answer what waits there.")
    return _left(project.title, says, people, but=but)


def _left(of: str, says: str, people: QuerySet[User], *, but: int) -> Left:
    """Leave it to these people, but for who has gone: they were asked before."""
    return Left(of, says % plain(council=of, project=of), frozenset(people.exclude(pk=but)))


def _places(member: Membership) -> TeamMemberQuerySet:
    """The person's places in teams for this council, whether or not they still count."""
    return TeamMember.objects.filter(user=member.user_id, organisation=member.organisation_id)


def _was_last(news: News[Membership]) -> bool:
    """Whether the council has no steward left, after a steward, or no member."""
    council = [news.about.organisation]
    left = User.objects.stewards_of(council) if _was_steward(news) else User.objects.members_of(council)
    return not left.exists()


def _was_steward(news: News[Membership]) -> bool:
    return news.event.kind == CouncilHappening.STEWARD_ENDED or bool(news.event.data["was_steward"])

"""Somebody who answered for others no longer does: what waits is put to those who stand in from now on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from councils.enums import Happening as CouncilHappening
from councils.models import Membership, User
from councils.succession import Succession
from notifications.letter import Letter
from notifications.telling import News, tells
from notifications.words import plain
from projects.enums import Answering, Happening, PledgeState
from projects.models import Pledge, Project
from projects.models.answering import answering
from projects.waiting import left_alone

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
    """Those for whom something newly waits, after the last of a team who counted was taken out of it."""
    return {person for left in _left_by_team(news) for person in left.people}


@tells(CouncilHappening.STEWARD_ENDED, CouncilHappening.MEMBERSHIP_ENDED, to=heirs, on_duty=True, also_actor=True)
def waits_for_you(news: News[Membership], person: User) -> Letter:
    """Nobody whom we asked is left: you are asked."""
    return _letter(_left_by(news), person)


@tells(Happening.TEAM_REMOVED, to=heirs_of_team, on_duty=True, also_actor=True)
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
    yield from _for_council(news)
    for project in _projects_of(news.about):
        as_what, people = answering(project)
        if TURNS.index(as_what) > TURNS.index(_answered_as(news, project)):
            yield _of_project(project, people, but=news.about.user_id)


def _left_by_team(news: News[Project]) -> Iterator[Left]:
    person, council = news.event.data["person"], news.event.council
    counted = Membership.objects.current().filter(user=person, organisation=council).exists()
    if counted and left_alone().filter(pk=news.about.pk).exists():
        _as_what, people = answering(news.about)
        yield _of_project(news.about, people, but=person)


def _for_council(news: News[Membership]) -> Iterator[Left]:
    """What the last steward leaves to the site team: requests to join, and pledges without the council's word."""
    council = news.about.organisation
    asked = Membership.objects.waiting().filter(organisation=council)
    proposed = Pledge.objects.filter(council=council, state=PledgeState.AWAITING)
    if not _was_steward(news) or User.objects.stewards_of([council]).exists():
        return
    if asked.exists() or proposed.exists():
        says = _("%(council)s has no steward now. What waits for its answer is yours until it has one.")
        people = User.objects.brokers().exclude(pk=news.about.user_id)
        yield Left(council.name, says % plain(council=council.name), frozenset(people))


def _of_project(project: Project, people: QuerySet[User], *, but: int) -> Left:
    """Leave a project to these people, but for who has gone: they were asked before."""
    says = _("There is nobody in the team of “%(project)s” now. You are asked to answer what waits there.")
    return Left(project.title, says % plain(project=project.title), frozenset(people.exclude(pk=but)))


def _projects_of(membership: Membership) -> QuerySet[Project]:
    """The projects without a team for which this member may have answered: of their team, or of their council."""
    council = membership.organisation_id
    in_team = Q(members__user=membership.user_id, members__organisation=council)
    return left_alone().filter(in_team | Q(lead__in={council} | Succession.load().before(council)))


def _answered_as(news: News[Membership], project: Project) -> Answering:
    """As what somebody answered for a project before they went."""
    place = project.members.filter(user=news.about.user_id, organisation=news.about.organisation_id)
    if place.exists():
        return Answering.TEAM
    return Answering.STEWARDS if _was_steward(news) else Answering.MEMBERS


def _was_steward(news: News[Membership]) -> bool:
    return news.event.kind == CouncilHappening.STEWARD_ENDED or bool(news.event.data["was_steward"])

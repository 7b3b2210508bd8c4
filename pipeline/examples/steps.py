"""The verbs of the stories: each gives a step that calls the action of the same name."""

from typing import Any

from pipeline.examples.clock import day
from pipeline.examples.people import ExampleCouncil, ExamplePerson
from pipeline.examples.stage import Stage, Step
from projects.actions import link as link_actions
from projects.actions import output as output_actions
from projects.actions import partnership as partnership_actions
from projects.actions import pledge as pledge_actions
from projects.actions import project as project_actions
from projects.actions import request as request_actions
from projects.actions import team as team_actions
from projects.actions import update as update_actions
from projects.enums import TeamRole
from projects.models import Partnership, Pledge, Request


def published(days: float) -> Step:
    """The owner publishes."""
    return Step(days, lambda stage: project_actions.publish(project=stage.project, by=stage.owner))


def says(days: float, **answers: Any) -> Step:
    """The owner fills in more of the record."""
    return Step(days, lambda stage: project_actions.change(project=stage.project, by=stage.owner, **answers))


def dated(days: float, **phases: tuple[int, int | None]) -> Step:
    """The owner says when each phase begins and ends, in days from today; what lies ahead is estimated."""

    def act(stage: Stage) -> object:
        dates = [_dates(phase, *between) for phase, between in phases.items()]
        return project_actions.change(project=stage.project, phase_dates=dates, by=stage.owner)

    return Step(days, act)


def tells(days: float, title: str, text: str) -> Step:
    """The owner posts an update."""
    return Step(
        days,
        lambda stage: update_actions.post(
            project=stage.project, title=title, text=text, once=stage.story.id_of("update", title), by=stage.owner
        ),
    )


def shares(days: float, title: str, **answers: str) -> Step:
    """The owner adds something to reuse."""
    return Step(
        days,
        lambda stage: output_actions.add(
            project=stage.project, once=stage.story.id_of("output", title), by=stage.owner, title=title, **answers
        ),
    )


def links(days: float, title: str, url: str) -> Step:
    """The owner adds a link."""
    return Step(days, lambda stage: link_actions.add(project=stage.project, title=title, url=url, by=stage.owner))


def takes_in(days: float, someone: ExamplePerson) -> Step:
    """The owner takes somebody into the team."""
    return Step(
        days,
        lambda stage: team_actions.add(
            project=stage.project, membership=stage.membership(someone), role=TeamRole.MEMBER, by=stage.owner
        ),
    )


def invites(days: float, council: ExampleCouncil) -> Step:
    """The owner asks a council to be a partner."""
    return Step(
        days,
        lambda stage: partnership_actions.invite(
            project=stage.project, organisation=stage.council(council), by=stage.owner
        ),
    )


def becomes_partner(days: float, council: ExampleCouncil, by: ExamplePerson) -> Step:
    """Somebody of the council that was asked says yes."""
    return Step(
        days,
        lambda stage: partnership_actions.accept(
            partnership=Partnership.objects.get(project=stage.project, organisation=stage.council(council)),
            by=stage.account(by),
        ),
    )


def asks(days: float, by: ExamplePerson, kind: str, message: str) -> Step:
    """Somebody of another council asks something."""
    return Step(
        days,
        lambda stage: request_actions.send(
            project=stage.project,
            council=stage.membership(by).organisation,
            kind=kind,
            message=message,
            by=stage.account(by),
        ),
    )


def answers(days: float, who: ExamplePerson, kind: str, answer: str, *, yes: bool = True) -> Step:
    """The owner answers what that person asked."""

    def act(stage: Stage) -> object:
        asked = Request.objects.waiting().get(project=stage.project, sent_by__email=who.email, kind=kind)
        say = request_actions.accept if yes else request_actions.decline
        return say(asked=asked, answer=answer, by=stage.owner)

    return Step(days, act)


def pledges(
    days: float,
    by: ExamplePerson,
    kind: str,
    size: str,
    *,
    pounds: int | None = None,
    until: int | None = None,
    note: str = "",
) -> Step:
    """Somebody pledges help for their council, until so many days from today; of money, so many pounds."""
    return Step(
        days,
        lambda stage: pledge_actions.offer(
            project=stage.project,
            council=stage.membership(by).organisation,
            kind=kind,
            size=size,
            pounds=pounds,
            until=None if until is None else day(until),
            note=note,
            by=stage.account(by),
        ),
    )


def gives_word(days: float, by: ExamplePerson, kind: str) -> Step:
    """The steward of the council that pledged gives its word."""
    return Step(days, lambda stage: pledge_actions.confirm(pledge=_pledge(stage, by, kind), by=stage.account(by)))


def takes(days: float, whose: ExamplePerson, kind: str, answer: str = "") -> Step:
    """The owner accepts what that person's council pledged."""
    return Step(
        days,
        lambda stage: pledge_actions.accept(pledge=_pledge(stage, whose, kind), answer=answer, by=stage.owner),
    )


def starts(days: float, whose: ExamplePerson, kind: str) -> Step:
    """The help begins."""
    return Step(days, lambda stage: pledge_actions.start(pledge=_pledge(stage, whose, kind), by=stage.owner))


def delivers(days: float, by: ExamplePerson, kind: str) -> Step:
    """Who pledged says that it is delivered."""
    return Step(days, lambda stage: pledge_actions.say_delivered(pledge=_pledge(stage, by, kind), by=stage.account(by)))


def thanks(days: float, whose: ExamplePerson, kind: str) -> Step:
    """The owner confirms that it was delivered."""
    return Step(days, lambda stage: pledge_actions.confirm_delivery(pledge=_pledge(stage, whose, kind), by=stage.owner))


def _pledge(stage: Stage, whose: ExamplePerson, kind: str) -> Pledge:
    council = stage.membership(whose).organisation
    return Pledge.objects.get(project=stage.project, council=council, kind=kind)


def _dates(phase: str, start: int, end: int | None) -> list[Any]:
    ahead = start > 0 or (end is not None and end > 0)
    return [phase, day(start).isoformat(), None if end is None else day(end).isoformat(), ahead]

"""What must be true of a row as a whole: the rules of the pages, asked before anything is written."""

from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _

from councils.models import Organisation, User
from kit.refusals import Refused
from projects.enums import STATIONS, State
from projects.lists.known import KnownProject
from projects.models import Project, ServiceGroup
from projects.models.record import Says
from projects.policies import check_can_be_published, check_state_moves
from projects.visibility import Facts, labels_of_project, labels_of_reader

Wrong = Iterator[tuple[str, str]]


def wrong_with(known: KnownProject | None, final: Says, *, council: Organisation, by: User) -> Wrong:
    """What is wrong with what a row says in the end: the column, and what to do."""
    project = known.project if known else Project()
    yield from _dates(final)
    if (final["state"], final["state_reason"]) != (project.state, project.state_reason):
        yield from _refused(lambda: check_state_moves(project, State(final["state"]), final["state_reason"]))
    if final["published"]:
        yield from _refused(lambda: check_can_be_published(_as_it_will_be(final)))
    elif not project.is_draft:
        yield "published", _("This project is published already. Write Yes")
    if project.pk and project.pk in final["builds_on"]:
        yield "builds_on", _("A project cannot build on itself. Take its address out")
    yield from _unseen(final, council, by)


def _dates(final: Says) -> Wrong:
    for phase in STATIONS:
        start, end = final[f"{phase}_start"], final[f"{phase}_end"]
        if start and end and end < start:
            yield f"{phase}_end", _("The end must not be before the start, for example March 2027")


def _refused(check: Callable[[], None]) -> Wrong:
    try:
        check()
    except Refused as refused:
        yield {"reason": "state_reason"}.get(refused.field or "", refused.field or "state"), refused.sentence


def _as_it_will_be(final: Says) -> Project:
    group = ServiceGroup(pk=final["service_group"]) if final["service_group"] else None
    return Project(phase=final["phase"], service_group=group)


def _unseen(final: Says, council: Organisation, by: User) -> Wrong:
    """Who brings a list sees its projects afterwards: a stand-in of the site team is no member of the council."""
    facts = Facts(0, council.pk, frozenset(), final["audience"], final["published"])
    if labels_of_project(facts) & labels_of_reader(by.standing, ()):
        return
    if not final["published"]:
        yield "published", _("You could not see a draft of this council yourself. Write Yes")
    else:
        yield "audience", _("You could not see this project yourself then. Write Everyone")

"""What this room puts on the pages of councils, and on that of closing an account."""

from collections import Counter
from dataclasses import dataclass

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from councils.models import Organisation, Succession
from councils.people import person
from projects.enums import PledgeState
from projects.line import line_of
from projects.models import Pledge, Project
from projects.models.answering import owned_alone_by
from projects.models.pledge import ACCEPTED_ON, PledgeQuerySet
from projects.permissions import can_keep_list

MOST_CARDS = 5
MOST_PLEDGES = 20


@dataclass(frozen=True)
class Stat:
    """A number and what it counts."""

    number: int
    words: str


def council(request: HttpRequest, organisation: object) -> SafeString | None:
    """What a council does here: its projects, and those of councils it replaced, by phase; what became of pledges."""
    if not isinstance(organisation, Organisation):
        return None
    councils = {organisation.pk, *Succession.load().before(organisation.pk)}
    projects = Project.objects.visible_to(request.user).published().of_councils(councils)
    phases = Counter(projects.order_by().values_list("phase", flat=True))
    pledges = _pledges(request, organisation)
    states = Counter(pledges.order_by().values_list("state", flat=True))
    find = f"{reverse('search:projects')}?{urlencode({'council': organisation.slug})}"
    context = {
        "organisation": organisation,
        "projects": projects.for_cards()[:MOST_CARDS],
        "count": phases.total(),
        "stations": line_of(phases, find, {}),
        "pledges": pledges if _wants_all(request) else pledges[:MOST_PLEDGES],
        "pledged": states.total(),
        "stats": _stats(states),
        "find": find,
        "keeps_list": can_keep_list(request.user, organisation),
    }
    return render_to_string("projects/panels/council.html", context, request)


def close_account(request: HttpRequest, user: object) -> SafeString | None:
    """The projects that pass to others when the person closes their account."""
    projects = owned_alone_by(person(request))
    return render_to_string("projects/panels/close_account.html", {"projects": projects}, request) if projects else None


def _pledges(request: HttpRequest, organisation: Organisation) -> PledgeQuerySet:
    """The council's pledges that all may see, to projects that this reader may see."""
    visible = Project.objects.visible_to(request.user)
    shown = Pledge.objects.shown().filter(council=organisation, project__in=visible)
    return shown.select_related("project__lead")


def _wants_all(request: HttpRequest) -> bool:
    return request.GET.get("pledges") == "all"


def _stats(states: Counter[str]) -> list[Stat]:
    """How many pledges there are, and what became of them."""
    if not states:
        return []
    running = sum(states[state] for state in ACCEPTED_ON if state != PledgeState.DELIVERED)
    stats = [
        Stat(states.total(), _("pledges made")),
        Stat(states[PledgeState.DELIVERED], _("kept")),
        Stat(running, _("still running")),
        Stat(states[PledgeState.WITHDRAWN], _("withdrawn")),
    ]
    return stats[:3] if not states[PledgeState.WITHDRAWN] else stats

"""How templates draw projects."""

from typing import Any

from django import template
from django.template.context import Context
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from projects import cards
from projects.enums import Permission, Phase
from projects.models import Project
from projects.permissions import permissions_on
from projects.track import stations_of

register = template.Library()

# The pages on which a project is changed, by route: what they are called, and what one must be allowed to.
EDIT_PAGES = {
    "edit": (_("Edit the project"), Permission.EDIT),
    "state": (_("Whether it goes on"), Permission.PUBLISH),
    "picture": (_("Picture"), Permission.EDIT),
    "outputs": (_("What others can reuse"), Permission.EDIT),
    "links": (_("Links"), Permission.EDIT),
    "partners": (_("Partner councils"), Permission.INVITE_PARTNER),
    "team": (_("Team"), Permission.MANAGE_TEAM),
    "hand_over": (_("Hand it to another council"), Permission.HAND_OVER),
    "update": (_("Post an update"), Permission.POST_UPDATE),
    "history": (_("Earlier versions"), Permission.EDIT),
}


@register.inclusion_tag("projects/parts/card.html")
def project_card(project: Project, level: int = 3, *, help: bool = False, **marked: str) -> dict[str, Any]:  # noqa: A002 - the partial's word
    """Draw a project of `for_cards()` as a card; `help` for one at whose foot somebody is wanted."""
    return {"project": cards.card(project, **marked), "level": level, "help": help}


@register.inclusion_tag("projects/parts/phase_tag.html")
def phase_tag(phase: str) -> dict[str, Any]:
    """Draw a phase as a tag."""
    return {"phase": phase, "label": Phase(phase).label, "filled": cards.filled(phase)}


@register.inclusion_tag("projects/parts/track.html")
def track(project: Project) -> dict[str, Any]:
    """Draw the project's way through the phases."""
    return {"stations": stations_of(project)}


@register.inclusion_tag("projects/parts/edit_also.html", takes_context=True)
def edit_also(context: Context, project: Project) -> dict[str, Any]:
    """Draw the links to the other pages on which this reader can change a project."""
    may = permissions_on(context["user"], project)
    pages = [(_of(project, route), words) for route, (words, needed) in EDIT_PAGES.items() if needed in may]
    return {"project": project, "pages": [each for each in pages if each[0] != context["request"].path]}


def _of(project: Project, route: str) -> str:
    return reverse(f"projects:{route}", args=[project.pk, project.slug])

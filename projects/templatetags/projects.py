"""How templates draw projects."""

from typing import Any

from django import template
from django.template.context import Context

from projects import cards
from projects.enums import Phase
from projects.models import Project
from projects.permissions import permissions_on
from projects.track import stations_of

register = template.Library()


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
    may = {permission.name.lower() for permission in permissions_on(context["user"], project)}
    return {"project": project, "may": may}

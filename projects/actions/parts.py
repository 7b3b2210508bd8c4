"""Parts of a project: pledges, requests, partners, links and the like."""

from typing import Any, TypeVar

from django.utils.translation import gettext as _

from kit.refusals import Refused
from projects.models import Handover, Invitation, Link, Partnership, Pledge, Project, Request, TeamMember, Version

Part = TypeVar("Part", Handover, Invitation, Link, Partnership, Pledge, Request, TeamMember, Version)


def locked(part: Part, gone: str = "") -> Part:
    """Read a part as it stands in this transaction, with its project: the project first (`ProjectQuerySet.locked`).

    Raises `Refused` where it has just been taken away, with `gone` as the sentence.
    """
    project = Project.objects.locked(part.project_id)
    rows: Any = type(part)._default_manager.select_for_update(of=("self",))
    now: Part | None = rows.filter(pk=part.pk).first()
    if now is None:
        raise Refused(gone or _("This is no longer there."))
    now.project = project
    return now

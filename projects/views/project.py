"""The page of a project."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from activity.shared import mark
from councils.people import Anyone, person
from councils.standing import standing_of
from kit.access import anyone, button, page, signed_in
from kit.sharing import SharedPicture, Sharing
from kit.views import form_page
from projects import cards
from projects.actions import project as project_actions
from projects.enums import Permission
from projects.feed import feed_of
from projects.forms.state import StateForm
from projects.models import Partnership, Picture, Pledge, Project, Version
from projects.models.answer_time import usual_days
from projects.models.claiming import has_claimants
from projects.my_work import under_way
from projects.permissions import (
    can_ask,
    can_assign,
    can_claim,
    check_has,
    in_team,
    permissions_on,
    speaks_for_lead_alone,
)
from projects.policies import takes_pledges
from projects.views.common import build_on_earlier, own_project, visible_project, where_it_stands


@page(anyone)
def project(request: HttpRequest, project_id: int, slug: str = "") -> HttpResponse:
    """Show a project. The id decides: a short address or an old slug leads to the one of today."""
    # Before anything is read: what is kept under this mark may be newer than it, never older.
    now = mark()
    shown = visible_project(request, project_id)
    if slug != shown.slug:
        return redirect(shown, permanent=False)
    return render(
        request,
        "projects/project.html",
        {
            "project": shown,
            "sharing": _sharing(shown),
            "mark": now,
            **_rights(request, shown),
            **_parts(shown, request.user),
            **under_way(request.user, shown),
        },
    )


@button(signed_in)
def publish(request: HttpRequest, project_id: int, slug: str) -> HttpResponse:
    """Publish a draft."""
    draft = own_project(request, project_id)
    published = project_actions.publish(project=draft, by=person(request))
    messages.success(request, where_it_stands(published))
    return redirect(published)


@button(signed_in)
def build_on(request: HttpRequest, project_id: int, slug: str) -> HttpResponse:
    """Name earlier work on which it builds."""
    project = own_project(request, project_id)
    build_on_earlier(request, project)
    return redirect(project)


@page(signed_in, posts=True)
def state(request: HttpRequest, project_id: int, slug: str) -> HttpResponse:
    """Say whether the work goes on, and why."""
    moved = own_project(request, project_id)
    check_has(person(request), moved, Permission.PUBLISH)
    form = StateForm(request.POST or None, project=moved)
    return form_page(
        request,
        form,
        lambda: project_actions.move(project=moved, by=person(request), **form.cleaned_data),
        template="projects/state.html",
        done=_("Saved."),
        to=lambda now: now,
        project=moved,
    )


def _sharing(shown: Project) -> Sharing | None:
    """What is told of it where somebody shares it: nothing, unless everyone may read it."""
    if not shown.is_for_everyone:
        return None
    return Sharing(shown.get_absolute_url(), shown.summary, _shared_picture(shown), kind="article")


def _shared_picture(shown: Project) -> SharedPicture | None:
    drawn: Picture | None = getattr(shown, "picture", None)
    if drawn is None:
        return None
    return SharedPicture.of(drawn, reverse("projects:picture_file", args=[shown.pk, shown.slug, drawn.digest, "large"]))


def _rights(request: HttpRequest, shown: Project) -> dict[str, Any]:
    """What this reader may do here, by name, for the buttons."""
    return {
        "may": {permission.name.lower() for permission in permissions_on(request.user, shown)},
        "can_claim": can_claim(request.user, shown),
        "can_assign": can_assign(request.user, shown),
        "can_offer": takes_pledges(shown) and not speaks_for_lead_alone(request.user, shown),
        **_asking(request.user, shown),
        "in_team": in_team(request.user, shown),
        "leaves": _leaves(request.user, shown),
        "claimants": has_claimants(shown) if shown.unclaimed else False,
    }


def _leaves(reader: Anyone, shown: Project) -> Iterable[Partnership]:
    """The partner councils that this reader may take out of the project."""
    if not reader.is_authenticated:
        return ()
    return shown.partnerships.standing().answered_by(standing_of(reader)).select_related("organisation")


def _asking(reader: Anyone, shown: Project) -> dict[str, Any]:
    """How to ask, for readers who are not in the team."""
    return {"can_ask": can_ask(reader, shown), "usual_days": partial(usual_days, shown)}


def _parts(shown: Project, reader: Anyone) -> dict[str, Any]:
    """The sections of the page, each to be read once it is drawn: most are kept (`{% cache %}` in the templates)."""
    return {
        "rows": cards.freshness(shown),
        "councils_in": partial(cards.councils_in, shown),
        "money": partial(cards.money, shown),
        "pledges": Pledge.objects.shown().filter(project=shown).select_related("council"),
        "team": shown.members.current().select_related("user__profile", "organisation"),
        "services": shown.services.all(),
        "outputs": shown.outputs.all(),
        "links": shown.links.all(),
        "updates": shown.updates.all(),
        "feed": partial(feed_of, shown),
        "versions": Version.objects.visible(shown, to_team=False),
        **_built(shown, reader),
    }


def _built(shown: Project, reader: Anyone) -> dict[str, list[Project]]:
    """Which work it builds on, and which builds on it, of what this reader may see; for most neither, in one query."""
    through = Project.builds_on.through.objects.filter(Q(from_project=shown) | Q(to_project=shown))
    pairs = list(through.values_list("from_project", "to_project"))
    ids = {pk for pair in pairs for pk in pair}
    seen = Project.objects.visible_to(reader).in_bulk(ids) if ids else {}
    return {
        "builds_on": [seen[later] for earlier, later in pairs if earlier == shown.pk and later in seen],
        "built_on_by": [seen[earlier] for earlier, later in pairs if later == shown.pk and earlier in seen],
    }

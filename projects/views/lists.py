"""A council's own list of projects: taken as a file, brought back, looked at, imported."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from councils.models import Organisation, User
from councils.people import person
from kit import sheets
from kit.access import page, signed_in
from kit.sheets.table import MOST_BYTES
from kit.views import form_page
from projects.actions import brought_list as brought_lists
from projects.forms.lists import BringForm, ImportForm
from projects.lists import exporting
from projects.lists.importing import import_brought
from projects.lists.known import projects_of_list
from projects.lists.planning import plan_for
from projects.models import BroughtList
from projects.permissions import check_can_keep_list

MOST_SHOWN = 200
MOST_FAULTS = 1_000
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@page(signed_in, posts=True)
def council_list(request: HttpRequest, slug: str) -> HttpResponse:
    """Say what a list is, give it, and take one to look at."""
    council, by = _kept_by(request, slug)
    form = BringForm(request.POST, request.FILES) if request.method == "POST" else BringForm()
    return form_page(
        request,
        form,
        lambda: _bring(council, form.cleaned_data["file"], by),
        template="projects/list.html",
        done=_("This is what your list would do. Nothing has changed yet."),
        to=lambda brought: brought,
        council=council,
        count=projects_of_list(council, by).count(),
    )


@page(signed_in, posts=True)
def brought_list(request: HttpRequest, slug: str, list_id: int) -> HttpResponse:
    """Show what a brought list would do, and do it."""
    council, by = _kept_by(request, slug)
    brought = get_object_or_404(BroughtList, pk=list_id, council=council, by=by)
    if brought.imported_at:
        return redirect("projects:list", council.slug)
    form = ImportForm(request.POST or None)
    plan: Any = SimpleLazyObject(lambda: plan_for(council, sheets.Table.from_data(brought.table), by))
    return form_page(
        request,
        form,
        lambda: import_brought(brought=brought, looked_at=form.cleaned_data["looked_at"], by=by),
        template="projects/brought_list.html",
        done=_what_came_of,
        to=lambda _imported: redirect("projects:list", council.slug).url,
        council=council,
        plan=plan,
        most=MOST_SHOWN,
        most_faults=MOST_FAULTS,
    )


@page(signed_in)
def as_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the council's projects as .csv."""
    return _file(request, slug, exporting.as_csv, "projects.csv", "text/csv; charset=utf-8")


@page(signed_in)
def as_workbook(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the council's projects as .xlsx."""
    return _file(request, slug, exporting.as_workbook, "projects.xlsx", WORKBOOK)


@page(signed_in)
def empty_workbook(request: HttpRequest, slug: str) -> HttpResponse:
    """Give a list without projects, as .xlsx."""
    return _file(request, slug, lambda _council, by: exporting.empty_workbook(by), "empty.xlsx", WORKBOOK)


def _kept_by(request: HttpRequest, slug: str) -> tuple[Organisation, User]:
    """The council whose list this person keeps, and the person; raises `NotPermitted`."""
    council, by = get_object_or_404(Organisation, slug=slug), person(request)
    check_can_keep_list(by, council)
    return council, by


def _bring(council: Organisation, file: Any, by: User) -> BroughtList:
    """Read the file, of which a byte more than may be is read at most, and keep what it says."""
    table = sheets.read(file.read(MOST_BYTES + 1))
    return brought_lists.keep(council=council, table=table.as_data(), by=by)


def _file(
    request: HttpRequest, slug: str, write: Callable[[Organisation, User], bytes], name: str, kind: str
) -> HttpResponse:
    council, by = _kept_by(request, slug)
    disposition = f'attachment; filename="{council.slug}-{name}"'
    return HttpResponse(write(council, by), content_type=kind, headers={"Content-Disposition": disposition})


def _what_came_of(brought: BroughtList) -> str:
    return _("Imported: %(added)d added, %(changed)d changed.") % {"added": brought.added, "changed": brought.changed}

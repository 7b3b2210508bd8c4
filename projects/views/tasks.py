"""The task list of a project, its tasks, and the answers all together."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from councils.people import person
from kit.access import page, signed_in
from kit.kept import SHOWN_TO
from projects.actions import project as project_actions
from projects.actions import unfinished as unfinished_actions
from projects.history import in_words, label_of
from projects.merging import Conflict
from projects.models import Project, Unfinished
from projects.models.record import says_of
from projects.models.version import number_now
from projects.tasklist import Task, entries, task_named
from projects.views.common import build_on_earlier, own_project

# Fields of the page, not of the task.
OTHER_FIELDS = ("keep", "discard", "preview", "earlier", "csrfmiddlewaretoken", SHOWN_TO, "version")
MOST_DIGITS = 9


@page(signed_in)
def edit(request: HttpRequest, project_id: int, slug: str) -> HttpResponse:
    """What there is to say about the project, in any order."""
    project = own_project(request, project_id)
    return render(request, "projects/edit.html", {"project": project, "entries": entries(project, person(request))})


@page(signed_in)
def check(request: HttpRequest, project_id: int, slug: str) -> HttpResponse:
    """All answers, each with a way to change it, before the project is published."""
    project = own_project(request, project_id)
    says = says_of(project)
    answers = [
        (entry.task, [(label_of(name), in_words(name, says[name])) for name in entry.task.says])
        for entry in entries(project, person(request))
    ]
    return render(request, "projects/check.html", {"project": project, "answers": answers})


@page(signed_in, posts=True)
def task(request: HttpRequest, project_id: int, slug: str, task: str) -> HttpResponse:
    """One task: save it, look at it first, or leave it and come back. Scripts keep what is typed meanwhile."""
    project = own_project(request, project_id)
    chosen = task_named(task)
    if chosen is None:
        raise Http404
    pressed = next((name for name in ("keep", "discard", "earlier", "preview") if name in request.POST), "")
    if request.method == "POST" and pressed in AWAY:
        return AWAY[pressed](request, project, chosen)
    kept = Unfinished.objects.filter(project=project, user=person(request), task=task).first()
    return _TaskPage(request, project, chosen, kept).answer(save=request.method == "POST" and not pressed)


class _TaskPage:
    """The page of a task, with its form."""

    def __init__(self, request: HttpRequest, project: Project, task: Task, kept: Unfinished | None) -> None:
        self.request, self.project, self.task, self.kept = request, project, task, kept
        self.by = person(request)
        data = request.POST if request.POST else None
        self.form = task.make_form(project, self.by, data, kept.typed if kept else "")
        self.version = _version(request.POST) or (kept.version if kept else number_now(project))
        self.both: list[tuple[str, str]] = []

    def answer(self, *, save: bool) -> HttpResponse:
        """Save what was sent, and go on; on any error, or where nothing is to be saved yet, show the page."""
        if save and self.form.is_valid() and self._is_saved():
            messages.success(self.request, _("Saved."))
            return redirect("projects:edit", self.project.pk, self.project.slug)
        return render(
            self.request,
            "projects/task.html",
            {
                "project": self.project,
                "task": self.task,
                "form": self.form,
                "version": self.version,
                "kept": None if self.form.is_bound else self.kept,
                "both": self.both,
                "previews": self._previews(),
            },
        )

    def _is_saved(self) -> bool:
        try:
            return self.form.carry_out(self._save) is not None
        except Conflict as conflict:
            self._show_both(conflict)
            return False

    @transaction.atomic
    def _save(self) -> Project:
        changed = project_actions.change(project=self.project, by=self.by, base=self.version, **self.form.answers)
        unfinished_actions.discard(project=self.project, task=self.task.name, by=self.by)
        return changed

    def _show_both(self, conflict: Conflict) -> None:
        """Show what the other has said beside what was typed; what only the other changed is taken over."""
        theirs = Project.objects.get(pk=self.project.pk)
        says = says_of(theirs)
        self.both = [(label_of(name), in_words(name, says[name])) for name in self.task.says if name in conflict.names]
        self.version = conflict.number
        fresh = self.task.make_form(theirs, self.by)
        data = self.request.POST.copy()
        for name in conflict.theirs & set(fresh.fields):
            data.setlist(name, _as_sent(fresh[name].value()))
        self.form = self.task.make_form(theirs, self.by, data)
        self.form.add_error(None, conflict.sentence)

    def _previews(self) -> list[tuple[str, Any]]:
        if "preview" not in self.request.POST or not getattr(self.form, "previews", False):
            return []
        return [(field.label, self.request.POST.get(field.html_name, "")) for field in self.form]


def _keep(request: HttpRequest, project: Project, task: Task) -> HttpResponse:
    _keep_typed(request, project, task)
    if request.headers.get("X-Kept-By") == "script":
        return HttpResponse(status=204)
    messages.success(request, _("Kept. Only you see it until you save it."))
    return redirect("projects:edit", project.pk, project.slug)


def _name_earlier(request: HttpRequest, project: Project, task: Task) -> HttpResponse:
    """Add what was named to that on which the project builds, and come back to the task: what was typed is kept."""
    if task.make_form(project, person(request), request.POST).has_changed():
        _keep_typed(request, project, task)
    build_on_earlier(request, project)
    return redirect("projects:task", project.pk, project.slug, task.name)


def _keep_typed(request: HttpRequest, project: Project, task: Task) -> None:
    typed = request.POST.copy()
    for name in OTHER_FIELDS:
        typed.pop(name, None)
    version = _version(request.POST) or number_now(project)
    by = person(request)
    unfinished_actions.keep(project=project, task=task.name, typed=typed.urlencode(), version=version, by=by)


def _discard(request: HttpRequest, project: Project, task: Task) -> HttpResponse:
    unfinished_actions.discard(project=project, task=task.name, by=person(request))
    messages.success(request, _("Discarded. You see what the project says."))
    return redirect("projects:task", project.pk, project.slug, task.name)


# Buttons that leave the task unsaved.
AWAY = {"keep": _keep, "discard": _discard, "earlier": _name_earlier}


def _version(posted: QueryDict) -> int:
    """The number of the version that the form was opened on; 0 where it says none."""
    number = posted.get("version", "")
    return int(number) if number.isdecimal() and len(number) <= MOST_DIGITS else 0


def _as_sent(value: Any) -> list[str]:
    """A value as a browser would send it."""
    values = value if isinstance(value, list | tuple) else [value]
    return [str(each) for each in values if each not in (None, "", False)]

"""The task list: what there is to say about a project, in any order."""

from dataclasses import dataclass
from typing import Any

from django.forms import model_to_dict
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from councils.models import User
from projects.forms.dates import DatesForm
from projects.forms.roles import RolesForm
from projects.forms.tasks import AudienceForm, BasicsForm, FactsForm, HelpForm, ServicesForm, StoryForm, TaskForm
from projects.models import Project, Unfinished
from projects.models.record import PARTS

TaskFormClass = type[TaskForm] | type[DatesForm] | type[RolesForm]


@dataclass(frozen=True)
class Task:
    """A page of the list; `says` names what of the record is asked there."""

    name: str
    title: Promise | str
    form: TaskFormClass
    says: tuple[str, ...]

    def make_form(self, project: Project, by: User, data: QueryDict | None = None, typed: str = "") -> Any:
        """Give the form: with what was sent, else with what was typed and kept, else with what the project says."""
        initial = model_to_dict(project, self.says)
        fresh = self.form(initial=initial, project=project, by=by)
        if data is None and not typed:
            return fresh
        if data is not None:
            return self.form(data, initial=initial, project=project, by=by)
        return self.form(initial={**initial, **_read(fresh, QueryDict(typed))}, project=project, by=by)

    def is_answered(self, project: Project) -> bool:
        """Whether the project says anything of it."""
        parts = (PARTS[name].read(project) for name in self.says if name in PARTS)
        return any(model_to_dict(project, self.says).values()) or any(parts)


TASKS = (
    Task("basics", _("What it is"), BasicsForm, ("title", "summary", "phase", "service_group")),
    Task("services", _("Which services it concerns"), ServicesForm, ("services",)),
    Task("story", _("The problem, and who it is for"), StoryForm, ("problem", "why", "users")),
    Task("help", _("What would help"), HelpForm, ("openness", "would_help", "councils_wanted", "pounds_wanted")),
    Task("roles", _("Roles for which you want somebody"), RolesForm, ("wanted_roles",)),
    Task("dates", _("Dates of its phases"), DatesForm, ("phase_dates",)),
    Task(
        "facts", _("Cost, technology and principles"), FactsForm, ("budget", "technologies", "principles", "builds_on")
    ),
    Task("audience", _("Who may read it"), AudienceForm, ("audience",)),
)


@dataclass(frozen=True)
class Entry:
    """A task as the list shows it: `state` is "done", "unfinished" or "empty"."""

    task: Task
    state: str


def task_named(name: str) -> Task | None:
    """Give the task of that name, or None."""
    return next((task for task in TASKS if task.name == name), None)


def entries(project: Project, by: User) -> list[Entry]:
    """All tasks, and where each stands for this person."""
    unfinished = set(Unfinished.objects.filter(project=project, user=by).values_list("task", flat=True))
    return [Entry(task, _state(task, project, unfinished)) for task in TASKS]


def _state(task: Task, project: Project, unfinished: set[str]) -> str:
    if task.name in unfinished:
        return "unfinished"
    return "done" if task.is_answered(project) else "empty"


def _read(form: Any, typed: QueryDict) -> dict[str, Any]:
    """What was typed, field by field, as it was typed: it has not been checked yet."""
    return {name: field.widget.value_from_datadict(typed, {}, name) for name, field in form.fields.items()}

"""Draft, publish and change a project."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from activity.action import action, record
from councils.models import Organisation, User
from kit.refusals import Refused, refusing_duplicates
from projects.actions import threshold
from projects.enums import Happening, Openness, Permission, State, TeamRole
from projects.merging import Conflict, merge
from projects.models import Project, ServiceGroup, TeamMember
from projects.models.record import FREE_TEXT, PARTS, Says, as_data, put, says_of
from projects.models.version import begin_history, keep, keep_published, number_now
from projects.permissions import check_can_edit, check_can_keep_list, check_can_post_for, check_has
from projects.policies import check_can_be_published, check_is_claimed, check_state_moves, is_the_same

# How much is wanted: what `threshold` measures by.
WANTED = frozenset({"councils_wanted", "pounds_wanted"})


@action
def draft(
    *,
    title: str,
    summary: str,
    phase: str,
    service_group: ServiceGroup | None,
    would_help: str,
    lead: Organisation,
    once: UUID,
    by: User,
    builds_on: Collection[Project] = (),
) -> Project:
    """Begin a project for a council; whoever begins it owns it. Sent twice with the same `once`, it is one project.

    A draft whose form comes again with other answers takes them, another of the person's councils among them. Raises
    `NotPermitted` for somebody who is no member of the lead council, `Refused` where the form comes again with other
    answers after publication.
    """
    check_can_post_for(by, lead)
    answers = {
        "title": title,
        "summary": summary,
        "phase": phase,
        "service_group": service_group,
        "would_help": would_help,
        "lead": lead,
    }
    again: Project | None = Project.objects.filter(once=once, members__user=by).first()
    if again:
        return _take_again(again, answers, builds_on, by)
    openness = [Openness.PARTNERS] if would_help.strip() else [Openness.CONVERSATION]
    with refusing_duplicates(_("This project is there already.")):
        project = Project.objects.create(**answers, openness=openness, once=once)
    project.builds_on.set(builds_on)
    TeamMember.objects.create(project=project, user=by, organisation=lead, role=TeamRole.OWNER)
    record(Happening.DRAFTED, project, by=by, council=lead.pk, project=project.pk)
    return project


@action
def publish(*, project: Project, by: User) -> Project:
    """Show the project to its audience. Raises `NotPermitted`, or `Refused` where an answer is missing.

    One that is published already stays as it is.
    """
    project = Project.objects.locked(project.pk)
    check_has(by, project, Permission.PUBLISH)
    if not project.is_draft:
        return project
    _show(project)
    project.save()
    keep_published(project, says_of(project), by=by)
    _record_published(project, by)
    return project


@action
def add(*, lead: Organisation, publish: bool, says: Says, by: User) -> Project:
    """Begin a project of a council's list, as a draft or published: `says` what it says, by the names of the record.

    It has no team yet: until it has one, the council's stewards look after it. Raises `NotPermitted`, or `Refused`
    where an answer is missing.
    """
    check_can_keep_list(by, lead)
    project = Project(lead=lead)
    put(project, {name: said for name, said in says.items() if name not in PARTS})
    check_state_moves(Project(), State(project.state), project.state_reason)
    if publish:
        _show(project)
    project.save()
    put(project, {name: said for name, said in says.items() if name in PARTS})
    if publish:
        _record_published(project, by)
    else:
        record(Happening.DRAFTED, project, by=by, council=lead.pk, project=project.pk)
    return project


@action
def change(*, project: Project, by: User, base: int | None = None, **answers: Any) -> Project:
    """Change what the project says: `answers` by the names of `projects.models.record`.

    `base` is the number of the version that the person began from; what others have changed since is kept. Nothing
    different, nothing recorded. Raises `NotPermitted`, `Refused` for an entry that nobody has claimed, and `Conflict`
    where others have changed the same since.
    """
    project = Project.objects.locked(project.pk)
    check_can_edit(by, project)
    check_is_claimed(project)
    answers = {name: as_data(name, answer) for name, answer in answers.items()}
    changed = _say(project, _merge(project, answers, base), Happening.CHANGED, by)
    return threshold.note(project=changed, by=None)


@action
def build_on(*, project: Project, earlier: Collection[Project], by: User) -> Project:
    """Add earlier work to that on which the project builds. What it names already stays as it is.

    Raises `NotPermitted`, `Refused` for an entry that nobody has claimed.
    """
    project = Project.objects.locked(project.pk)
    check_can_edit(by, project)
    check_is_claimed(project)
    named = {*PARTS["builds_on"].read(project), *(each.pk for each in earlier)} - {project.pk}
    return _say(project, {"builds_on": sorted(named)}, Happening.CHANGED, by)


@action
def move(*, project: Project, state: str, reason: str, by: User) -> Project:
    """Say whether the work goes on: pause, resume, stop, hand over or finish it, with a reason.

    Raises `Refused` without a reason where the state needs one, and for a state it cannot move to.
    """
    project = Project.objects.locked(project.pk)
    check_has(by, project, Permission.PUBLISH)
    check_is_claimed(project)
    answers = {"state": state, "state_reason": reason.strip()}
    if is_the_same(project, **answers):
        return project
    if state == State.ACTIVE != project.state and answers["state_reason"] == project.state_reason:
        # It says why the work did not go on, and stood in the form still.
        answers["state_reason"] = ""
    check_state_moves(project, State(state), answers["state_reason"])
    return _say(project, answers, Happening.MOVED, by)


def _say(project: Project, answers: Says, happening: Happening, by: User) -> Project:
    """Have the project say this from now on, as a new version; where nothing differs, nothing is written."""
    before = says_of(project)
    changed = {name: said for name, said in answers.items() if before[name] != said}
    if not changed:
        return project
    number = begin_history(project, before)
    put(project, changed)
    _note_public(project)
    if WANTED & changed.keys():
        threshold.begin_anew(project)
    if not project.is_draft:
        project.last_confirmed = timezone.localdate()
    project.save()
    keep(project, says_of(project), after=number, by=by)
    told = {name: [before[name], said] for name, said in changed.items() if name not in FREE_TEXT}
    data = {**told, "changed": list(changed), "version": number + 1}
    record(happening, project, by=by, council=project.lead_id, project=project.pk, **data)
    return project


def _merge(project: Project, answers: Says, base: int | None) -> Says:
    """Give what the project is to say of what somebody answered; raises `Conflict`."""
    newest = number_now(project)
    if base is None or base >= newest:
        return answers
    began = project.versions.filter(number=base).first()
    merged = merge(began.says if began else {}, says_of(project), answers)
    if merged.conflicts:
        theirs = frozenset(name for name, said in merged.says.items() if said != answers[name])
        raise Conflict(merged.conflicts, theirs - merged.conflicts, newest)
    return merged.says


def _take_again(project: Project, answers: dict[str, Any], builds_on: Collection[Project], by: User) -> Project:
    if project.is_draft:
        said = {name: answer for name, answer in answers.items() if name != "lead"}
        changed = change(project=_led_by(project=project, lead=answers["lead"], by=by), by=by, **said)
        return build_on(project=changed, earlier=builds_on, by=by)
    if any(getattr(project, name) != answer for name, answer in answers.items()):
        raise Refused(_("You have published this project already. Open it in My work to change it."))
    return project


@action
def _led_by(*, project: Project, lead: Organisation, by: User) -> Project:
    """Let another of the person's councils lead their draft: they work on it for that council from now on."""
    before = project.lead_id
    if before == lead.pk:
        return project
    project.lead = lead
    project.save(update_fields=["lead"])
    TeamMember.objects.filter(project=project, user=by).update(organisation=lead)
    changes = {"changed": ["lead"], "lead": [before, lead.pk]}
    record(Happening.CHANGED, project, by=by, council=lead.pk, project=project.pk, **changes)
    return project


def _show(project: Project) -> None:
    """Have the project published from now on (not saved); raises `Refused` where an answer is missing."""
    check_can_be_published(project)
    project.published_at = timezone.now()
    project.dated_on = project.last_confirmed = timezone.localdate()
    _note_public(project)


def _record_published(project: Project, by: User) -> None:
    ids = {"council": project.lead_id, "project": project.pk}
    record(Happening.PUBLISHED, project, by=by, audience=project.audience, **ids)


def _note_public(project: Project) -> None:
    """Note when everybody could first read the project; a narrower audience ends that."""
    if not project.is_for_everyone:
        project.public_since = None
    elif project.public_since is None:
        project.public_since = timezone.now()

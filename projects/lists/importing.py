"""Carrying a plan out: all of it, or nothing."""

from django.db import transaction
from django.utils.translation import gettext as _

from activity.action import told_together
from councils.models import Organisation, User
from kit.refusals import Refused
from kit.sheets import Table
from projects.actions import brought_list
from projects.actions import project as project_actions
from projects.lists.plan import Plan, Step
from projects.lists.planning import plan_for
from projects.models import BroughtList, Project

OF_STATE = ("state", "state_reason")


@transaction.atomic
def import_brought(*, brought: BroughtList, looked_at: str, by: User) -> BroughtList:
    """Import a list as it was looked at: `looked_at` is the mark of the plan that was shown. Twice is once.

    Raises `Refused` where it would do something else by now, for there is something new to look at.
    """
    brought = _held_still(brought)
    if brought.imported_at:
        return brought
    plan = locked_plan(brought.council, Table.from_data(brought.table), by)
    if plan.mark != looked_at:
        raise Refused(_("The projects have changed since you looked. Look at the list again, then import it."))
    carry_out(plan, brought.council, by)
    return brought_list.settle(brought=brought, added=len(plan.added), changed=len(plan.changed), by=by)


def _held_still(brought: BroughtList) -> BroughtList:
    """Read a list again: the council first, as bringing another does, so that the two never wait for each other."""
    Organisation.objects.select_for_update().get(pk=brought.council_id)
    lists = BroughtList.objects.select_for_update(of=("self",)).select_related("council")
    now = lists.filter(pk=brought.pk).first()
    if now is None:
        raise Refused(_("This list is no longer there. Bring the file again."))
    return now


def locked_plan(council: Organisation, table: Table, by: User) -> Plan:
    """Give the plan, with the council's list held still until the transaction ends."""
    Organisation.objects.select_for_update().get(pk=council.pk)
    return plan_for(council, table, by, lock=True)


@told_together()
def carry_out(plan: Plan, council: Organisation, by: User) -> None:
    """Do what the plan says, all of it; raises `Refused` while it has faults."""
    if plan.faults:
        raise Refused(_("Nothing was imported. Put right what is listed below, then bring the file again."))
    for step in [*plan.added, *plan.changed]:
        if step.project is None:
            project_actions.add(lead=council, publish=step.publish, says=step.says, by=by)
        else:
            _change(step.project, step, by)


def _change(project: Project, step: Step, by: User) -> None:
    """Each by its own action: what the project says, whether the work goes on, and whether it is published."""
    said = {name: value for name, value in step.says.items() if name not in OF_STATE}
    after = {**step.before, **step.says}
    if said:
        project_actions.change(project=project, by=by, **said)
    if len(said) < len(step.says):
        project_actions.move(project=project, state=after["state"], reason=after["state_reason"], by=by)
    if step.publish:
        project_actions.publish(project=project, by=by)

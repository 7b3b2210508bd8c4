"""Add the service groups and the services that the site opens with."""

from typing import Any, TypeVar

from django.core.management.base import BaseCommand, CommandError

from activity.action import told_together
from activity.origin import coming_through
from projects.actions import service, service_group
from projects.imports import tables
from projects.models import Service, ServiceGroup

Listed = TypeVar("Listed", tables.Group, tables.Service)


class Command(BaseCommand):
    """Editors may have changed what is there: that is left as it is."""

    help = "Add what is missing of projects/data/service_groups.csv and projects/data/services.csv; change nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        """Add what is missing, and say how much there was."""
        with coming_through("command"), told_together():
            groups = _add_groups(tables.service_groups())
            services = _add_services(tables.services())
        self.stdout.write(f"Added {groups} service groups and {services} services; the others were there.")


def _add_groups(listed: list[tables.Group]) -> str:
    missing = _missing(ServiceGroup, listed)
    for each in missing:
        service_group.define(slug=each.slug, name=each.name, words=each.words, order=each.order, by=None)
    return f"{len(missing)} of {len(listed)}"


def _add_services(listed: list[tables.Service]) -> str:
    groups = {group.slug: group for group in ServiceGroup.objects.all()}
    missing = _missing(Service, listed)
    for each in missing:
        group = groups[each.group]
        service.define(slug=each.slug, name=each.name, group=group, lgsl=each.lgsl, words=each.words, by=None)
    return f"{len(missing)} of {len(listed)}"


def _missing(model: type[Service] | type[ServiceGroup], listed: list[Listed]) -> list[Listed]:
    """Those listed whose slug is not in the database. Raises `CommandError` where another bears the name of one."""
    known: dict[str, str] = dict(model._default_manager.values_list("slug", "name"))
    missing = [each for each in listed if each.slug not in known]
    taken = next((each.name for each in missing if each.name in known.values()), None)
    if taken:
        raise CommandError(f"Nothing was added: another one is named {taken}. Rename that one first.")
    return missing

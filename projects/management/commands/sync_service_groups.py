"""Add the service groups that the site opens with."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.db.models import Q

from activity.origin import coming_through
from projects.actions import service_group
from projects.imports.tables import Group, service_groups
from projects.models import ServiceGroup


class Command(BaseCommand):
    """Editors may have changed the groups that are there: those are left as they are."""

    help = "Add the service groups of projects/data/service_groups.csv that are missing; change none."

    def handle(self, *args: Any, **options: Any) -> None:
        """Add what is missing, and say how many there were."""
        groups = service_groups()
        known = set(ServiceGroup.objects.values_list("slug", flat=True))
        missing = [group for group in groups if group.slug not in known]
        with coming_through("command"), transaction.atomic():
            for group in missing:
                self._add(group)
        self.stdout.write(f"{len(missing)} service groups added, {len(groups) - len(missing)} were there.")

    @staticmethod
    def _add(group: Group) -> None:
        if ServiceGroup.objects.filter(Q(name=group.name)).exists():
            raise CommandError(f"No group was added: another one is named {group.name}. Rename that one first.")
        service_group.define(slug=group.slug, name=group.name, words=group.words, order=group.order, by=None)

"""Choosing the services that a project concerns: those of its group at hand, all others in a fold."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from projects.models import Service


class ServiceBoxes(forms.CheckboxSelectMultiple):
    """Boxes that know the group of their service, and whether they stand before the fold."""

    groups: dict[int, str] = {}
    at_hand: frozenset[int] = frozenset()

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Give what the template draws of one service."""
        option = super().create_option(name, value, *args, **kwargs)
        return {**option, "group": self.groups[value], "at_hand": value in self.at_hand}


class ServicesField(forms.TypedMultipleChoiceField):
    """Services, by their ids. A form says with `offer` which of them are at hand."""

    widget = ServiceBoxes
    default_error_messages = {"invalid_choice": _("Choose from the services that are listed")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(coerce=int, required=False, **kwargs)
        self.template_name = "projects/parts/service_boxes.html"

    def offer(self, group: object, chosen: Collection[object]) -> None:
        """Offer every service; at hand are those of this group (an id), then those that are chosen already (ids)."""
        services = list(Service.objects.select_related("group"))
        of_group = [each for each in services if str(each.group_id) == str(group)]
        near = {str(each) for each in chosen}
        at_hand = [*of_group, *(each for each in services if str(each.pk) in near and each not in of_group)]
        widget: Any = self.widget
        widget.groups = {each.pk: each.group.name for each in services}
        widget.at_hand = frozenset(each.pk for each in at_hand)
        self.choices = [
            (each.pk, each.name) for each in (*at_hand, *(each for each in services if each not in at_hand))
        ]

    def clean(self, value: Any) -> list[int]:
        """Give the ids in order, each once."""
        return sorted(set(super().clean(value)))

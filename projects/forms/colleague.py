"""Choosing a colleague by name."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from councils.models import Membership
from councils.models.membership import MembershipQuerySet


class ColleagueField(forms.ModelChoiceField):  # type: ignore[type-arg] # it takes types in the stubs alone
    """A colleague, by name and council. A form says with `offer` whom one may choose."""

    def __init__(self, **kwargs: Any) -> None:
        words: dict[str, Any] = {
            "label": _("Who?"),
            "empty_label": _("Choose a colleague"),
            "error_messages": {"required": _("Choose a colleague")},
        }
        super().__init__(queryset=Membership.objects.none(), **{**words, **kwargs})

    def offer(self, memberships: MembershipQuerySet) -> None:
        """Offer these, by name."""
        self.queryset = memberships.select_related("user__profile", "organisation").order_by("user__profile__name")

    def label_from_instance(self, obj: Membership) -> str:
        """Give the person's name and their council."""
        return f"{obj.user.name}, {obj.organisation.short_name}"

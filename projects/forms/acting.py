"""Forms that somebody fills in for a council."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from councils.models import Organisation, User


class CouncilField(forms.ModelChoiceField):  # type: ignore[type-arg] # it takes types in the stubs alone
    """For which council: asked only of a person who belongs to several. `councils` are those of this person."""

    councils: list[Organisation]

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            queryset=Organisation.objects.none(),
            label=_("Which council is it for?"),
            error_messages={"required": _("Choose which council it is for")},
            **kwargs,
        )

    def offer(self, user: User) -> None:
        """Offer the public bodies for which this person posts, asks and pledges."""
        self.queryset = Organisation.objects.that_can_post().filter(pk__in=user.standing.councils)
        self.councils = list(self.queryset)
        if len(self.councils) == 1:
            self.widget = forms.HiddenInput()
            self.initial = self.councils[0]


class ActingForm(forms.BaseForm):
    """A form that somebody fills in for a council: which one, its field `acting_for` asks."""

    acting_for = "council"

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(CouncilField, self.fields[self.acting_for]).offer(by)

    @property
    def councils(self) -> list[Organisation]:
        """Those for which the person may fill it in."""
        return cast(CouncilField, self.fields[self.acting_for]).councils

"""Forms that somebody fills in for a council."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from councils.enums import PUBLIC_KINDS
from councils.models import Organisation, User
from councils.models.organisation import OrganisationQuerySet


def acting_councils(user: User) -> OrganisationQuerySet:
    """The public bodies for which this person posts, asks and pledges."""
    return Organisation.objects.current().filter(pk__in=user.standing.councils, kind__in=PUBLIC_KINDS)


class CouncilField(forms.ModelChoiceField):  # type: ignore[type-arg] # it takes types in the stubs alone
    """For which council: asked only of a person who belongs to several."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Organisation.objects.none(), label=_("For which council"), **kwargs)

    def offer(self, user: User) -> None:
        """Offer the councils of this person."""
        councils = list(acting_councils(user))
        self.queryset = acting_councils(user)
        if len(councils) == 1:
            self.widget = forms.HiddenInput()
            self.initial = councils[0]

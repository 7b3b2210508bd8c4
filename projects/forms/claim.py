"""Give an entry from public records to somebody."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from councils.models import Membership, Organisation
from kit.forms import Form


class AssignForm(Form):
    """To whom: by the address they sign in with, which is shown to nobody."""

    membership: Membership

    email = forms.EmailField(
        label=_("E-mail address of the new owner"),
        help_text=_("Somebody who has an account here and belongs to an organisation"),
        error_messages={"required": _("Enter an e-mail address")},
    )

    def clean_email(self) -> str:
        """Find the person's membership; refuse an address that nobody here has."""
        email: str = self.cleaned_data["email"]
        found = (
            Membership.objects.current()
            .filter(user__email__iexact=email, user__is_active=True)
            .filter(organisation__in=Organisation.objects.that_can_post())
        )
        membership = found.select_related("user", "organisation").order_by("since").first()
        if membership is None:
            raise ValidationError(_("Nobody with this address belongs to a council or public body here"))
        self.membership = membership
        return email

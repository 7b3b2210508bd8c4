"""Invite somebody to a team, and accept."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kit.forms import Form
from projects.forms.acting import ActingForm, CouncilField


class InviteForm(Form):
    """Whom to invite, by e-mail."""

    address = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("Of a colleague at any council. It need not be known here yet"),
        error_messages={"required": _("Enter an e-mail address")},
    )


class JoinForm(ActingForm, Form):
    """For which council somebody who is invited joins the team."""

    council = CouncilField()

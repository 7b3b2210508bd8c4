"""Mail that failed, for the site team."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from councils.access import site_team
from councils.models import User
from kit.access import button
from notifications import outbox
from notifications.models import Mail


@button(site_team)
def send_again(request: HttpRequest, number: int) -> HttpResponse:
    """Have a failed mail sent again."""
    outbox.send_again(get_object_or_404(Mail, pk=number), by=cast(User, request.user))
    messages.success(request, _("The mail is sent again."))
    return redirect("running")

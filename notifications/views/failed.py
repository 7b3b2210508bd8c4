"""Mail that failed, for the site team."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from councils.models import User
from councils.permissions import check_is_in_site_team
from kit.access import button, signed_in
from notifications import outbox
from notifications.models import Mail


def site_team(request: HttpRequest) -> None:
    """Let the site team in."""
    signed_in(request)
    check_is_in_site_team(request.user)


@button(site_team)
def send_again(request: HttpRequest, number: int) -> HttpResponse:
    """Have a failed mail sent again."""
    outbox.send_again(get_object_or_404(Mail, pk=number), by=cast(User, request.user))
    messages.success(request, _("The mail is sent again."))
    return redirect("running")

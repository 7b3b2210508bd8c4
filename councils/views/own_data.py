"""A person's own data: to read, to take along, and to have erased."""

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth import logout
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from councils.actions import account
from councils.own_data import sections_of
from councils.people import person
from councils.proof import recently
from kit.access import page

SHOWN = 20


@page(recently)
def my_data(request: HttpRequest, /) -> HttpResponse:
    """Show all that is held about oneself; of what there is much of, the newest."""
    sections = [(each.what, each.rows[: -SHOWN - 1 : -1], len(each.rows)) for each in sections_of(person(request))]
    return render(request, "account/data.html", {"sections": sections})


@page(recently)
def my_data_file(request: HttpRequest, /) -> HttpResponse:
    """Give all of it as a file."""
    data = {"made_at": timezone.now(), "data": [each.as_data() for each in sections_of(person(request))]}
    name = f"pipeline-{timezone.localdate().isoformat()}.json"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return JsonResponse(data, json_dumps_params={"indent": 2, "ensure_ascii": False}, headers=headers)


@page(recently, posts=True)
def close(request: HttpRequest, /) -> HttpResponse:
    """Say what closing the account means, with a button."""
    user = person(request)
    if request.method != "POST":
        return render(request, "account/close.html")
    address = user.email
    with transaction.atomic():
        account.close(by=user)
        # For the last time: who closed it may not have been its person.
        get_adapter(request).send_mail("account/email/account_closed", address, {})
    logout(request)
    messages.success(request, _("Your account is closed, and what was personal is erased."))
    return redirect("/")

"""Where somebody is signed in, and signing out there."""

from allauth.usersessions.internal.flows.sessions import end_other_sessions, end_sessions
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from councils.people import person
from kit.access import button, page, signed_in


@page(signed_in)
def sessions(request: HttpRequest, /) -> HttpResponse:
    """List where the person is signed in, newest first."""
    own = UserSession.objects.filter(user=person(request)).order_by("-created_at")
    return render(request, "account/sessions.html", {"sessions": [each for each in own if each.exists()]})


@button(signed_in)
def end(request: HttpRequest, /, pk: int) -> HttpResponse:
    """Sign out in one place."""
    session = get_object_or_404(UserSession, pk=pk, user=person(request))
    end_sessions(request, [session])
    messages.success(request, _("You are signed out there."))
    return redirect("usersessions_list")


@button(signed_in)
def end_others(request: HttpRequest, /) -> HttpResponse:
    """Sign out everywhere but here."""
    end_other_sessions(request, person(request))
    messages.success(request, _("You are signed out everywhere else."))
    return redirect("usersessions_list")

"""Signing in by an account elsewhere (OpenID Connect), and connecting it with one's own here."""

from typing import Any

from allauth.account.utils import get_next_redirect_url
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.internal import flows
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.views import SignupView
from allauth.usersessions.internal.flows.sessions import end_other_sessions
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from requests import RequestException

from councils.directories import offered, refused
from councils.people import person
from councils.proof import recently
from councils.provider import come
from kit.access import anyone, button, page, returning


@button(anyone)
def leave(request: HttpRequest, /, provider_id: str) -> HttpResponse:
    """Lead to a directory to sign in there."""
    return _lead(request, provider_id, AuthProcess.LOGIN)


@button(recently)
def connect(request: HttpRequest, /, provider_id: str) -> HttpResponse:
    """Lead to a directory whose account is to be connected with one's own."""
    return _lead(request, provider_id, AuthProcess.CONNECT)


@returning(anyone)
def come_back(request: HttpRequest, /, provider_id: str) -> HttpResponse:
    """Sign in, sign up or connect, as it was begun in this session, whoever has shown there who they are."""
    provider = _provider(request, provider_id)
    who, before = request.user.pk, _connected(request.user.pk)
    try:
        response = come(request, provider_id)
    except (RequestException, OAuth2Error) as error:
        return refused(request, provider, error)
    if _connected(who) != before:
        end_other_sessions(request, person(request))
    return response


class SignUp(SignupView):
    """Make an account for whoever has shown in a directory who they are."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Send the mail that confirms the address, or says that it is known; what is shown is the same."""
        messages.info(self.request, _known_or_not(self.sociallogin.provider.name))
        response: HttpResponse = super().form_valid(form)
        return response


@page(recently)
def connections(request: HttpRequest, /) -> HttpResponse:
    """Show which accounts elsewhere sign the person in, and which could."""
    if not offered():
        raise Http404
    own = {account.provider: account for account in SocialAccount.objects.filter(user=person(request))}
    rows = [{"directory": each, "account": own.get(each.provider_id)} for each in offered()]
    return render(request, "account/connections.html", {"rows": rows})


@button(recently)
def disconnect(request: HttpRequest, /, pk: int) -> HttpResponse:
    """Let an account elsewhere sign the person in no more, and end the sessions that it may have opened."""
    known = [each.provider_id for each in offered()]
    account = get_object_or_404(SocialAccount, pk=pk, user=person(request), provider__in=known)
    flows.connect.disconnect(request, account)
    end_other_sessions(request, person(request))
    return redirect("socialaccount_connections")


def _connected(who: int | None) -> set[int]:
    """The accounts elsewhere that sign this person in; nobody has none."""
    return set(SocialAccount.objects.filter(user=who).values_list("pk", flat=True)) if who else set()


def _lead(request: HttpRequest, provider_id: str, process: str) -> HttpResponse:
    """Show a page that leads on: a form must not, under our policy, nor may it know where a directory leads next."""
    provider = _provider(request, provider_id)
    try:
        to = provider.redirect(request, process, next_url=get_next_redirect_url(request))["Location"]
    except (RequestException, OAuth2Error) as error:
        return refused(request, provider, error)
    return render(request, "account/leaving.html", {"directory": provider, "to": to})


def _provider(request: HttpRequest, provider_id: str) -> Any:
    if provider_id not in {each.provider_id for each in offered()}:
        raise Http404
    return get_adapter().get_provider(request, provider_id)


def _known_or_not(name: str) -> str:
    return _(
        "If this address has an account already, nothing was connected: sign in to it, and connect %(name)s on your "
        "account page."
    ) % {"name": name}

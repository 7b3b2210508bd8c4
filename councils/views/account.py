"""A person's own account: their name, and other doors, all of which lead to our own sign-in."""

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from councils.actions.person import rename
from councils.forms.person import NameForm
from councils.people import person
from councils.proof import has_factor
from kit.access import anyone, page, signed_in
from kit.views import form_page

ADMIN = "/admin/"


@page(signed_in)
def index(request: HttpRequest, /) -> HttpResponse:
    """Show what belongs to one's account, and where it is changed."""
    user = person(request)
    return render(request, "account/index.html", {"has_factor": has_factor(user), "standing": user.standing})


@page(signed_in, posts=True)
def my_name(request: HttpRequest, /) -> HttpResponse:
    """Change one's name, everywhere it is shown."""
    user = person(request)
    form = NameForm(request.POST or None, initial={"name": user.name})
    return form_page(
        request,
        form,
        lambda: rename(name=form.cleaned_data["name"], by=user),
        template="councils/my_name.html",
        done=_("Your name is changed."),
        to=lambda _profile: "my_work",
    )


@page(anyone, posts=True)
def sign_in_here(request: HttpRequest, /, **_where: str) -> HttpResponse:
    """Lead to our sign-in from where Wagtail has its own; nothing that is posted here is read.

    Whoever has signed in already came here because the admin is not for them.
    """
    if request.user.is_authenticated:
        return _not_for_you(request)
    wanted = request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
    return redirect_to_login(wanted if is_ours else ADMIN)


def _not_for_you(request: HttpRequest) -> HttpResponse:
    """Say why the admin stays closed: once, in our words. Wagtail has left a message that says it in its own."""
    list(messages.get_messages(request))  # Whoever reads them takes them out.
    context = {"sentence": _("The admin is for the site team."), "messages": ()}
    return render(request, "403.html", context, status=403)

"""The picture of a council: put up, taken away, and the files themselves."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from councils.actions import picture as actions
from councils.models import Organisation, Picture
from councils.people import person
from councils.permissions import check_can_answer_for
from kit.access import anyone, button, page, signed_in
from kit.forms.pictures import PictureForm
from kit.picture_files import file_of
from kit.views import form_page


@page(signed_in, posts=True)
def picture(request: HttpRequest, slug: str) -> HttpResponse:
    """Put up a picture, or say anew what it shows, as who answers for the council."""
    council = get_object_or_404(Organisation, slug=slug)
    check_can_answer_for(person(request), council)
    shown = Picture.objects.without_content().filter(council=council).first()
    initial = {"alt": shown.alt} if shown else {}
    form = PictureForm(request.POST or None, request.FILES or None, initial=initial, has_one=bool(shown))
    return form_page(
        request,
        form,
        lambda: _keep(council, request, form) or council,
        template="councils/picture.html",
        done=_("Saved."),
        to=lambda kept: council,
        organisation=council,
        picture=shown,
    )


@button(signed_in)
def remove_picture(request: HttpRequest, slug: str) -> HttpResponse:
    """Take the picture away; where there is none, it stays so."""
    actions.remove(council=get_object_or_404(Organisation, slug=slug), by=person(request))
    return redirect("councils:picture", slug)


@page(anyone)
def picture_file(request: HttpRequest, slug: str, digest: str, size: str) -> HttpResponse:
    """A file of the picture."""
    return file_of(Picture.objects.filter(council__slug=slug), digest, size)


def _keep(council: Organisation, request: HttpRequest, form: PictureForm) -> Picture | None:
    if form.cleaned_data["picture"]:
        return actions.put(council=council, by=person(request), **form.cleaned_data)
    return actions.describe(council=council, alt=form.cleaned_data["alt"], by=person(request))

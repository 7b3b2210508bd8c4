"""The councils: their list and their pages."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from activity.shared import mark
from councils.listing import Listing
from councils.models import Membership, Organisation, Picture, find_by_name
from councils.permissions import can_answer_for, can_see_people
from councils.standing import standing_of
from kit.access import anyone, page
from kit.sharing import SharedPicture, Sharing


@page(anyone)
def index(request: HttpRequest) -> HttpResponse:
    """List councils, A to Z, by what the query string asks."""
    listing = Listing.asked(request.GET)
    # As of a search: what anybody types is not to be kept as words of ours.
    sharing = Sharing(listing.address, is_indexed=not listing.name)
    return render(request, "councils/index.html", {"mark": mark(), "listing": listing, "sharing": sharing})


@page(anyone)
def organisation(request: HttpRequest, /, place: str, slug: str) -> HttpResponse:
    """Show a council or another body; a wrong place or a former name leads to the right address."""
    body = Organisation.objects.with_facts().filter(slug=slug).first()
    if body is None or body.place != place:
        return redirect(_known_as(slug) if body is None else body)
    stewards = Membership.objects.stewards().of(body)
    picture = Picture.objects.without_content().filter(council=body).first()
    context = {
        "organisation": body,
        "sharing": _sharing(body, picture),
        "successors": body.current_successors() if body.has_ended else [],
        "predecessors": body.predecessors.all(),
        "stewards": [row.user for row in stewards],
        "is_member": body.pk in standing_of(request.user).councils,
        "picture": picture,
        "can_answer_for": can_answer_for(request.user, body),
        "can_see_people": can_see_people(request.user, body),
    }
    return render(request, "councils/organisation.html", context)


def _sharing(body: Organisation, drawn: Picture | None) -> Sharing:
    """What is told of it where somebody shares it."""
    about = _("What %(name)s works on and shares with others, what it looks for, and who to ask.") % {"name": body.name}
    file = reverse("councils:picture_file", args=[body.slug, drawn.digest, "large"]) if drawn else ""
    return Sharing(body.get_absolute_url(), about, SharedPicture.of(drawn, file))


def _known_as(slug: str) -> Organisation:
    """Give the organisation that a former address or another name means; raises `Http404`."""
    found = find_by_name(slug.replace("-", " "))
    if found is None:
        raise Http404
    return found

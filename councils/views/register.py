"""The councils: their list and their pages."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from activity.shared import mark
from councils.listing import Listing
from councils.models import Membership, Organisation, Picture, find_by_name
from councils.permissions import can_answer_for, can_see_people
from councils.standing import standing_of
from kit.access import anyone, page


@page(anyone)
def index(request: HttpRequest) -> HttpResponse:
    """List councils, A to Z, by what the query string asks."""
    return render(request, "councils/index.html", {"mark": mark(), "listing": Listing.asked(request.GET)})


@page(anyone)
def organisation(request: HttpRequest, /, place: str, slug: str) -> HttpResponse:
    """Show a council or another body; a wrong place or a former name leads to the right address."""
    body = Organisation.objects.with_facts().filter(slug=slug).first()
    if body is None or body.place != place:
        return redirect(_known_as(slug) if body is None else body)
    stewards = Membership.objects.stewards().of(body)
    context = {
        "organisation": body,
        "successors": body.current_successors() if body.has_ended else [],
        "predecessors": body.predecessors.all(),
        "stewards": [row.user for row in stewards],
        "is_member": body.pk in standing_of(request.user).councils,
        "picture": Picture.objects.without_content().filter(council=body).first(),
        "can_answer_for": can_answer_for(request.user, body),
        "can_see_people": can_see_people(request.user, body),
    }
    return render(request, "councils/organisation.html", context)


def _known_as(slug: str) -> Organisation:
    """Give the organisation that a former address or another name means; raises `Http404`."""
    found = find_by_name(slug.replace("-", " "))
    if found is None:
        raise Http404
    return found

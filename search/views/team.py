"""What people looked for and did not find, for the site team."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from councils.access import site_team
from kit.access import page
from search.enums import MissKind
from search.models import Miss
from search.permissions import keeps_equivalents

SHOWN = 100


@page(site_team)
def missed(request: HttpRequest) -> HttpResponse:
    """List the questions that found nothing and those that were corrected, the most frequent first."""
    lists = [(kind, Miss.objects.filter(kind=kind)[:SHOWN]) for kind in MissKind]
    return render(request, "search/missed.html", {"lists": lists, "keeps_equivalents": keeps_equivalents(request.user)})

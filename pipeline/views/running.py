"""How the site runs: what waits, what failed, and what ran when, for the site team."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from activity import queue, sweeps
from activity.models import Heartbeat
from councils.access import site_team
from kit.access import page
from notifications.models import Mail

SHOWN = 50


@page(site_team)
def running(request: HttpRequest) -> HttpResponse:
    """Show the age of the queues, failed mail and jobs, and the last run of each schedule."""
    failed = Mail.objects.failed().select_related("recipient__profile")
    context = {
        "workers": Heartbeat.objects.alive().count(),
        "waits": sorted(queue.waits().items()),
        "unsent": Mail.objects.unsent().count(),
        "failed": failed[:SHOWN],
        "given_up": queue.given_up()[:SHOWN],
        "schedules": sweeps.schedules(),
    }
    return render(request, "pipeline/running.html", context)

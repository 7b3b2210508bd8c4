"""Similar work: what a script shows beside a form, the ways from there, and who wants no mail about it."""

from django.core.signing import BadSignature
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from councils.models import User
from councils.people import person
from kit import counts
from kit.access import anyone, button, page, signed_in
from kit.caller import address_of, household_of
from kit.limits import Limit, spend
from projects.models import Project, ServiceGroup
from projects.views.common import IS_ID, earlier_work, own_project, visible_project
from search.actions import likeness as actions
from search.enums import Use
from search.likeness import Work, like
from search.models import Mute
from search.muting import person_of

LONGEST_TITLE = 150
LONGEST_SUMMARY = 400
# Somebody who types all the time asks about once in two seconds; a whole council may share an address.
BY_PERSON = Limit(60, 60)
BY_ADDRESS = Limit(1200, 60)
STEPS = {use.step: use for use in (Use.OPENED, Use.ASKED, Use.JOINED, Use.PLEDGED)}


@button(signed_in)
def found(request: HttpRequest) -> HttpResponse:
    """Give the work that is like what somebody types, as a piece of the page; raises `TooOften`."""
    spend(f"similar work by {person(request).pk}", BY_PERSON)
    spend(f"similar work from {household_of(address_of(request))}", BY_ADDRESS)
    project = _project(request)
    likes = like(_typed(request, project), request.user)
    if likes:
        counts.add(Use.SHOWN)
    shown = {each.project.pk for each in likes}
    named = earlier_work(request) if project is None else project.builds_on.all()
    context = {
        "project": project,
        "likes": likes,
        "named": {each.pk for each in named},
        "others": [each for each in named if project is None and each.pk not in shown],
    }
    return render(request, "search/similar/found.html", context)


@page(signed_in)
def step(request: HttpRequest, project_id: int, step: str) -> HttpResponse:
    """Count which way somebody goes from similar work, and lead there."""
    use = STEPS.get(step)
    if use is None:
        raise Http404
    project = visible_project(request, project_id)
    counts.add(use)
    return redirect(_address(project, use))


@page(anyone, posts=True)
def mail(request: HttpRequest, token: str) -> HttpResponse:
    """Stop mail about similar work, or have it sent again: by the link that stands in each."""
    try:
        reader = get_object_or_404(User.objects.active(), pk=person_of(token))
    except BadSignature as error:
        raise Http404 from error
    if request.method == "POST":
        (actions.unmute if "again" in request.POST else actions.mute)(by=reader)
        return redirect(request.path)
    return render(request, "search/similar/mail.html", {"muted": Mute.objects.filter(user=reader).exists()})


def _typed(request: HttpRequest, project: Project | None) -> Work:
    group = request.POST.get("service_group", "")
    groups = ServiceGroup.objects.filter(pk=int(group)) if IS_ID.fullmatch(group) else ServiceGroup.objects.none()
    return Work(
        request.POST.get("title", "")[:LONGEST_TITLE],
        request.POST.get("summary", "")[:LONGEST_SUMMARY],
        groups.values_list("slug", flat=True).first() or "",
        (project.lead_id,) if project else person(request).standing.councils,
        project.pk if project else None,
    )


def _project(request: HttpRequest) -> Project | None:
    """The project that is changed, where it is there already; 404 where it is not theirs to see."""
    given = request.POST.get("project", "")
    return own_project(request, int(given)) if IS_ID.fullmatch(given) else None


def _address(project: Project, use: Use) -> str:
    of = [project.pk, project.slug]
    if use == Use.OPENED:
        return project.get_absolute_url()
    if use == Use.PLEDGED:
        return reverse("projects:offer", args=of)
    return f"{reverse('projects:ask', args=of)}{'?kind=join' if use == Use.JOINED else ''}"

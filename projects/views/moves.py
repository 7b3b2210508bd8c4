"""The page of a request or a pledge: where it stands, and what can be done next."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from councils.people import person
from kit.forms import Form
from kit.refusals import NotPermitted, Refused
from projects.models import Pledge, Project, Request
from projects.moves import Move


def moves_page(
    request: HttpRequest, thing: Request | Pledge, moves: tuple[Move[Any], ...], *, template: str, **context: Any
) -> HttpResponse:
    """Show the thing with the steps that are open to this person; make the step whose button was pressed.

    A step that somebody has made meanwhile (or the second of two fast clicks) leads back with a word.
    """
    by = person(request)
    chosen = _chosen(request, thing, moves)
    form = chosen.make_form(request.POST) if chosen else None
    if chosen and form and form.is_valid():
        given = form.cleaned_data
        if form.carry_out(lambda: chosen.act(thing, by=by, **given)) is not None:
            messages.success(request, str(chosen.done))
            return redirect(thing)
    elif request.method == "POST" and chosen is None:
        messages.info(request, _("That has been done already."))
        return redirect(thing)
    steps = steps_open(by, thing, moves, form)
    is_open = Project.objects.visible_to(by).filter(pk=thing.project_id).exists()
    return render(request, template, {"thing": thing, "form": form, "steps": steps, "is_open": is_open, **context})


def steps_open(by: Any, thing: Any, moves: tuple[Move[Any], ...], bound: Form | None) -> list[tuple[Form, list[Any]]]:
    """The open steps by the form they share; `bound` stands in the place of its like, with what was typed."""
    steps: dict[type[Form], tuple[Form, list[Any]]] = {}
    for move in moves:
        if move.is_open(by, thing):
            form = bound if isinstance(bound, move.form) and type(bound) is move.form else move.make_form()
            steps.setdefault(move.form, (form, []))[1].append(move)
    return list(steps.values())


def _chosen(request: HttpRequest, thing: Any, moves: tuple[Move[Any], ...]) -> Move[Any] | None:
    """The step whose button was pressed, if it can still be made; raises `NotPermitted` where it is not theirs."""
    by = person(request)
    move = next((move for move in moves if move.name == request.POST.get("move")), None)
    if move is None and request.method == "POST":
        raise Refused(_("Press one of the buttons on this page."))
    if move is None or thing.state not in move.states:
        return None
    if not move.who(by, thing):
        raise NotPermitted(_("You have no part in this step. Ask a steward of your council."))
    return move

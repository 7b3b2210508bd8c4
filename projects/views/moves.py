"""The page of a request or a pledge: where it stands, and what can be done next."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from councils.models import User
from councils.people import person
from kit.forms import Form
from kit.refusals import NotPermitted, Refused
from projects.models import Pledge, Project, Request
from projects.moves import Move


def moves_page(
    request: HttpRequest, thing: Request | Pledge, moves: tuple[Move[Any], ...], *, template: str, **context: Any
) -> HttpResponse:
    """Show the thing with the steps that are open to this person; make the step whose button was pressed.

    A step that somebody else has made meanwhile leads back with a word, or shows what was typed for it.
    """
    by = person(request)
    pressed = _pressed(request, thing, moves)
    form = pressed.make_form(request.POST) if pressed else None
    if request.method == "POST" and pressed and form and form.is_valid():
        given = form.cleaned_data
        made = form.carry_out(lambda: pressed.act(thing, by=by, **given))
        if made is not None or not form.fields:
            _say(request, pressed, form)
            return redirect(thing)
        thing.refresh_from_db()
    is_open = Project.objects.visible_to(by).filter(pk=thing.project_id).exists()
    steps = steps_open(by, thing, moves, pressed, form)
    return render(request, template, {"thing": thing, "form": form, "steps": steps, "is_open": is_open, **context})


def steps_open(
    by: User, thing: Any, moves: tuple[Move[Any], ...], pressed: Move[Any] | None, bound: Form | None
) -> list[tuple[Form, list[Any]]]:
    """The open steps by the form they share; `bound`, of the step that was pressed, stands with what was typed."""
    steps: dict[type[Form], tuple[Form, list[Any]]] = {}
    for move in moves:
        if move is pressed or move.is_open(by, thing):
            form = bound if bound is not None and type(bound) is move.form else move.make_form()
            steps.setdefault(move.form, (form, []))[1].append(move)
    return list(steps.values())


def _pressed(request: HttpRequest, thing: Any, moves: tuple[Move[Any], ...]) -> Move[Any] | None:
    """The step whose button was pressed; raises `NotPermitted` where it is not for this person."""
    if request.method != "POST" and not request.POST:  # a form that was kept comes back by GET
        return None
    move = next((move for move in moves if move.name == request.POST.get("move")), None)
    if move is None:
        raise Refused(_("Press one of the buttons on this page."))
    if not move.who(person(request), thing):
        raise NotPermitted(_("You have no part in this step. Ask a steward of your council."))
    return move


def _say(request: HttpRequest, made: Move[Any], form: Form) -> None:
    """Say that the step is made or, of one without anything to type, why it was refused."""
    if form.errors:
        messages.info(request, " ".join(str(sentence) for sentence in form.non_field_errors()))
    else:
        messages.success(request, str(made.done))

"""A guard on the database: a write to our own tables outside an action fails.

Armed in tests during requests, jobs and commands. Tables of allauth, Wagtail, Django and the queue are not ours;
Wagtail's pages and the table of users, which holds sign-in data only, are exempt. So is a model that says of itself
`is_derived`: its rows are made from others and can be made again; and one that says `is_count`: it counts what nobody
need hear of. One that says `is_private` is written by actions too, but its rows are for one person alone: nobody else
need hear, so no Event tells.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import connection
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from wagtail.models import Page

from activity.action import BrokenRule, running
from activity.models import Event, Heartbeat, Schedule

ROOMS = ("pipeline", "cms", "search", "notifications", "projects", "councils", "activity", "kit")
WRITE = re.compile(r'\s*(?:INSERT(?: OR \w+)? INTO|REPLACE INTO|UPDATE|DELETE FROM)\s+["`]?(\w+)', re.IGNORECASE)


@contextmanager
def armed(*, read_only: bool = False) -> Iterator[None]:
    """Fail, in the block, any write to our tables outside an action; with `read_only`, any write to them at all."""

    def check(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        table = _written(sql)
        if table in _own_tables():
            _check_write(table, read_only)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(check):
        yield


class GuardMiddleware:
    """Arm the guard during requests; GET and HEAD may change nothing of ours."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, the guard armed."""
        with armed(read_only=_only_reads(request)):
            return self.get_response(request)


def _only_reads(request: HttpRequest) -> bool:
    """Whether it is a GET or HEAD, unless its view says that other sites send people back there (`kit.access`)."""
    try:
        view = resolve(request.path_info).func
    except Resolver404:
        view = None
    return request.method in {"GET", "HEAD", "OPTIONS"} and not getattr(view, "writes", False)


def _check_write(table: str, read_only: bool) -> None:
    if read_only:
        raise BrokenRule(f"A request that only reads wrote to {table}.")
    frame = running()
    if frame is None:
        raise BrokenRule(f"{table} was written to outside an action.")
    if table not in _untold_tables():
        frame.writes.append(table)


def _written(sql: str) -> str | None:
    match = WRITE.match(sql)
    return match[1] if match else None


@cache
def _own_tables() -> frozenset[str]:
    user = get_user_model()
    exempt = {model._meta.db_table for model in (user, Heartbeat, Schedule)}
    exempt |= {field.m2m_db_table() for field in user._meta.local_many_to_many}
    own = (
        model
        for room in ROOMS
        for model in apps.get_app_config(room).get_models(include_auto_created=True)
        if not issubclass(model, Page) and not _says(model, "is_derived", "is_count")
    )
    return frozenset(model._meta.db_table for model in own) - exempt


@cache
def _untold_tables() -> frozenset[str]:
    private = {model._meta.db_table for model in apps.get_models() if _says(model, "is_private")}
    return frozenset(private | {Event._meta.db_table})


def _says(model: type[Model], *names: str) -> bool:
    return any(getattr(model, name, False) for name in names)

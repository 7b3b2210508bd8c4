"""Wagtail's admin: each of its routes is closed to whoever is not of the site team, or has not shown their factor.

And none of its pages bears a script, a style or a handler in its text, which the security policy would forbid.
"""

import json
import re

import pytest
from django.test import Client

from tests.councils.factories import superuser
from tests.councils.sessions import forgets
from tests.support.admin import addresses

# Words and drawings of the admin itself, the same for everybody.
FOR_ALL = {"/admin/sprite/", "/admin/jsi18n/"}
# A script with words or data in it is none to a browser; what is not in the page, but comes as a file, may run.
INLINE = (
    re.compile(
        r"<script(?![^>]*\b(?:src=|type=\"(?:application/json|text/(?:django-form-)?template|text/x-template)))[^>]*>"
    ),
    re.compile(r"<style\b"),
    re.compile(r"<[^>]*\sstyle="),
    re.compile(r"<[^>]*\son[a-z]+="),
    re.compile(r"javascript:"),
)


@pytest.fixture(scope="module")
def doors(made_world, django_db_blocker):
    """An address of each route, of things that are there."""
    with django_db_blocker.unblock():
        return [address for address in addresses(made_world) if address not in FOR_ALL]


@pytest.fixture
def knock(doors):
    """Give a function that knocks at every door as somebody, and gives what opened."""

    def knock(user, method="get", *, proven=True, at=""):
        client = Client(raise_request_exception=False)
        if user:
            client.force_login(user)
        if not proven:
            forgets(client)
        answers = {address: getattr(client, method)(address) for address in doors if address.startswith(at)}
        return {address: answer for address, answer in answers.items() if answer.status_code not in (302, 403, 404)}

    return knock


@pytest.mark.parametrize(("role", "method"), [("visitor", "get"), ("team", "get"), ("steward", "post")])
def test_no_route_opens_to_who_is_not_of_the_site_team(role, method, world, knock):
    assert knock(world.people[role], method) == {}


@pytest.mark.parametrize(("role", "method"), [("broker", "get"), ("editor", "post")])
def test_no_route_opens_to_the_site_team_without_its_second_factor(role, method, world, knock):
    assert knock(world.people[role], method, proven=False) == {}


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("section", ["/admin/users/", "/admin/groups/"])
def test_the_admin_keeps_neither_people_nor_groups_whoever_asks(section, method, world, knock):
    assert knock(superuser(), method, at=section) == {}


@pytest.mark.parametrize("role", ["editor", "superuser"])
def test_no_page_of_the_admin_bears_a_script_or_a_style(role, world, knock):
    opened = knock(world.people.get(role) or superuser())
    assert len(opened) > 30
    found = {address: inline(markup_of(answer)) for address, answer in opened.items()}
    assert {address: wrong for address, wrong in found.items() if wrong} == {}


def markup_of(answer) -> str:
    """The page, or the part of one that a dialogue is made of."""
    if answer["Content-Type"].startswith("application/json"):
        dialogue = json.loads(answer.content)
        return str(dialogue.get("html", "")) if isinstance(dialogue, dict) else ""
    return answer.content.decode() if answer["Content-Type"].startswith("text/html") else ""


def inline(markup: str) -> list[str]:
    return [found[0][:200] for pattern in INLINE for found in pattern.finditer(markup)]

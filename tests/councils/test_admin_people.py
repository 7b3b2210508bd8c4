"""Wagtail's pages for people change nothing about them: neither address, nor password, nor groups (S9)."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import APIToken

from councils.enums import SiteRole
from councils.models import User
from tests.councils.factories import PASSWORD, UserFactory, site_team_member, superuser

pytestmark = pytest.mark.django_db

ANSWERS = {
    "email": "evil@post.example",
    "name-email-email": "evil@post.example",
    "password1": "an evil password",
    "password2": "an evil password",
    "password-old_password": PASSWORD,
    "password-new_password1": "an evil password",
    "password-new_password2": "an evil password",
    "is_active": "on",
    "is_superuser": "on",
    "groups": "1",
}


def state():
    people = User.objects.order_by("pk").values_list("pk", "email", "password", "is_active", "is_superuser", "groups")
    return list(people), list(Group.objects.values_list("pk", "name", "permissions")), APIToken.objects.count()


@pytest.fixture(params=["superuser", *SiteRole])
def boss(client, request):
    user = superuser() if request.param == "superuser" else site_team_member(request.param)
    client.force_login(user)
    return user


@pytest.mark.parametrize(
    "address",
    [
        "/admin/users/",
        "/admin/users/new/",
        "/admin/users/edit/{}/",
        "/admin/users/delete/{}/",
        "/admin/groups/",
        "/admin/groups/new/",
        "/admin/groups/edit/{}/",
        "/admin/groups/delete/{}/",
        "/admin/api-tokens/",
        "/admin/api-tokens/new/",
        "/admin/bulk/councils/user/set_active_state/?id={}",
        "/admin/bulk/councils/user/assign_role/?id={}",
        "/admin/bulk/councils/user/delete/?id={}",
        "/admin/account/",
    ],
)
def test_the_admin_changes_nothing_about_people(client, boss, address):
    about = Group.objects.first() or Group.objects.create(name="some")
    address = address.format(about.pk if "groups" in address else UserFactory().pk)
    before = state()
    shown = client.get(address).status_code
    client.post(address, ANSWERS)
    assert state() == before
    assert shown in ({200, 302} if address == "/admin/account/" else {302, 403, 404})

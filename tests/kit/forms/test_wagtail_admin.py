"""Wagtail's admin shares Django's form renderer with us, and is left as it is."""

import pytest
from django.forms import CharField
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.models import Page

from tests.councils import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def superuser(client):
    user = factories.superuser()
    client.force_login(user)
    return user


@pytest.mark.parametrize("address", ["/admin/", "/admin/images/add/", "/admin/account/"])
def test_the_admin_opens_and_its_forms_are_its_own(client, superuser, address):
    response = client.get(address, follow=True)
    assert response.status_code == 200
    assert "govuk-" not in response.text


def test_a_page_is_edited_with_wagtails_own_fields(client, superuser):
    home = Page.objects.filter(depth=2).first()
    response = client.get(f"/admin/pages/{home.pk}/edit/")
    assert response.status_code == 200
    assert 'name="title"' in response.text
    assert "govuk-" not in response.text


def test_a_form_of_wagtails_is_not_drawn_in_our_way():
    class PageForm(WagtailAdminModelForm):
        word = CharField(max_length=5, help_text="A hint")

        class Meta:
            model = Page
            fields = ["title"]

    drawn = str(PageForm()["word"])
    assert 'maxlength="5"' in drawn
    assert "govuk-" not in drawn

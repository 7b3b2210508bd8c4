"""The page that every other extends."""

import pytest
from django import forms
from django.contrib.auth import get_user_model

from tests.look.conftest import PLAIN, words

pytestmark = pytest.mark.django_db


def links(document):
    return {words(a): a for a in document.iter("a")}


@pytest.fixture
def signed_in(client):
    user = get_user_model().objects.create_user("amara@example.gov.uk")
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")


def test_the_title_is_the_heading_and_the_name_of_the_site(open_page):
    document = open_page("/projects/")
    assert words(document.find(".//title")) == "Plain – Pipeline"
    assert document.get("lang") == "en-gb"


def test_the_skip_link_comes_first_and_leads_to_the_main_part(open_page):
    document = open_page("/projects/")
    first = next(document.iter("a"))
    assert words(first) == "Skip to main content"
    assert document.find(f".//main[@id='{first.get('href')[1:]}']") is not None


def test_a_visitor_is_offered_to_sign_in(open_page):
    menu = links(open_page("/projects/"))
    for label, address in {
        "Find work": "/projects/",
        "Councils": "/councils/",
        "Sign in": "/sign-in/",
        "Post a project": "/projects/new/",
    }.items():
        assert menu[label].get("href") == address
    assert "My work" not in menu


def test_an_officer_reaches_their_work_and_signs_out_by_a_button(signed_in, open_page):
    document = open_page("/projects/")
    assert links(document)["My work"].get("href") == "/my-work/"
    assert "Sign in" not in links(document)
    form = document.find(".//header//form[@method='post']")
    assert (form.get("method"), form.get("action"), words(form)) == ("post", "/sign-out/", "Sign out")


@pytest.mark.parametrize(
    ("address", "label", "mark"),
    [
        ("/projects/", "Find work", "page"),
        ("/projects/7/", "Find work", "true"),
        ("/councils/", "Councils", "page"),
        ("/projects/new/", "Post a project", "page"),
    ],
)
def test_the_menu_marks_the_page_or_its_section(open_page, address, label, mark):
    document = open_page(address)
    marked = {words(a): a.get("aria-current") for a in document.iter("a") if a.get("aria-current")}
    assert marked == {label: mark}


def test_the_menu_opens_without_a_script(open_page):
    document = open_page("/projects/")
    assert document.find(".//details[@class='menu']/summary") is not None
    assert [script.get("src") for script in document.iter("script")] == ["/static/search/suggest.js"]


def test_the_footer_leads_to_what_the_law_asks_for(open_page):
    footer = {a.get("href") for a in open_page("/projects/").find(".//footer").iter("a")}
    assert {"/about/", "/accessibility/", "/privacy/", "/cookies/"} <= footer


def test_messages_are_told_once(client, open_page):
    document = open_page("/tell/")
    banners = [d for d in document.iter("div") if "govuk-notification-banner" in (d.get("class") or "").split()]
    assert [(b.get("role"), words(b)) for b in banners] == [
        ("alert", "Success Your update is published."),
        ("region", "Important The steward was told."),
    ]
    assert "Your update is published." not in client.get("/projects/").text


def test_a_sentence_that_waits_is_not_told_twice(client, open_page):
    for _click in range(2):
        client.get("/tell-later/")
    document = open_page("/projects/")
    banners = [d for d in document.iter("div") if "govuk-notification-banner" in (d.get("class") or "").split()]
    assert [words(banner) for banner in banners] == [
        "Success Your update is published.",
        "Important The steward was told.",
    ]


def test_errors_are_summed_up_in_focus_and_lead_to_their_fields(show):
    class Form(forms.Form):
        size = forms.CharField()
        kind = forms.ChoiceField(choices=[("a", "A")], widget=forms.RadioSelect)

    form = Form({})
    form.add_error(None, "Too late.")
    document = show(PLAIN.replace("</h1>", "</h1>{{ form }}"), form=form)
    assert words(document.find(".//title")) == "Error: Plain – Pipeline"
    summary = next(d for d in document.iter("div") if d.get("class") == "govuk-error-summary")
    assert (summary.get("tabindex"), summary.get("autofocus")) == ("-1", "")
    targets = [a.get("href")[1:] for a in summary.iter("a")]
    assert [element.get("name") for t in targets for element in document.iter("input") if element.get("id") == t] == [
        "size",
        "kind",
    ]
    assert "Too late." in words(summary)


def test_a_form_without_errors_has_no_summary(show):
    document = show(PLAIN, form=forms.Form())
    assert words(document.find(".//title")) == "Plain – Pipeline"
    assert not [d for d in document.iter("div") if d.get("class") == "govuk-error-summary"]


def test_an_anonymous_visit_sets_no_cookie(client):
    assert not client.get("/projects/").cookies

"""The pages on which a developer reads what was sent."""

import pytest
from django.core.mail import EmailMessage

from notifications.transports import transport

LIST = "/development/mail/"


@pytest.fixture
def put(folder):
    """Give a function that puts a mail into the folder, and gives its address on the site."""

    def write(subject="Hello", body="Text", to="to@post.example"):
        before = set(folder.glob("*.txt"))
        transport().send_messages([EmailMessage(subject, body, "from@site.example", [to])])
        (new,) = set(folder.glob("*.txt")) - before
        return f"{LIST}{new.stem}/"

    return write


def test_the_list_shows_what_was_sent_newest_first(client, put):
    put(subject="First")
    put(subject="Second <b>")
    html = client.get(LIST).content.decode()
    assert html.index("Second &lt;b&gt;") < html.index("First")


def test_an_empty_list_says_what_to_do(client):
    assert "No mail yet" in client.get(LIST).content.decode()


def test_a_mail_is_shown_with_links_to_follow(client, put):
    html = client.get(put(body="Confirm:\nhttp://localhost:8000/confirm/a-b:c/\n")).content.decode()
    assert '<a href="http://localhost:8000/confirm/a-b:c/"' in html


def test_a_mail_cannot_put_elements_or_scripts_on_the_page(client, put):
    address = put(subject="<i>S</i>", body='<script>x</script> https://a.example/"><b> javascript:alert(1)')
    html = client.get(address).content.decode()
    assert "<script>x" not in html
    assert "<b>" not in html
    assert "<i>" not in html
    assert 'href="javascript' not in html


def test_a_mail_without_subject_still_has_a_page_and_a_link(client, put):
    address = put(subject="")
    assert "Mail without a subject" in client.get(address).content.decode()
    assert address in client.get(LIST).content.decode()


@pytest.mark.parametrize(
    "name",
    ["unknown", "..", "..%2f..%2fmanage", "%2e%2e/%2e%2e/manage.py", "*", "secret", "secret.txt", "..%5csecret"],
)
def test_no_name_leads_out_of_the_folder(client, put, folder, name):
    put()
    (folder.parent / "secret.txt").write_text("To: a\n\nsecret")
    response = client.get(f"{LIST}{name}/")
    assert response.status_code == 404
    assert b"To: a" not in response.content


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_the_pages_can_only_be_read(client, put, method):
    assert getattr(client, method)(LIST).status_code == 405
    assert getattr(client, method)(put()).status_code == 405


def test_on_a_server_there_are_no_such_pages(client, put, settings):
    address = put()
    settings.DEVELOPMENT_PAGES = False
    assert client.get(LIST).status_code == 404
    assert client.get(address).status_code == 404

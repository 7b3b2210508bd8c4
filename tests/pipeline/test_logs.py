"""The log: JSON with the number of the request, on to its jobs; and nothing in it that opens an account."""

import json
import logging
import logging.config
import re
from io import StringIO

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from councils.enums import SiteRole
from pipeline.settings.logs import JSON, logging_as
from tests.councils.factories import UserFactory, site_team_member

PASSWORD = "a password that nobody may read"


@pytest.fixture
def log():
    """Give a function that gives all lines so far, written as a server writes them."""
    stream = StringIO()
    as_on_a_server = logging_as(JSON)
    as_on_a_server["handlers"]["stream"]["stream"] = stream
    logging.config.dictConfig(as_on_a_server)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    logging.config.dictConfig(settings.LOGGING)


def test_a_request_leaves_one_line_with_its_number_route_and_status(log, client, db):
    client.get("/projects/?q=secret")
    (line,) = log()
    assert (line["event"], line["code"], line["request"]) == ("request_finished", 200, "GET /projects/")
    assert re.fullmatch(r"[0-9a-f-]{36}", line["request_id"])
    assert line["level"] == "info"
    assert line["timestamp"].endswith("Z")


def test_the_number_goes_on_to_the_jobs_of_the_request(log, client, db, run_jobs, settings):
    settings.MAIL_TRANSPORT = "smtp"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    UserFactory(email="ada@post.example")
    client.post(reverse("account_reset_password"), {"email": "ada@post.example"})
    run_jobs()
    asked = next(line for line in log() if line["event"] == "request_finished")
    trouble = next(line for line in log() if "could not be sent" in line["event"])
    assert trouble["request_id"] == asked["request_id"]
    assert trouble["job"]


def test_what_the_site_team_reads_is_a_line_as_well(log, client, db):
    person = site_team_member(SiteRole.BROKER)
    client.force_login(person)
    client.get(reverse("running"))
    (line,) = [line for line in log() if line["logger"] == "pipeline.reads"]
    assert line["event"].startswith(f"Person {person.pk} read /site-team/running/")
    assert line["request_id"]


def test_no_line_break_of_a_caller_makes_a_line(log, client, db):
    client.get("/projects/%0a{%22event%22:%22forged%22}", headers={"user-agent": 'x\n{"event":"forged"}'})
    assert {line["event"] for line in log()} == {"request_finished"}


def test_no_password_token_code_or_session_is_in_the_log(log, db, run_jobs, mailbox):
    client = Client(raise_request_exception=False)
    person = {"name": "Ada", "email": "ada@post.example", "password1": PASSWORD}
    client.post(reverse("account_signup"), person)
    run_jobs()
    links = []
    client.post(reverse("account_login"), {"login": "ada@post.example", "password": PASSWORD + "x"})
    client.post(reverse("account_request_login_code"), {"email": "ada@post.example"})
    client.post(reverse("account_reset_password"), {"email": "ada@post.example"})
    run_jobs()
    for mail in mailbox("ada@post.example"):
        links += re.findall(r"http://[^\s]+(/[^\s/]+/[^\s/]{8,}/)", mail)
        codes = re.findall(r"code for Pipeline:\n\n(\S+)", mail)
    for link in [*links, "/confirm/wrong-token-wrong-token/", "/password/reset/key/1-wrong-token/"]:
        client.get(link)
        client.post(link, {"password1": PASSWORD})
    client.post(reverse("account_login"), {"login": "ada@post.example", "password": PASSWORD})
    written = json.dumps(log())
    secrets = [PASSWORD, "wrong-token", *codes, *(link.rstrip("/").rpartition("/")[2] for link in links)]
    secrets += [cookie.value for cookie in client.cookies.values() if cookie.value]
    assert len(links) >= 2
    assert [secret for secret in secrets if secret in written] == []
    assert "ada@post.example" not in written

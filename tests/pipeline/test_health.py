"""What a machine asks of the site, and what people see while the database is away."""

import time

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.urls import path

from activity import queue
from tests.look.conftest import parse, words
from tests.support.html import check_page


def get(address, **headers):
    return Client(raise_request_exception=False).get(address, headers=headers)


def test_healthz_touches_nothing():
    """Without the database fixture, any query would fail."""
    response = get("/healthz", host="10.0.0.7")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})
    assert "no-store" in response["Cache-Control"]


@override_settings(COMMIT="0a1b2c3")
def test_version_says_the_commit():
    assert get("/version").json() == {"name": "pipeline", "commit": "0a1b2c3"}


@pytest.mark.django_db
def test_readyz_lists_its_checks_and_without_a_worker_the_site_still_serves():
    response = get("/readyz")
    assert response.status_code == 200
    assert response.json() == {
        "status": "failing",
        "checks": {"database": "ok", "migrations": "ok", "worker": "failing", "cache": "ok"},
    }
    queue.beat("one")
    assert get("/readyz").json()["status"] == "ok"


def test_without_the_database_the_site_is_not_ready_and_its_process_is_well(no_database):
    response = get("/readyz")
    assert response.status_code == 503
    assert response.json()["checks"]["database"] == "failing"
    assert "nowhere" not in response.text
    assert get("/healthz").status_code == 200


@pytest.mark.parametrize("address", ["/", "/projects/", "/councils/"])
def test_without_the_database_a_page_says_when_to_come_back(no_database, address):
    get(address)  # templates are read once
    start = time.monotonic()
    response = get(address)
    assert time.monotonic() - start < 1
    assert (response.status_code, response["Retry-After"]) == (503, "30")
    check_page(response.content.decode(), address)


def test_with_the_database_back_the_site_is_back(transactional_db, client):
    there = connection.settings_dict
    connection.close()
    connection.settings_dict = {**there, "NAME": "/nowhere/at/all", "HOST": "127.0.0.1", "PORT": "1"}
    assert get("/projects/").status_code == 503
    connection.settings_dict = there
    connection.close()
    assert get("/projects/").status_code == 200


def broken(request):
    raise RuntimeError("the secret of the database")


urlpatterns = [path("broken/", broken)]
handler500 = "pipeline.requests.failed"


@override_settings(ROOT_URLCONF=__name__)
def test_a_fault_of_ours_gives_a_reference_that_the_log_knows(db, caplog):
    page = parse(get("/broken/").content.decode())
    (reference,) = {text for text in words(page.find(".//main")).split() if text.count("-") == 4}
    assert "RuntimeError" not in words(page)
    (line,) = [record.msg for record in caplog.records if "request_failed" in str(record.msg)]
    assert (line["request_id"], line["request"]) == (reference.rstrip("."), "GET /broken/")

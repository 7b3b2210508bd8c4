"""What the tests of this room share."""

import shutil

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from tests.support.alerts import read

TOKEN = "a token of thirty-two characters or more"


@pytest.fixture(scope="session", autouse=True)
def no_counts_left():
    """What this process has counted goes with it."""
    yield
    shutil.rmtree(settings.METRICS_FOLDER, ignore_errors=True)


@pytest.fixture
def no_database(transactional_db):
    """The database is away for this test: its server's port is closed, or its folder is gone."""
    connection.close()
    there = connection.settings_dict
    connection.settings_dict = {**there, "NAME": "/nowhere/at/all", "HOST": "127.0.0.1", "PORT": "1"}
    yield
    connection.close()
    connection.settings_dict = there


@pytest.fixture
def scrape(settings):
    """Give a function that reads the figures of the site as Prometheus does, which knows the token."""
    settings.METRICS_TOKEN = TOKEN
    client = Client(headers={"Authorization": f"Bearer {TOKEN}"})

    def scrape():
        response = client.get("/metrics")
        return read(response.text if response.status_code == 200 else None)

    return scrape

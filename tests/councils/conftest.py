"""What the tests of this room share."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client


@pytest.fixture(scope="module")
def register(django_db_setup, django_db_blocker):
    """The whole register, entered once for a module; what a test changes is taken back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("sync_register", stdout=StringIO())
        yield
        transaction.set_rollback(True)


@pytest.fixture
def other_client():
    """A second browser."""
    return Client()

"""The world of the routes, for each module once."""

import pytest
from django.db import transaction

from tests.routes.world import make_world


@pytest.fixture(scope="module")
def made_world(django_db_setup, django_db_blocker):
    """The world, made once for this module and taken back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_world()
        transaction.set_rollback(True)


@pytest.fixture
def world(made_world, db):
    return made_world

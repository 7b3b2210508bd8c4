"""What the tests of this room share."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client

from councils.enums import MembershipState
from tests.councils.factories import DomainFactory, MembershipFactory, OrganisationFactory


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


@pytest.fixture
def council(db):
    """A council whose officers write from northby.gov.uk."""
    council = OrganisationFactory(name="Northby Borough Council", short_name="Northby", slug="northby")
    DomainFactory(organisation=council, name="northby.gov.uk")
    return council


@pytest.fixture
def asked(council):
    """Lena Brandt asks to join it."""
    return MembershipFactory(
        organisation=council, state=MembershipState.ASKED, reason="I run the website.", user__name="Lena Brandt"
    )

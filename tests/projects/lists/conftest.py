"""A council with a steward, and the services that its projects concern."""

import pytest

from tests.councils.factories import OrganisationFactory, steward_of
from tests.projects.factories import ServiceFactory, ServiceGroupFactory


@pytest.fixture
def council(db):
    group = ServiceGroupFactory(name="Waste", slug="waste")
    ServiceFactory(group=group, name="Missed collections", slug="missed")
    ServiceFactory(group=group, name="Garden waste", slug="garden")
    return OrganisationFactory(short_name="Northby")


@pytest.fixture
def steward(council):
    return steward_of(council)

"""What a site opens with, once and at every later start."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from activity.models import Event
from councils.models import Organisation, User
from projects.models import Project, ServiceGroup


def open_site(*options):
    out = StringIO()
    call_command("open_site", *options, stdout=out)
    return out.getvalue().splitlines()


@pytest.fixture(scope="module")
def said(django_db_setup, django_db_blocker):
    """What the first start said; the site stays open for this module."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield open_site()
        transaction.set_rollback(True)


def test_it_opens_with_the_register_the_groups_and_the_entries(said, db):
    assert Organisation.objects.councils().current().count() == 396
    assert ServiceGroup.objects.count() == 24
    assert Project.objects.filter(unclaimed=True).count() == Project.objects.count() == 133
    assert not User.objects.exists()
    assert not Organisation.objects.filter(is_example=True).exists()


def test_it_says_one_line_of_each_part(said, db):
    assert [line.split(":")[0] for line in said] == [
        "Councils",
        "Service groups",
        "Pages",
        "Entries from public records",
    ]


def test_a_second_start_changes_nothing_and_asks_little(said, db):
    before = Event.objects.count()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        open_site()
    assert Event.objects.count() == before
    assert len(queries) < 100


def test_examples_are_refused_on_a_real_site(said, db, settings):
    settings.DEVELOPMENT_PAGES = False
    with pytest.raises(CommandError, match="for development only"):
        open_site("--examples")
    assert not User.objects.exists()

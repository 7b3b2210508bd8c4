"""Bringing an empty database up to the register's table."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from activity.models import Event
from councils.models import Organisation
from tests.councils.factories import OrganisationFactory


def sync(*options):
    out = StringIO()
    call_command("sync_register", *options, stdout=out)
    return out.getvalue().splitlines()


def test_a_dry_run_says_what_would_change_and_writes_nothing(db):
    said = sync("--dry-run")
    assert said[-1] == "470 would be added, 0 would be changed, 0 as they were."
    assert "CMD London Borough of Camden: added" in said
    assert not Organisation.objects.exists()
    assert not Event.objects.exists()


def test_sync_is_all_or_nothing(db):
    OrganisationFactory(code="", slug="york")
    with pytest.raises(CommandError, match="left as it was"):
        sync()
    assert Organisation.objects.count() == 1

"""Bringing the register in the database up to its table."""

import csv
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from activity.models import Event
from councils.enums import DomainSource, Kind
from councils.models import Domain, Organisation
from councils.register import REGISTER, BadRegister, read_register
from tests.councils.factories import DomainFactory, OrganisationFactory


def sync(*options):
    out = StringIO()
    call_command("sync_register", *options, stdout=out)
    return out.getvalue().splitlines()


def test_a_second_sync_changes_nothing(register, db):
    before = Event.objects.count()
    assert sync() == ["0 added, 0 changed, 470 as they were."]
    assert Event.objects.count() == before == 470


def test_a_changed_row_is_set_right_with_one_event_that_names_the_columns(register, db):
    Organisation.objects.filter(code="CMD").update(name="Camden Vestry", end=date(1965, 4, 1))
    Domain.objects.filter(organisation__code="CMD").update(name="vestry.example")
    said = sync()
    assert said == [
        "CMD London Borough of Camden: name, end, domains",
        "0 added, 1 changed, 469 as they were.",
    ]
    event = Event.objects.latest("id")
    assert (event.kind, event.data) == ("organisation.changed", {"changed": ["name", "end", "domains"]})
    camden = Organisation.objects.get(code="CMD")
    assert (camden.name, [domain.name for domain in camden.domains.all()]) == (
        "London Borough of Camden",
        ["camden.gov.uk"],
    )


def test_sync_leaves_alone_what_the_site_team_added(register, db):
    body = OrganisationFactory(kind=Kind.CHARITY, code="", name="A network of councils")
    domain = DomainFactory(organisation=Organisation.objects.get(code="CMD"), source=DomainSource.SITE_TEAM)
    assert sync() == ["0 added, 0 changed, 470 as they were."]
    body.refresh_from_db()
    domain.refresh_from_db()


def test_sync_never_changes_an_address(register, db):
    Organisation.objects.filter(code="CMD").update(slug="camden-for-ever", name="Old")
    sync()
    assert Organisation.objects.get(code="CMD").slug == "camden-for-ever"


@pytest.mark.parametrize(
    ("column", "cell", "said"),
    [
        ("kind", "parish", "Row 2, column kind"),
        ("start", "1.4.2023", "Row 2, column start"),
        ("name", " Somewhere", "Row 2, column name"),
        ("successors", "NOWHERE", "Successors are unknown"),
        ("successors", "ABC", "in a circle"),
    ],
)
def test_a_fault_in_the_table_is_named(tmp_path, column, cell, said):
    with REGISTER.open(encoding="utf-8", newline="") as file:
        row = next(csv.DictReader(file))
    broken = tmp_path / "register.csv"
    with broken.open("w", newline="") as file:
        writer = csv.DictWriter(file, row.keys())
        writer.writeheader()
        writer.writerow({**row, column: cell})
    with pytest.raises(BadRegister, match=said):
        read_register(broken)

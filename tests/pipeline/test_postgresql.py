"""What only PostgreSQL can be asked for. `make test` runs these on a server of their own, where there is one."""

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.models.signals import pre_migrate

from activity.action import action, record
from activity.models import Event
from projects.models import ServiceGroup

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db]


@action
def note(*, by):
    return record("service-group.changed", ServiceGroup.objects.create(slug="bins", name="Bins"), by=by)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE activity_event SET actor = 1",
        "DELETE FROM activity_event",
        "WITH gone AS (DELETE FROM activity_event RETURNING id) SELECT * FROM gone",
        "INSERT INTO activity_event SELECT * FROM activity_event ON CONFLICT (id) DO UPDATE SET kind = 'other'",
    ],
)
def test_the_database_itself_refuses_to_change_what_happened(sql):
    note(by=None)
    before = Event.objects.values().get()
    with pytest.raises(DatabaseError, match="neither changed nor deleted"), transaction.atomic():
        connection.cursor().execute(sql)
    assert Event.objects.values().get() == before


def limits():
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('lock_timeout'), current_setting('statement_timeout')")
        return cursor.fetchone()


def test_a_migration_gives_up_before_it_holds_up_the_site(db):
    seen = []
    before = limits()

    def look(**_sent):
        seen.append(limits())

    pre_migrate.connect(look)
    try:
        call_command("migrate", verbosity=0)
    finally:
        pre_migrate.disconnect(look)
    assert set(seen) == {("4s", "5s")}
    assert limits() == before

"""Every column that could tell of a person has its rule (S38)."""

import pytest
from django.apps import apps

from kit import personal
from kit.personal import could_tell

# A migration of another database's index; its table is there under PostgreSQL alone.
TABLES = [
    model for model in apps.get_models(include_auto_created=True) if model._meta.managed and not model._meta.proxy
]


def said_of(label):
    held = {column for rule in personal.held() if rule.table == label for column in rule.said}
    return held | {column for told in personal.told_of_nobody() if told.table == label for column in told.columns}


@pytest.mark.parametrize("model", TABLES, ids=[model._meta.label for model in TABLES])
def test_every_column_that_could_tell_of_somebody_has_a_rule(model):
    """A new one says in its room's `personal.py` how its person gets it, and what becomes of it when they leave."""
    columns = {column.name for column in model._meta.local_concrete_fields if could_tell(column)}
    assert columns - said_of(model._meta.label) - {"pk"} == set()


def test_no_rule_is_about_a_column_that_is_not_there():
    tables = {model._meta.label: {each.name for each in model._meta.local_concrete_fields} | {"pk"} for model in TABLES}
    rules = [(rule.table, rule.said) for rule in personal.held()]
    rules += [(told.table, told.columns) for told in personal.told_of_nobody()]
    assert [(table, columns) for table, columns in rules if columns - tables.get(table, set())] == []


def test_what_stays_says_why():
    assert [rule.what for rule in personal.held() if not rule.goes and not rule.because] == []

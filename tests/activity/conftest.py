"""Actions made for these tests. They write the smallest row of ours, a service group."""

import pytest

from activity import readers
from activity.readers import Reader
from kit.registry import Registry
from projects.models import ServiceGroup


@pytest.fixture
def group(db):
    return ServiceGroup.objects.create(slug="bins", name="Bins")


@pytest.fixture
def add_reader(monkeypatch):
    """Give a function that adds a reader for one test; `when` is "immediate" or "queued"."""
    for when in ("immediate", "queued"):
        monkeypatch.setattr(readers, when, Registry("reader"))
    monkeypatch.setattr("activity.tasks.queued", readers.queued)

    def add(when, name, read, *, kinds=(), read_all=None):
        getattr(readers, when).add(name, Reader(name, read, frozenset(kinds), read_all))

    return add

"""What is not in step is found, named and mended: fifty faults, five of each of ten kinds."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from elasticsearch.helpers import bulk

from search import tasks
from search.cluster.client import patient
from search.cluster.mapping import reading
from search.index import filing
from search.models import Entry, Phrase, Posting, Text, Word
from search.port import kept
from tests.projects.factories import ProjectFactory, ServiceFactory, in_step
from tests.support import elasticsearch

pytestmark = pytest.mark.django_db
FIVE = 5
STRANGE = range(9_000_001, 9_000_001 + FIVE)


@pytest.fixture
def work(db):
    projects = [ProjectFactory(title=f"Bins {name}", summary=f"About {name}.") for name in "abcdefgh"]
    in_step(*projects)
    for number in range(FIVE):
        ServiceFactory(name=f"Service {number}", words=f"everyday{number}")
    filing.rebuild()
    return projects


def entries():
    """The first entries of projects."""
    return Entry.objects.filter(kind="project").order_by("pk")[:FIVE]


def other_entries():
    chosen = list(entries())
    Entry.objects.filter(pk__in=[each.pk for each in chosen]).update(title="another")
    return [f"The entry of project {each.thing} " for each in chosen]


def lost_entries():
    chosen = list(entries())
    Entry.objects.filter(pk__in=[each.pk for each in chosen]).delete()
    return [f"The entry of project {each.thing} " for each in chosen]


def other_texts():
    chosen = list(entries())
    Text.objects.filter(pk__in=[each.pk for each in chosen]).update(title="another")
    return [f"The entry of project {each.thing} " for each in chosen]


def lost_texts():
    chosen = list(entries())
    Text.objects.filter(pk__in=[each.pk for each in chosen]).delete()
    return [f"The entry of project {each.thing} " for each in chosen]


def other_postings():
    chosen = list(Posting.objects.order_by("pk")[:FIVE])
    Posting.objects.filter(pk__in=[each.pk for each in chosen]).update(entries=b"\xff")
    return [f"The posting of {each.facet} “{each.value}”" for each in chosen]


def other_words():
    chosen = list(Word.objects.order_by("word")[:FIVE])
    Word.objects.filter(word__in=[each.word for each in chosen]).update(things=99)
    return [f"The word of “{each.word}”" for each in chosen]


def lost_phrases():
    chosen = list(Phrase.objects.order_by("pk")[:FIVE])
    Phrase.objects.filter(pk__in=[each.pk for each in chosen]).delete()
    return [f"The phrase of “{each.key}”" for each in chosen]


@pytest.mark.parametrize(
    "plant", [other_entries, lost_entries, other_texts, lost_texts, other_postings, other_words, lost_phrases]
)
def test_what_is_wrong_in_the_database_is_found_and_mended(work, plant):
    holds(work, plant())


def lost_documents():
    return changed([{"_op_type": "delete", "_id": each.pk} for each in entries()], "is not in Elasticsearch")


def other_documents():
    change = {"_op_type": "update", "doc": {"title": "another"}}
    return changed([{**change, "_id": each.pk} for each in entries()], "is another in Elasticsearch")


def strange_documents():
    return changed([{"_id": pk, "_source": {"pk": pk}} for pk in STRANGE], "is in Elasticsearch alone")


def changed(words, what):
    bulk(patient(), words, index=f"{reading()}-write", refresh=True)
    return [f"Entry {word['_id']} {what}." for word in words]


@pytest.mark.elasticsearch
@pytest.mark.parametrize("plant", [lost_documents, other_documents, strange_documents])
def test_what_is_wrong_in_the_cluster_is_found_and_mended(cluster, work, plant):
    elasticsearch.catches_up()
    holds(work, plant())


def holds(work, planted):
    """Each planted fault is named, the nightly look mends all, and then there is none."""
    assert len(planted) == FIVE
    lines, status = checked()
    assert status == 1
    assert [fault for fault in planted if fault not in lines] == []

    with pytest.raises(tasks.Drift):
        tasks.check()

    assert checked()[1] == 0
    assert [engine.check(repair=False) for engine in kept().values()] == [[]] * len(kept())
    assert Entry.objects.filter(kind="project").count() == len(work)
    tasks.check()


def checked():
    """The lines of the command, and its status."""
    lines = StringIO()
    try:
        call_command("search_check", stdout=lines)
    except CommandError:
        return lines.getvalue(), 1
    return lines.getvalue(), 0

"""How well search finds is measured, and does not fall."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from projects.imports.tables import REAL_PROJECTS
from search.evaluation import loading
from search.evaluation.asking import VISITOR, listed, queries
from search.evaluation.judging import judge
from search.evaluation.temporary import chosen
from search.language.spelling import english
from search.likeness import Work, strongly_like
from search.understanding import understand

DATA = Path(loading.__file__).parents[1] / "data"
FIGURES = json.loads((DATA / "figures.json").read_text())
# By so much a figure may be less than it was.
SLACK = 0.02
LEAST = {
    "title": 1.0,
    "keyword": 0.97,
    "question": 0.97,
    "typo": 0.95,
    "acronym": 0.95,
    "former-name": 0.95,
    "similar": 0.95,
    "welsh": 1.0,
    "synonym": 0.4,
}


@pytest.mark.django_db
def test_each_type_of_query_finds_as_many_good_answers_as_asked_and_as_before(each_engine):
    for command in ("sync_register", "sync_service_groups", "sync_equivalents"):
        call_command(command, stdout=StringIO())
    keys = loading.projects(REAL_PROJECTS)
    asked = list(queries(DATA / "judged-queries.jsonl"))

    figures = judge(asked, [listed(query, keys) for query in asked])

    types, before = figures["types"], FIGURES[chosen()]["types"]
    assert {name: types[name]["good@5"] for name, least in LEAST.items() if types[name]["good@5"] < least} == {}
    assert {name: worse for name in LEAST if (worse := _worse(types[name], before[name]))} == {}
    assert figures["all"]["ndcg@10"] >= 0.8


@pytest.mark.django_db
def test_of_what_is_called_strongly_like_something_four_in_five_are(each_engine):
    for command in ("sync_register", "sync_service_groups", "sync_equivalents"):
        call_command(command, stdout=StringIO())
    keys = loading.projects(REAL_PROJECTS)
    asked = [query for query in queries(DATA / "judged-queries.jsonl") if query["type"] == "similar"]

    grades = [
        query["relevant"].get(keys[project.pk], 0)
        for query in asked
        for project in strongly_like(Work(query["q"]), VISITOR)
    ]

    assert len(grades) >= 30
    assert sum(grade >= 2 for grade in grades) / len(grades) >= 0.8


@pytest.mark.django_db
def test_a_thousand_common_words_are_not_corrected():
    common = sorted(english(), key=lambda word: -english()[word])[:1_000]

    assert [word for word in common if understand(word, VISITOR).is_corrected] == []


def _worse(now, before):
    return {measure: now[measure] for measure in before if now[measure] < before[measure] - SLACK}

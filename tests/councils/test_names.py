"""Finding a council by any of its names."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councils.models import Directory, find_by_name
from councils.naming import bare, plain, sorted_as
from tests.councils import reference
from tests.councils.factories import OrganisationFactory


@pytest.fixture
def directory(register, db):
    return Directory.load()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("London Borough of Hackney", "HCK"),
        ("Hackney", "HCK"),
        ("hackney council", "HCK"),
        ("LB Hackney", "HCK"),
        ("Gateshead Council", "GAT"),
        ("Westminster City Council", "WSM"),
        ("Brighton & Hove City Council", "BNH"),
        ("Hull", "KHL"),
        ("City of Bradford MDC", "BRD"),
        ("North Devon Council", "NDE"),
        ("Ynys Mon", "AGY"),
        ("Cyngor Sir Ynys Môn", "AGY"),
        ("Caerffili", "CAY"),
        ("Western Isles", "ELS"),
        ("Shepway District Council", "SHE"),
        ("GMCA", "GMCA"),
        ("King’s Lynn and West Norfolk", "KIN"),
        ("Somerset", "SMT"),
        ("Somerset County Council", "SOM"),
        ("Aylesbury Vale District Council", "AYL"),
        ("Buckinghamshire", "BUC"),
        ("Greater London Authority", "GLA"),
        ("City of London", "LND"),
    ],
)
def test_a_council_is_found_by_any_of_its_names(directory, name, code):
    assert directory.find(name).code == code


@pytest.mark.parametrize(
    "name",
    [
        "",
        "Council",
        "London",
        "Greater London Council",
        "Adur and Worthing Councils",
        "Department for Education",
        "University of York",
        "Camden Clean Air Initiative",
        "Worcestershire Regulatory Services",
        "12 districts",
    ],
)
def test_a_name_that_is_no_councils_finds_none(directory, name):
    assert directory.find(name) is None


def test_a_name_of_two_current_councils_finds_none(db):
    OrganisationFactory(name="Northby Borough Council", short_name="Northby")
    OrganisationFactory(name="Northby County Council", short_name="Northby")
    assert find_by_name("Northby") is None
    assert find_by_name("Northby County Council").name == "Northby County Council"


def test_at_least_101_leads_of_the_real_projects_are_found(directory):
    path = reference.FOLDER / "real-projects.jsonl"
    if not path.exists():
        pytest.skip("real-projects.jsonl is not in REFERENCE_DATA: its leads were NOT looked up.")
    leads = [json.loads(line)["lead"] for line in path.read_text(encoding="utf-8").splitlines()]
    found = [lead for lead in leads if directory.find(lead)]
    assert len(found) >= 101
    assert not [lead for lead in found if "Department" in lead or "Association" in lead]


def test_the_directory_takes_one_query_however_often_it_is_asked(db, django_assert_num_queries):
    OrganisationFactory.create_batch(3)
    with django_assert_num_queries(1):
        directory = Directory.load()
        for name in ("Northby", "Southby", "Council"):
            directory.find(name)


def test_words_find_the_names_that_begin_with_them(directory):
    found = directory.containing("north york")
    assert len(found) == 3
    assert directory.containing("ynys mon") == directory.containing("YNYS MÔN") != []


@pytest.mark.parametrize(
    ("name", "letter"),
    [("City of Edinburgh", "e"), ("The Vale of Glamorgan", "v"), ("County Durham", "d"), ("Countyville", "c")],
)
def test_names_stand_under_the_letter_where_one_looks_for_them(name, letter):
    assert sorted_as(name)[0] == letter


@given(st.text())
def test_no_text_breaks_the_comparison(text):
    assert plain(plain(text)) == plain(text)
    assert isinstance(bare(text), str)

"""The register: its table, the database, and the public reference."""

import csv

from councils.enums import COUNCIL_KINDS, Kind
from councils.models import Organisation
from councils.register import REGISTER
from tests.councils import reference

KINDS = {
    "County": Kind.COUNTY,
    "Non-metropolitan district": Kind.DISTRICT,
    "Unitary authority": Kind.UNITARY,
    "Metropolitan district": Kind.METROPOLITAN,
    "London borough": Kind.LONDON,
    "City corporation": Kind.CITY,
    "Scottish unitary authority": Kind.SCOTTISH,
    "Welsh unitary authority": Kind.WELSH,
    "NI district": Kind.NORTHERN_IRISH,
    "Combined authority": Kind.COMBINED,
    "Strategic Regional Authority": Kind.GLA,
}


def as_in_reference(organisation):
    return {
        "official_name": organisation.name,
        "short_name": organisation.short_name,
        "welsh_name": organisation.welsh_name,
        "gss_code": organisation.gss_code,
        "former_gss_codes": ",".join(organisation.former_gss_codes),
        "start_date": str(organisation.start or ""),
        "end_date": str(organisation.end or ""),
        "replaced_by": ",".join(sorted(each.code for each in organisation.successors.all())),
        "nation": organisation.get_nation_display(),
        "region": organisation.get_region_display(),
        "type": organisation.kind,
        "homepage_host": organisation.website,
    }


def corrections():
    with (REGISTER.parent / "corrections.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_register_says_what_the_reference_says_but_for_the_listed_corrections(register, db):
    here = {each.code: as_in_reference(each) for each in Organisation.objects.with_facts()}
    expected = {"name": "official_name"}
    listed = {(row["code"], expected.get(row["column"], row["column"])): row for row in corrections()}
    differences = {}
    for row in reference.rows("council-reference.csv"):
        row["type"] = KINDS[row["type"]]
        for column, found in here.pop(row["code"]).items():
            if row[column] and row[column] != found:
                differences[row["code"], column] = (row[column], found)
    assert not here
    assert differences == {place: (row["reference"], row["here"]) for place, row in listed.items()}
    assert all(row["reason"] for row in listed.values())


def test_the_register_holds_396_current_councils_and_74_that_ended(register, db):
    assert Organisation.objects.councils().current().count() == 396
    assert Organisation.objects.councils().count() == 470


def test_every_council_that_ended_leads_to_current_ones(register, db):
    ended = [each for each in Organisation.objects.with_facts() if each.has_ended]
    for council in ended:
        successors = council.current_successors()
        assert successors, council
        assert not any(successor.has_ended for successor in successors)


def test_succession_takes_as_many_steps_as_it_took(register, db):
    taunton_deane = Organisation.objects.get(code="TAU")
    assert [each.code for each in taunton_deane.successors.all()] == ["SWT"]
    assert [each.code for each in taunton_deane.current_successors()] == ["SMT"]


def test_every_kind_in_the_register_is_a_council(register, db):
    assert set(Organisation.objects.values_list("kind", flat=True)) <= COUNCIL_KINDS


def test_an_ended_council_makes_way_for_the_address_of_a_current_one(register, db):
    assert Organisation.objects.get(slug="somerset").code == "SMT"
    assert Organisation.objects.get(slug="somerset-county-council").code == "SOM"


def test_no_name_holds_broken_letters_or_stray_space():
    text = REGISTER.read_text(encoding="utf-8")
    assert not any(broken in text for broken in ("ï", "¿", "½", "�", "\xa0", "  "))

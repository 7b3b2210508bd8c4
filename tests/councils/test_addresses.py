"""Which address makes a member of which council."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councils.addresses import domain_of_website, parse_address, suffixes
from councils.models import spoken_for_by
from kit.refusals import Refused
from tests.councils import reference


def outcome(address):
    """Say what becomes of the person, and the codes of the councils, as address-cases.csv does."""
    if outcome_without_database(address) == "refuse":
        return "refuse", ""
    councils = spoken_for_by(address)
    codes = " ".join(sorted(council.code for council in councils))
    return {0: "ask", 1: "member"}.get(len(councils), "choose"), codes


def test_every_case_of_the_reference_comes_out_right(register, db):
    cases = reference.rows("address-cases.csv")
    assert len(cases) == 70
    wrong = {}
    for case in cases:
        what, codes = outcome(case["address"])
        right = {case["outcome"]} if case["outcome"] != "none" else {"ask", "refuse"}
        if what not in right or codes != (case["councils"] or ""):
            wrong[case["address"]] = (case["outcome"], what, codes)
    assert not wrong


@pytest.mark.parametrize(
    ("address", "what", "codes"),
    [
        ("officer@camden.gov.uk", "member", "CMD"),
        (" Officer.Name+pipeline@IT.CAMDEN.GOV.UK ", "member", "CMD"),
        ("officer@my.northtyneside.gov.uk", "member", "NTY"),
        ("officer@other.northtyneside.gov.uk", "member", "NTY"),
        ("officer@gwynedd.llyw.cymru", "member", "GWN"),
        ("officer@derrystrabane.com", "member", "DRS"),
        ("officer@somerset.gov.uk", "member", "SMT"),
        ("officer@adur-worthing.gov.uk", "choose", "ADU WOT"),
        ("officer@gov.uk", "ask", ""),
        ("officer@notcamden.gov.uk", "ask", ""),
        ("officer@camden.gov.uk.example.com", "ask", ""),
        ("officer@xn--cmden-6ve.gov.uk", "ask", ""),
        ("officer@derrystrabane.co", "ask", ""),
    ],
)
def test_an_address_speaks_for_the_councils_of_its_domain(register, db, address, what, codes):
    assert outcome(address) == (what, codes)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "officer",
        "@camden.gov.uk",
        "officer@",
        "officer@camden",
        "officer@camden.gov.uk.",
        "officer@.camden.gov.uk",
        "officer@-camden.gov.uk",
        "officer@camden..gov.uk",
        "officer@camden@leeds.gov.uk",
        "officer..name@camden.gov.uk",
        '"officer@camden.gov.uk"@example.com',
        "officer@[127.0.0.1]",
        "officer@127.0.0.1",
        "officer@camden.gov.uk\nbcc:other@example.com",
        "officer@camden.gov.uk,other@example.com",
        "officer@camden.gov.uk%00.example.com",
        "officer@camden.gov.uk/../leeds.gov.uk",
        "Officer <officer@camden.gov.uk>",
        f"officer@{'a' * 64}.gov.uk",
        f"{'o' * 65}@camden.gov.uk",
        f"officer@{'abcdefgh.' * 30}gov.uk",
        "officer@leeds.gov.uk\u200b",
        "officer@c\u0430mden.gov.uk",
        "officer@\uff43amden.gov.uk",
        "\xf6fficer@camden.gov.uk",
        "officer@camden\u3002gov.uk",
    ],
)
def test_what_is_no_address_is_refused_with_a_sentence(text):
    with pytest.raises(Refused) as refused:
        parse_address(text)
    assert refused.value.field == "email"
    assert refused.value.sentence.endswith(".")


def outcome_without_database(text):
    try:
        parse_address(text)
    except Refused:
        return "refuse"
    return "address"


@given(st.text(alphabet="ab@.-_+ \"'%/\\\n\u200b\u0430", max_size=30))
def test_whatever_is_read_as_an_address_is_written_back_as_one(text):
    if outcome_without_database(text) == "address":
        address = parse_address(text)
        assert parse_address(str(address)) == address
        assert str(address).count("@") == 1
        assert str(address).isascii()
        assert str(address).isprintable()


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("camden.gov.uk", "camden.gov.uk"),
        ("www.camden.gov.uk", "camden.gov.uk"),
        ("go.walsall.gov.uk", "walsall.gov.uk"),
        ("new.carmarthenshire.gov.wales", "carmarthenshire.gov.wales"),
        ("gwynedd.llyw.cymru", "gwynedd.llyw.cymru"),
        ("www.derrystrabane.com", "derrystrabane.com"),
        ("council.wordpress.com", "council.wordpress.com"),
    ],
)
def test_a_website_speaks_for_its_vetted_name_or_else_its_whole_host(host, domain):
    assert domain_of_website(host) == domain


def test_a_domain_belongs_to_those_above_it_but_never_to_a_single_label():
    assert suffixes("it.camden.gov.uk") == ["it.camden.gov.uk", "camden.gov.uk", "gov.uk"]

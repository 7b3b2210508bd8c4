import pytest
from hypothesis import given
from hypothesis import strategies as st

from projects.enums import Openness
from search import facets
from search.bits import bits_of, packed, unpacked, within
from tests.councils.factories import OrganisationFactory
from tests.projects.factories import PartnershipFactory, ProjectFactory, ServiceFactory, ServiceGroupFactory
from tests.search.asking import record, search, titles


@pytest.fixture
def work(db, each_engine):
    """Projects that differ in everything that is filtered by."""
    leeds = OrganisationFactory(short_name="Leeds", slug="leeds", nation="england")
    conwy = OrganisationFactory(short_name="Conwy", slug="conwy", nation="wales")
    waste = ServiceGroupFactory(slug="waste", name="Waste")
    parks = ServiceGroupFactory(slug="parks", name="Parks")
    missed, tips = ServiceFactory(slug="missed", group=waste), ServiceFactory(slug="tips", group=waste)
    ProjectFactory(
        title="Bins one",
        lead=leeds,
        service_group=waste,
        phase="alpha",
        openness=[Openness.PARTNERS],
        services=[missed, tips],
    )
    ProjectFactory(title="Bins two", lead=conwy, service_group=waste, phase="beta", openness=[Openness.SHARING])
    ProjectFactory(title="Trees", lead=conwy, service_group=parks, phase="beta", openness=[Openness.CO_FUNDING])
    shared = ProjectFactory(title="Benches", lead=leeds, service_group=parks, phase="live")
    PartnershipFactory(project=shared, organisation=conwy, state="accepted")
    record("Bins from a report", lead=leeds, service_group=None, phase="", year=2018)


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"phase": "alpha"}, {"Bins one"}),
        ({"phase": ["alpha", "live"]}, {"Bins one", "Benches"}),
        ({"help": "wanted"}, {"Bins one", "Trees"}),
        ({"service": "waste"}, {"Bins one", "Bins two"}),
        ({"service": ["waste", "parks"]}, {"Bins one", "Bins two", "Trees", "Benches"}),
        ({"about": "tips"}, {"Bins one"}),
        ({"about": ["tips", "missed"], "service": "waste"}, {"Bins one"}),
        ({"council": "conwy"}, {"Bins two", "Trees", "Benches"}),
        ({"nation": "wales"}, {"Bins two", "Trees", "Benches"}),
        ({"nation": ["wales", "england"]}, {"Bins one", "Bins two", "Trees", "Benches", "Bins from a report"}),
        ({"origin": "records"}, {"Bins from a report"}),
        ({"origin": "councils"}, {"Bins one", "Bins two", "Trees", "Benches"}),
        ({"phase": "beta", "service": "parks"}, {"Trees"}),
        ({"phase": "beta", "council": "conwy", "help": "wanted"}, {"Trees"}),
        ({"words": "bins", "phase": "beta"}, {"Bins two"}),
        ({"phase": "idea"}, set()),
    ],
)
def test_a_filter_gives_what_it_says(work, filters, found):
    assert set(titles(**filters)) == found


@pytest.mark.parametrize(
    "chosen",
    [
        {},
        {"phase": ["beta"]},
        {"phase": ["beta", "alpha"], "service": ["waste"]},
        {"help": ["wanted"], "nation": ["wales"]},
        {"about": ["tips"], "service": ["waste"]},
        {"words": "bins", "council": ["leeds"]},
    ],
)
def test_each_number_is_what_the_value_then_gives(work, chosen):
    words = chosen.get("words", "")
    filters = {name: values for name, values in chosen.items() if name != "words"}
    counts = search(words, **filters).counts

    for name, values in counts.items():
        for value, number in values.items():
            asked = {**filters, "origin" if name == "from" else name: value}
            assert search(words, **asked).total == number, (name, value)


def test_a_council_also_finds_work_of_those_before_and_an_ended_one_of_those_after(db, each_engine):
    today = OrganisationFactory(slug="newshire")
    ended = OrganisationFactory(slug="oldby", end="2019-04-01", successors=[today])
    sister = OrganisationFactory(slug="sister", end="2019-04-01", successors=[today])
    ProjectFactory(title="Of today", lead=today)
    ProjectFactory(title="Of old", lead=ended)
    ProjectFactory(title="Of its sister", lead=sister)

    assert set(titles(council="newshire")) == {"Of today", "Of old", "Of its sister"}
    assert set(titles(council="oldby")) == {"Of today", "Of old"}


facts = st.fixed_dictionaries({name: st.frozensets(st.sampled_from("abc")) for name in facets.ALL})
filters = st.dictionaries(st.sampled_from(facets.NAMES), st.frozensets(st.sampled_from("abc")))
ids = st.frozensets(st.integers(min_value=0, max_value=100_000))


def passes(facts, filters):
    """The rule, project by project."""
    return all(not chosen.isdisjoint(facts[name]) for name, chosen in filters.items() if chosen)


@given(st.lists(facts, max_size=12), filters)
def test_numbers_and_filters_agree_for_any_projects(projects, chosen):
    postings = {
        name: {value: bits_of([pk for pk, facts in enumerate(projects) if value in facts[name]]) for value in "abc"}
        for name in facets.ALL
    }
    counts = facets.count(bits_of(range(len(projects))), postings, chosen)

    for name in facets.NAMES:
        for value in "abc":
            asked = {**chosen, name: frozenset(value)}
            assert counts[name].get(value, 0) == sum(passes(each, asked) for each in projects)


@given(ids, ids)
def test_bits_are_sets(some, others):
    both = unpacked(packed(bits_of(some))) & bits_of(others)

    assert both.bit_count() == len(some & others)
    assert list(within(both, sorted(some | others))) == sorted(some & others)

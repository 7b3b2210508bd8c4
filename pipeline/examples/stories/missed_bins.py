"""Northmere's missed bins: the fullest story, with a partner, pledges at every stage, and things to reuse."""

from pipeline.examples.people import EASTVALE, GWYN, JOE, LENA, NORTHMERE, PRIYA, RUTH
from pipeline.examples.stage import Story
from pipeline.examples.steps import (
    answers,
    asks,
    becomes_partner,
    dated,
    delivers,
    gives_word,
    invites,
    links,
    pledges,
    published,
    says,
    shares,
    starts,
    takes,
    takes_in,
    tells,
    thanks,
)
from projects.enums import Budget, Openness, Principle

WHY = """Last year we sent a lorry back 4,100 times. Each time costs about £18, and the resident has rung us twice by
then. Crews told us that they would rather hear of it while they are still in the street."""

PROBLEM = """A missed bin costs us twice: the lorry goes back, and the resident rings. Reports reach the depot after the
crew has gone home. One in three turns out not to be a missed bin at all: it was put out late, or was the wrong bin."""

USERS = """- residents, who want to know if the crew is still coming
- crews, who need few words and large buttons, in gloves
- contact centre staff, who cannot see where the lorry is"""

SECOND_WEEK = """Two crews answered 61 reports from the cab. Nine were wrong addresses, all on new estates, so next we
take the addresses from the gazetteer.

What went badly: we had paid for tablets before we asked the drivers. They use their phones."""

MISSED_BINS = Story(
    key="missed-bins",
    owner=JOE,
    lead=NORTHMERE,
    begun=62,
    title="Missed bin reports that crews can see in the cab",
    summary="Residents’ reports reach the crew while the lorry is still in the street, so that most bins are emptied "
    "the same day and nobody needs to ring.",
    phase="alpha",
    group="waste-and-recycling",
    would_help="Testers with devices in the cab\nA council with another depot system",
    steps=(
        says(61.9, why=WHY, problem=PROBLEM, users=USERS, councils_wanted=3, budget=Budget.TO_100K),
        says(
            61.8,
            openness=(Openness.PARTNERS, Openness.CO_FUNDING),
            principles=(Principle.PLUMBING, Principle.OPENNESS),
            technologies=["Python", "GeoJSON"],
            wanted_roles=[["Service designer", "three months", "one day a week"]],
        ),
        published(61.7),
        dated(61, idea=(-300, -230), discovery=(-230, -95), alpha=(-95, 45), beta=(46, 160)),
        links(60, "How we worked in discovery", "https://blog.northmere.example/missed-bins"),
        takes_in(59, PRIYA),
        invites(58, EASTVALE),
        becomes_partner(55, EASTVALE, RUTH),
        pledges(54, LENA, "staff", "A developer, 2 days a week", until=40, note="From our waste team, from next week."),
        gives_word(53, RUTH, "staff"),
        takes(52, LENA, "staff", "Thank you. Could she come to the depot on Tuesday?"),
        starts(50, LENA, "staff"),
        tells(49, "Eastvale joined", "A developer for two days a week, from their waste team."),
        pledges(47, GWYN, "testing", "Two crews to test with, for a month", until=-20),
        gives_word(46, RUTH, "testing"),
        takes(45, GWYN, "testing"),
        starts(40, GWYN, "testing"),
        shares(
            38,
            "Interviews with 14 crews and 22 residents",
            kind="research",
            licence="ogl-3",
            phase="discovery",
            url="https://northmere.example/missed-bins/interviews",
        ),
        tells(
            37,
            "Four reasons, not forty",
            "Crews ignored free text. Four fixed reasons worked: not out, wrong bin, blocked, broken.",
        ),
        shares(
            26,
            "Connector between the report form and the round software",
            kind="code",
            licence="mit",
            phase="alpha",
            url="https://code.northmere.example/missed-bins",
        ),
        delivers(19, GWYN, "testing"),
        thanks(18, GWYN, "testing"),
        tells(17, "Second week in the cab", SECOND_WEEK),
        asks(13, LENA, "learn", "Could we see how the four fixed reasons were chosen?"),
        answers(11, LENA, "learn", "Gladly. The interviews are under what can be reused; let us talk on Thursday."),
        shares(8, "Benefits case with our figures", kind="business-case", licence="ogl-3", phase="alpha"),
        tells(
            4,
            "What a missed bin costs",
            "£18.40 a time, most of it the second journey. The sums are in the benefits "
            "case: please tell us where they are wrong.",
        ),
        asks(2, GWYN, "try", "We have a spare lorry in the second week of next month. May our crew try it for a day?"),
    ),
)

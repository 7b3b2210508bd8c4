"""Northmere's other work: one in use, one nearly, and a draft."""

from pipeline.examples.people import JOE, LENA, NORTHMERE, PRIYA, RUTH
from pipeline.examples.stage import Story
from pipeline.examples.steps import (
    answers,
    asks,
    dated,
    delivers,
    links,
    pledges,
    published,
    says,
    shares,
    starts,
    takes,
    tells,
)
from projects.enums import Budget, Openness, Principle

REGISTRAR = Story(
    key="registrar",
    owner=PRIYA,
    lead=NORTHMERE,
    begun=44,
    title="Book a registrar without ringing",
    summary="People book an appointment to register a birth or a death, or to give notice of marriage, in the diary "
    "that staff already use.",
    phase="live",
    group="births-deaths-and-marriages",
    would_help="",
    steps=(
        says(
            43.9,
            openness=(Openness.SHARING,),
            problem="Three lines rang all morning, and half of the calls were to move an appointment. Somebody who has "
            "just lost a parent should not wait in a queue for that.",
            users="- families, often in the first week after a death\n"
            "- couples, who plan months ahead\n"
            "- registrars, who must see their day on one page",
            principles=(Principle.USERS,),
            budget=Budget.TO_50K,
        ),
        published(43.8),
        dated(43, discovery=(-420, -380), alpha=(-380, -300), beta=(-300, -120), live=(-120, None)),
        shares(42, "The five questions that decide how long an appointment is", kind="pattern", licence="ogl-3"),
        shares(
            41,
            "What we would do differently",
            kind="lessons",
            licence="ogl-3",
            url="https://northmere.example/registrar/lessons",
        ),
        links(41, "The service", "https://northmere.example/book-a-registrar"),
        tells(
            21,
            "Eight in ten book online",
            "The lines are quiet on Mondays for the first time. Those who still ring "
            "mostly need an interpreter, so that question now comes first.",
        ),
        asks(10, LENA, "meet", "Our registrars are the county’s, but burials are ours. Would the same questions do?"),
        answers(9, LENA, "meet", "Three of the five would. I will show you the other two and why."),
    ),
)

EMPTY_HOMES = Story(
    key="empty-homes",
    owner=JOE,
    lead=NORTHMERE,
    begun=34,
    title="One list of empty homes",
    summary="Council tax, planning and housing work from the same list of empty homes, refreshed each night.",
    phase="beta",
    group="housing-and-homelessness",
    would_help="",
    steps=(
        says(
            33.9,
            problem="Three teams kept three lists. They agreed on 412 homes and differed on 268, so letters went to "
            "people who had long moved in.",
            why="Each home brought back into use is one family fewer in temporary accommodation.",
            principles=(Principle.SHARING, Principle.PLUMBING),
        ),
        published(33.8),
        dated(33, discovery=(-200, -150), alpha=(-150, -60), beta=(-60, 90), live=(91, None)),
        shares(30, "Data sharing agreement between the three teams", kind="policy", licence="ogl-3"),
        pledges(25, RUTH, "skill", "A data analyst for three days", until=-5, note="He has matched such lists before."),
        takes(24, RUTH, "skill", "Just what we need. Thank you."),
        starts(20, RUTH, "skill"),
        tells(
            16,
            "Half of the differences explained",
            "Of 268 homes, 131 were one home under two addresses. Property "
            "reference numbers settle those by themselves.",
        ),
        delivers(6, RUTH, "skill"),
    ),
)

BIN_TEXTS = Story(
    key="bin-texts",
    owner=JOE,
    lead=NORTHMERE,
    begun=0.2,
    title="Texts that tell people when their bin day moves",
    summary="One text message the evening before, when a bank holiday or snow moves the collection.",
    phase="idea",
    group="waste-and-recycling",
    would_help="Somebody who has sent such messages and knows what they cost",
)

"""Eastvale's work: letters that people understand, shorter forms, and an idea."""

from pipeline.examples.people import EASTVALE, JOE, LENA, NORTHMERE, PRIYA, RUTH
from pipeline.examples.stage import Story
from pipeline.examples.steps import (
    answers,
    asks,
    dated,
    delivers,
    gives_word,
    invites,
    pledges,
    published,
    says,
    shares,
    starts,
    takes,
    tells,
    thanks,
)
from projects.enums import Budget, Openness, Principle

TAX_LETTERS = Story(
    key="tax-letters",
    owner=LENA,
    lead=EASTVALE,
    begun=29,
    title="Plain-English council tax letters, tested with residents",
    summary="Reminders that say what is owed, why, and what to do if you cannot pay, rewritten with the people who get "
    "them.",
    phase="beta",
    group="council-tax-benefits-and-payments",
    would_help="Two councils to send the letters first\nResidents who have been in arrears, for six interviews",
    steps=(
        says(
            28.9,
            openness=(Openness.PARTNERS,),
            councils_wanted=2,
            budget=Budget.TO_50K,
            problem="Our second reminder is four pages. Of ten people we watched reading it, seven thought that they "
            "would be evicted, and two found the number to ring.",
            why="People who ring us early nearly always agree a plan. People who hide the letter pay court costs too.",
            users="- people behind with their payments, who dread the envelope\n"
            "- staff, who explain the letter all day\n"
            "- advice charities, who read it with them",
            principles=(Principle.USERS, Principle.OPENNESS),
        ),
        published(28.8),
        dated(28, discovery=(-160, -110), alpha=(-110, -40), beta=(-40, 70)),
        shares(
            27, "Six letters, before and after", kind="pattern", licence="ogl-3", url="https://eastvale.example/letters"
        ),
        pledges(24, JOE, "early-adopter", "The new letters to 400 households", until=60),
        gives_word(23, PRIYA, "early-adopter"),
        takes(22, JOE, "early-adopter", "Wonderful. Let us agree what we measure before you send them."),
        starts(15, JOE, "early-adopter"),
        tells(
            12,
            "Half as many calls",
            "In the first two weeks 61 of 400 households rang, where 130 did before. More "
            "of them rang to agree a plan.",
        ),
        invites(5, NORTHMERE),
        pledges(
            3, PRIYA, "money", "£5,000 towards research", pounds=5_000, until=120, note="If the findings are published."
        ),
        pledges(1, JOE, "participants", "Six residents for interviews", until=30),
    ),
)

TAXI_RENEWALS = Story(
    key="taxi-renewals",
    owner=LENA,
    lead=EASTVALE,
    begun=15,
    title="Renew a taxi licence in ten minutes",
    summary="Drivers answer only what has changed since last year; the rest is filled in for them.",
    phase="discovery",
    group="licensing-and-trading-standards",
    would_help="Licensing officers from two other councils, for an hour each\nA copy of your renewal form",
    steps=(
        says(
            14.9,
            openness=(Openness.PARTNERS, Openness.CONVERSATION),
            problem="A renewal asks 84 questions. For most drivers the answer to 79 of them is the same as last year.",
            users="- drivers, who lose a day’s fares when the licence is late\n"
            "- licensing officers, who retype the form",
        ),
        published(14.8),
        dated(14, discovery=(-20, 30), alpha=(31, 120)),
        pledges(13, PRIYA, "skill", "A form designer for two days", until=-6),
        takes(12, PRIYA, "skill", "Yes please. She could start with the page about vehicles."),
        starts(11, PRIYA, "skill"),
        delivers(7, PRIYA, "skill"),
        thanks(5, PRIYA, "skill"),
        asks(9, JOE, "expert", "Could your licensing lead look over our fees page this week?"),
        answers(8, JOE, "expert", "She is away until the end of the month. Please ask again then.", yes=False),
        tells(6, "Twelve drivers interviewed", "All but one renew on a phone, at the rank, between fares."),
        asks(3, JOE, "meet", "We begin the same in spring. May our two officers sit in on your interviews?"),
    ),
)

TOILETS = Story(
    key="toilets",
    owner=RUTH,
    lead=EASTVALE,
    begun=7,
    title="A map of public toilets that says which are open now",
    summary="Cleaners tap a card when they open and close; the map and the sign outside say the same.",
    phase="idea",
    group="parks-leisure-and-culture",
    would_help="",
    steps=(
        says(
            6.9,
            problem="The map says when a toilet should be open. People with a bowel condition need to know if it is.",
        ),
        published(6.8),
    ),
)

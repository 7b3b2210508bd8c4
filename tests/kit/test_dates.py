"""How long ago, in words."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.template import Context, Template

from kit import dates

TODAY = date(2026, 3, 31)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 3, 31), "today"),
        (date(2026, 3, 30), "yesterday"),
        (date(2026, 3, 27), "4 days ago"),
        (date(2026, 3, 1), "30 days ago"),
        (date(2026, 2, 28), "1 month ago"),
        (date(2026, 1, 31), "2 months ago"),
        (date(2025, 3, 31), "12 months ago"),
        (date(2024, 3, 31), "2 years ago"),
        (date(2024, 4, 1), "23 months ago"),
        (date(2026, 4, 1), "tomorrow"),
        (date(2026, 4, 10), "in 10 days"),
        (date(2026, 6, 30), "in 2 months"),
    ],
)
def test_a_day_lies_so_far_from_today(day, words):
    assert dates.ago(day, TODAY) == words


@time_machine.travel(datetime(2026, 3, 31, 23, 30, tzinfo=UTC), tick=False)
def test_a_moment_counts_by_the_calendar_of_the_uk():
    # Half past midnight on 1 April in London.
    template = Template("{{ moment|ago }}, {{ day|ago }}, {{ nothing|ago }}, {{ day|length_since }}")
    context = Context({"moment": datetime(2026, 3, 31, 22, 30, tzinfo=UTC), "day": date(2025, 8, 1), "nothing": None})
    assert template.render(context) == "yesterday, 8 months ago, , 8 months"

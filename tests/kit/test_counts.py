"""How often something happened on each day."""

import pytest
import time_machine

from kit import counts
from tests.support.parallel import at_once


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_none_is_lost():
    at_once(lambda: counts.add("seen"), times=40)

    assert counts.in_days(["seen"], 1) == {"seen": 40}


@pytest.mark.django_db
def test_days_are_counted_apart_and_added_up():
    with time_machine.travel("2026-11-01 12:00", tick=False) as clock:
        counts.add("seen")
        clock.move_to("2026-11-03 12:00")
        counts.add("seen")
        counts.add("other")

        assert counts.in_days(["seen", "never"], 1) == {"seen": 1, "never": 0}
        assert counts.in_days(["seen"], 2) == {"seen": 1}
        assert counts.in_days(["seen"], 3) == {"seen": 2}

"""So many times in so much time, counted in the database."""

import pytest

from kit.limits import Limit, TooOften, forgive, spend, sweep
from kit.models import Tally
from tests.support.parallel import at_once

LIMIT = Limit(10, 300)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("cache", ["locmem.LocMemCache", "dummy.DummyCache"])
def test_of_two_hundred_at_once_ten_get_through(settings, cache):
    """S30: whichever cache is configured."""
    settings.CACHES = {"default": {"BACKEND": f"django.core.cache.backends.{cache}"}}
    given = at_once(lambda: spend("door", LIMIT), times=200)
    assert sorted(isinstance(each, TooOften) for each in given) == [False] * 10 + [True] * 190


@pytest.mark.django_db
class TestALimit:
    def use_up(self):
        for _ in range(LIMIT.times):
            spend("door", LIMIT)

    def test_says_when_to_try_again(self, time_machine):
        time_machine.move_to("2026-11-22 12:00", tick=False)
        self.use_up()
        time_machine.move_to("2026-11-22 12:02:30", tick=False)
        with pytest.raises(TooOften, match="Wait 3 minutes, then try again") as refusal:
            spend("door", LIMIT)
        assert refusal.value.seconds == 150

    def test_ends_with_its_time_however_often_it_was_tried_meanwhile(self, time_machine):
        time_machine.move_to("2026-11-22 12:00", tick=False)
        self.use_up()
        time_machine.move_to("2026-11-22 12:04:59", tick=False)
        with pytest.raises(TooOften):
            spend("door", LIMIT)
        time_machine.move_to("2026-11-22 12:05", tick=False)
        self.use_up()

    def test_of_one_thing_leaves_others_alone(self):
        self.use_up()
        spend("window", LIMIT)

    def test_is_whole_again_after_a_success(self):
        self.use_up()
        forgive("door")
        self.use_up()

    def test_leaves_no_row_behind_and_names_nobody(self, time_machine):
        time_machine.move_to("2026-11-22 12:00", tick=False)
        spend("sam@northby.gov.uk", LIMIT)
        assert "sam" not in Tally.objects.get().key
        sweep()
        assert Tally.objects.exists()
        time_machine.move_to("2026-11-22 12:05", tick=False)
        sweep()
        assert not Tally.objects.exists()

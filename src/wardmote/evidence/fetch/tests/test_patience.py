"""Waiting: how long, for whom, and when to stop. No test waits."""

from datetime import timedelta
from email.utils import format_datetime

import pytest

from wardmote.evidence.fetch.patience import Pace, Patience, asked_for
from wardmote.evidence.fetch.tests.visiting import NOW, Time


def test_pauses_double_up_to_a_minute():
    assert [Patience().pause(n) for n in range(1, 9)] == [1, 2, 4, 8, 16, 32, 60, 60]


@pytest.mark.parametrize(
    ("header", "seconds"), [(None, None), ("", None), ("120", 120), ("soon", None), ("-5", None), ("2.5", None)]
)
def test_a_publisher_may_ask_for_seconds(header, seconds):
    assert asked_for(header, Time().watch(), 0.0) == seconds


def test_a_publisher_may_ask_for_a_moment():
    time, until = Time(at=100.0), format_datetime(NOW + timedelta(seconds=90), usegmt=True)
    assert asked_for(until, time.watch(), 100.0) == 90
    time.wait(30)
    assert asked_for(until, time.watch(), 100.0) == 60
    time.wait(600)
    assert asked_for(until, time.watch(), 100.0) == 0


def test_a_drip_is_noticed_after_a_window_and_a_slow_line_is_not_a_drip():
    time = Time()
    pace = Pace(Patience(slowest=1000, window=60), time.watch())
    for _ in range(11):
        time.wait(5)
        assert not pace.too_slow(10)
    time.wait(5)
    assert pace.too_slow(10)
    for _ in range(100):
        time.wait(5)
        assert not pace.too_slow(6000)

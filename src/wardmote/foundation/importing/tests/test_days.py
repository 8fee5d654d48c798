"""Days as people write them."""

from datetime import date

import pytest

from wardmote.foundation.importing.days import day_in, ends_of_quarters, is_whole


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-03-31", date(2026, 3, 31)),
        ("2026-03-31 00:00:00", date(2026, 3, 31)),
        ("31/03/2026", date(2026, 3, 31)),
        ("31.3.26", date(2026, 3, 31)),
        ("31-Mar-26", date(2026, 3, 31)),
        ("31st March 2026", date(2026, 3, 31)),
        ("Tuesday 31 March 2026", date(2026, 3, 31)),
        ("March 31, 2026", date(2026, 3, 31)),
        ("46112", date(2026, 3, 31)),
        ("March 2026", date(2026, 3, 31)),
        ("Feb-28", date(2028, 2, 29)),
        ("Q4 2025/26", date(2026, 3, 31)),
        ("2025/26", date(2026, 3, 31)),
    ],
)
def test_a_day_is_read_as_people_write_it(text, day):
    assert day_in(text) == day


@pytest.mark.parametrize("text", ["03/25/2026", "31/02/2026", "Ongoing", "TBC", "2026", "", "Q4", "31/3", "soon", "12"])
def test_what_is_doubtful_is_not_guessed(text):
    assert day_in(text) is None


def test_something_starts_with_the_first_day_of_its_month_and_that_is_remarked():
    assert day_in("March 2026", first=True) == date(2026, 3, 1)
    assert is_whole("March 2026")
    assert not is_whole("31 March 2026")
    assert not is_whole("Ongoing")


def test_the_next_ends_of_quarters():
    assert ends_of_quarters(date(2026, 11, 26), 3) == (date(2026, 12, 31), date(2027, 3, 31), date(2027, 6, 30))

"""Dates, numbers and states are written as people say them."""

from datetime import UTC, date, datetime

import pytest

from wardmote.foundation.pages.words import day, moment, number, status


def test_a_day_is_written_in_full():
    assert day(date(2026, 4, 4)) == "4 April 2026"


def test_an_instant_is_told_as_london_has_it():
    assert day(datetime(2026, 6, 30, 23, 30, tzinfo=UTC)) == "1 July 2026"
    assert moment(datetime(2026, 6, 30, 15, 40, tzinfo=UTC)) == "30 June 2026, 4:40pm"
    assert moment(datetime(2026, 1, 1, 0, 5, tzinfo=UTC)) == "1 January 2026, 12:05am"


def test_a_number_has_its_thousands_and_a_real_minus():
    assert (number(1234567), number(-1.25, 1), number(0)) == ("1,234,567", "−1.2", "0")


def test_a_status_is_a_word_and_a_shape():
    assert "▲" in status("at risk")
    assert "At risk" in status("at risk")


def test_a_status_nobody_knows_is_a_fault_of_the_page():
    with pytest.raises(KeyError):
        status("fine")

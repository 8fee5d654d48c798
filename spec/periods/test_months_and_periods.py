"""Periods / Months, periods and the year before"""

import pytest

from wardmote.errors import Invalid
from wardmote.evidence.periods import Month, Period

APRIL = Month(2021, 4)


def test_months_are_counted_across_years():
    """
    April 2021 + 9 is January 2022; − 4 is December 2020; from February 2020 it is 14 months.
    """
    assert str(APRIL + 9) == "2022-01"
    assert str(APRIL - 4) == "2020-12"
    assert APRIL - Month(2020, 2) == 14
    assert Month(2021, 12) + 1 == Month(2022, 1)
    assert Month(2021, 12) < Month(2022, 1)


def test_a_month_is_written_and_said():
    assert Month.parse("2021-04") == APRIL
    assert str(APRIL) == "2021-04"
    assert APRIL.label == "April 2021"
    assert str(Month(2000, 1)) == "2000-01"


@pytest.mark.parametrize(
    "text",
    ["2021-13", "2021-00", "1900-01", "1999-12", "2099-01", "2021-4", "21-04", "2021/04", "", "2021-04-01", "٢٠٢١-٠٤"],
)
def test_what_is_not_a_month_is_refused_in_a_sentence(text):
    with pytest.raises(Invalid) as refusal:
        Month.parse(text)
    assert str(refusal.value).endswith(".")


def test_every_month_survives_being_written():
    for number in range(12 * 99):
        month = Month(2000, 1) + number
        assert Month.parse(str(month)) == month
        assert month - Month(2000, 1) == number


def test_a_period_holds_both_its_ends():
    year = Period.parse("2021-04..2022-03")
    assert len(year) == len(year.months()) == 12
    assert year.months()[0] == APRIL
    assert Month(2022, 3) in year
    assert Month(2022, 4) not in year
    assert year.label == "April 2021 to March 2022"
    assert str(year) == "2021-04..2022-03"


def test_a_month_is_a_period_too():
    assert Period.parse("2021-04") == Period(APRIL, APRIL)
    assert Period.parse("2021-04").label == "April 2021"


@pytest.mark.parametrize(
    "text", ["2022-03..2021-04", "2021-04...2021-05", "2021-04..", "..2021-04", "2021", "2021-04..2022-13"]
)
def test_what_is_not_a_period_is_refused(text):
    with pytest.raises(Invalid):
        Period.parse(text)


@pytest.mark.parametrize(
    ("period", "before"),
    [
        ("2021-04..2022-03", "2020-04..2021-03"),
        ("2022-01..2022-03", "2021-01..2021-03"),
        ("2021-04", "2020-04..2020-04"),
        # Longer than a year: back by two whole years, so that the two do not overlap.
        ("2020-04..2022-03", "2018-04..2020-03"),
        ("2020-10..2022-03", "2018-10..2020-03"),
    ],
)
def test_the_year_before_has_the_same_months(period, before):
    found = Period.parse(period).year_before()
    assert str(found) == before
    assert [month.number for month in found.months()] == [month.number for month in Period.parse(period).months()]
    assert not set(found.months()) & set(Period.parse(period).months())

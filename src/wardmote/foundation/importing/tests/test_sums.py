"""Sums as spreadsheets have them: to the penny, or asked about."""

from datetime import date

import pytest

from wardmote.errors import Invalid
from wardmote.foundation.importing.rows import Row
from wardmote.foundation.importing.sums import pence_in

READ = {
    "£1,234.50": 123450,
    "£ 1,234.50": 123450,
    "1234.5": 123450,
    "GBP 10": 1000,
    "12,345,678.09": 1234567809,
    "(1,234.50)": -123450,
    "(£1,234.50)": -123450,
    "-£20": -2000,
    "0": 0,
    "£ -": 0,
    "–": 0,
    "nil": 0,
    "1234.4999999999998": 123450,
    "0.30000000000000004": 30,
}
UNSURE = (
    "1.234", "1.234,50", "12,50", "12,34,567", "1 234", "500-600", "500 + VAT", "£1.5k", "tbc", "n/a",
    "333.3333333333333", "(-5)", "1e-05", "£5 and £6", "1,234.567", "1234567890123",
)  # fmt: skip


@pytest.mark.parametrize(("text", "pence"), READ.items())
def test_a_sum_is_read_to_the_penny(text, pence):
    assert pence_in(text) == pence


@pytest.mark.parametrize("text", UNSURE)
def test_what_may_mean_something_else_is_not_guessed(text):
    assert pence_in(text) is None


def test_a_row_gives_pence_or_says_what_to_write():
    row = Row(1, {"paid": "£1,000.01", "odd": "1.234", "less": "(5.00)", "none": ""}, date(2026, 6, 1))
    assert row.pence("paid", title="Paid") == 100001
    assert row.pence("none", title="Paid") is None
    for name, words in (("odd", "“1.234” is no sum"), ("less", "is less than nothing")):
        with pytest.raises(Invalid, match=words):
            row.pence(name, title="Paid")

"""Documents / Numbers as people read them

A column says what kind of number it holds, and every format shows it alike: thousands by commas, a true minus sign,
a plus on a rise, percentages as people say them (49.2 is 49.2%). What is not known is said in words, never as nought.
Oracle: the GOV.UK style guide's entries on numbers, worked by hand.
"""

import pytest

from wardmote.documents import Column
from wardmote.documents.tables import shown


@pytest.mark.parametrize(
    ("kind", "value", "seen"),
    [
        ("number", 1210, "1,210"),
        ("number", 0, "0"),
        ("number", -1210, "−1,210"),
        ("number", 12.6, "13"),
        ("decimal", 1.234, "1.23"),
        ("mixed", 3118, "3,118"),
        ("mixed", 278.0, "278"),
        ("mixed", 37.2, "37.2"),
        ("mixed", 0.8649, "0.86"),
        ("rate", 31.25, "31.2"),
        ("rate", 1234.56, "1,234.6"),
        ("percent", 49.2, "49.2%"),
        ("change", 49.0, "+49.0%"),
        ("change", -1.8, "−1.8%"),
        ("change", 0, "0.0%"),
        ("change", -0.04, "0.0%"),
        ("number", None, "not known"),
        ("number", "too few to say", "too few to say"),
        ("text", "Chorley", "Chorley"),
        ("text", 12, "12"),
    ],
)
def test_a_value_is_shown(kind, value, seen):
    assert shown(value, Column("A", kind)) == seen


def test_a_column_may_say_its_own_decimals_and_its_own_word_for_nothing():
    assert shown(1.5, Column("A", "number", decimals=2)) == "1.50"
    assert shown(None, Column("A", "rate", absent="too few to say")) == "too few to say"

"""What is taken out of words, on which ground, and when an extension is too late."""

from datetime import date

import pytest

from wardmote.desks.rights.rules import requests as rules
from wardmote.errors import Invalid, NotNow

HELD = "Two dogs in the yard. Mrs Tarn next door says that he shouts."
DAY = date(2026, 4, 6)
WHY = "She has not agreed to be named, and was asked."


@pytest.mark.parametrize(
    "given",
    [
        "Two dogs in the yard. [left out]",
        "Two dogs in the yard. [left out] says that he shouts.",
        "[left out] next door [left out]",
        "[left out]",
        "Two dogs in the yard.\n[left out] says that he shouts.",
    ],
)
def test_words_are_taken_out_where_a_mark_stands(given):
    rules.check_blacked_out(HELD, given)


@pytest.mark.parametrize(
    "given",
    [
        HELD,
        "Two dogs in the yard.",
        "Two cats in the yard. [left out]",
        "dogs in the yard. [left out]",
        "[left out] Two dogs in the yard.",
        "Two dogs in the yard. [left out] says that he is kind.",
        "says that he shouts. [left out] Two dogs",
    ],
)
def test_nothing_is_put_in_turned_round_or_dropped_unmarked(given):
    """Oracle: by hand, against the words that are held."""
    with pytest.raises(Invalid):
        rules.check_blacked_out(HELD, given)


@pytest.mark.parametrize("decision", [rules.BLACK_OUT, rules.KEEP_BACK])
def test_what_is_left_out_rests_on_a_ground_of_the_law_and_a_reason(decision):
    given = "Two dogs in the yard. [left out]"
    rules.check_decision(decision, HELD, given, "others", WHY, DAY)
    for ground, reason in (("", WHY), ("unfounded", WHY), ("others", "No."), ("others", "")):
        with pytest.raises(Invalid):
            rules.check_decision(decision, HELD, given, ground, reason, DAY)
    with pytest.raises(Invalid):
        rules.check_decision(decision, HELD, given, "others", WHY, date(2018, 5, 24))


def test_a_mark_never_tells_of_what_is_neither_confirmed_nor_denied():
    with pytest.raises(Invalid):
        rules.check_decision(rules.BLACK_OUT, HELD, "Two dogs in the yard. [left out]", "safety", WHY, DAY)
    rules.check_decision(rules.KEEP_BACK, HELD, "", "safety", WHY, DAY)


def test_an_extension_is_told_once_and_within_the_month():
    rules.check_extends(date(2026, 4, 6), date(2026, 5, 6), date(2026, 5, 6), extended=False)
    with pytest.raises(NotNow):
        rules.check_extends(date(2026, 4, 6), date(2026, 5, 6), date(2026, 5, 7), extended=False)
    with pytest.raises(NotNow):
        rules.check_extends(date(2026, 4, 6), date(2026, 5, 6), date(2026, 4, 8), extended=True)

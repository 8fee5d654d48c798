"""Who may let tables out, and when what was made is still the latest word."""

from uuid import UUID

import pytest

from wardmote.desks.tables.rules import (
    LONGEST_REASON,
    check_left_alone,
    check_may_be_made_up,
    check_may_decide,
    check_reason,
    check_still_latest,
)
from wardmote.errors import Invalid, NotNow, Refused

ANN, BEN, CY = (UUID(int=n) for n in (1, 2, 3))

DECIDING = [
    ("a third person", CY, True),
    ("who made them", ANN, False),
    ("who asked", BEN, False),
    ("nobody in particular", None, False),
]


@pytest.mark.parametrize(("who", "decider", "may"), DECIDING)
def test_a_second_person_decides(who, decider, may):
    if may:
        check_may_decide(decider=decider, maker=ANN, asker=BEN)
        return
    with pytest.raises(Refused, match="you cannot let them out"):
        check_may_decide(decider=decider, maker=ANN, asker=BEN)


MADE_ON = {"extracts": {"da/2025-04": "aa"}, "left": "00"}
NOW = [
    ("nothing has changed", {}, ""),
    ("a month was corrected", {"extracts": {"da/2025-04": "bb"}}, "added to or corrected"),
    ("a month was added", {"extracts": {"da/2025-04": "aa", "da/2025-05": "cc"}}, "added to or corrected"),
    ("other tables left", {"left": "11"}, "set against each other"),
]


@pytest.mark.parametrize(("what", "changed", "words"), NOW)
def test_what_was_made_leaves_only_while_it_is_the_latest_word(what, changed, words):
    now = {**MADE_ON, **changed}
    if not words:
        check_still_latest(MADE_ON, now)
        return
    with pytest.raises(NotNow, match=words):
        check_still_latest(MADE_ON, now)


@pytest.mark.parametrize(("after", "may"), [((b"a", b"ours"), 1), ((b"a", b"theirs", b"ours"), 0), ((b"a",), 1)])
def test_two_that_leave_at_one_moment_do_not_both_leave(after, may):
    if may:
        check_left_alone((b"a",), b"ours", after)
        return
    with pytest.raises(NotNow, match="at this very moment"):
        check_left_alone((b"a",), b"ours", after)


@pytest.mark.parametrize(("figures", "partnership", "may"), [(0, 0, 1), (0, 1, 1), (1, 1, 1), (1, 0, 0)])
def test_a_real_partnership_publishes_nothing_made_up(figures, partnership, may):
    if may:
        check_may_be_made_up(bool(figures), bool(partnership))
        return
    with pytest.raises(Refused, match="made up"):
        check_may_be_made_up(bool(figures), bool(partnership))


@pytest.mark.parametrize("words", ["", "  ", "x" * (LONGEST_REASON + 1)])
def test_a_reason_is_a_sentence(words):
    with pytest.raises(Invalid):
        check_reason(words)

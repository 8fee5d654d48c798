"""What may be said of a commitment, and when an evaluation can be signed: tables an officer can read."""

from datetime import date

import pytest

from wardmote.desks.plan.rules import closing
from wardmote.errors import Invalid, NotNow

ANSWERS = [
    # state, words, what is missing
    ("done", "The lights are on", ""),
    ("partly done", "Two of four alleys are lit", ""),
    ("not done", "The owner refused", ""),
    ("not known", "The officer who led it has left", ""),
    ("done", "  ", "what shows that it was done"),
    ("partly done", "", "what shows that it was done"),
    ("not done", "", "why it is not done"),
    ("not known", "", "why it is not known"),
    ("ongoing", "We go on with it", "how far it was carried out"),
    ("", "Something", "how far it was carried out"),
    ("done", "x" * 501, "501 characters"),
]


@pytest.mark.parametrize(("state", "words", "missing"), ANSWERS)
def test_an_answer_says_how_far_and_what_shows_it_or_why_not(state, words, missing):
    told = closing.Told(state, words)
    if not missing:
        closing.check_told(told)
        return
    with pytest.raises(Invalid, match=missing):
        closing.check_told(told)


UNTIL = [
    # the plan ends, the day it is evaluated on, up to which day
    (date(2025, 3, 31), date(2026, 11, 26), date(2025, 3, 31)),
    (date(2025, 3, 31), date(2025, 3, 31), date(2025, 3, 31)),
    (date(2029, 3, 31), date(2026, 11, 26), date(2026, 11, 26)),
]


@pytest.mark.parametrize(("ends", "day", "until"), UNTIL)
def test_a_plan_is_evaluated_up_to_its_end_or_the_day(ends, day, until):
    assert closing.until(ends=ends, day=day) == until


def test_it_is_signed_when_every_commitment_has_an_answer_and_the_whole_is_said():
    closing.check_may_sign(missing=0, summary="Most of it was done.")
    with pytest.raises(NotNow, match="1 commitment has no answer"):
        closing.check_may_sign(missing=1, summary="Most of it was done.")
    with pytest.raises(NotNow, match="12 commitments have no answer"):
        closing.check_may_sign(missing=12, summary="Most of it was done.")
    with pytest.raises(Invalid, match="as a whole"):
        closing.check_may_sign(missing=0, summary=" ")


WHO = [
    # runs it, owns it, of the organisation, may answer
    (True, False, False, True),
    (False, True, False, True),
    (False, False, True, True),
    (False, False, False, False),
]


@pytest.mark.parametrize(("runs", "mine", "ours", "may"), WHO)
def test_who_may_answer(runs, mine, ours, may):
    assert closing.may_tell(runs=runs, mine=mine, my_organisation=ours) is may

"""What the next plan must have: tables that an officer can read."""

from datetime import date
from uuid import uuid4

import pytest

from wardmote.desks.plan.rules import drafting
from wardmote.desks.plan.rules.drafting import Aimed, Reading, Wanted
from wardmote.errors import Invalid, NotNow

BODY = uuid4()

CHOICES = [
    # becomes, why, new words, what is missing
    ("carried over", "Not finished", "", ""),
    ("dropped", "Done", "", ""),
    ("changed", "It was vague", "Fit four lights by June", ""),
    ("changed", "It was vague", " ", "what it is changed to"),
    ("carried over", " ", "", "why it is carried over"),
    ("dropped", "", "", "why it is dropped"),
    ("", "Because", "", "what becomes of it"),
]


@pytest.mark.parametrize(("choice", "reason", "text", "missing"), CHOICES)
def test_a_line_of_the_last_plan_is_carried_over_changed_or_dropped_with_a_reason(choice, reason, text, missing):
    if not missing:
        drafting.check_choice(choice, reason, text)
        return
    with pytest.raises(Invalid, match=missing):
        drafting.check_choice(choice, reason, text)


COMMITMENTS = [
    # words, whose, due, every how many months, what is wrong
    ("Fit two lights", BODY, date(2027, 3, 31), None, ""),
    ("Meet every fortnight", BODY, None, 3, ""),
    ("Fit two lights", BODY, None, None, "either due on a day, or stands"),
    ("Fit two lights", BODY, date(2027, 3, 31), 3, "either due on a day, or stands"),
    ("Fit two lights", None, date(2027, 3, 31), None, "Nobody answers for it"),
    (" ", BODY, date(2027, 3, 31), None, "what will be done"),
    ("Meet", BODY, None, 25, "no rhythm"),
]


@pytest.mark.parametrize(("text", "body", "due", "rhythm", "wrong"), COMMITMENTS)
def test_a_commitment_is_somebodys_and_ends_or_is_shown_again_and_again(text, body, due, rhythm, wrong):
    wanted = Wanted(text, body, due=due, rhythm_months=rhythm)
    if not wrong:
        drafting.check_commitment(wanted)
        return
    with pytest.raises(Invalid, match=wrong):
        drafting.check_commitment(wanted)


MEASURES = [
    (Aimed("Incidents", "down", figure="a-count", target="A tenth fewer by 2029"), ""),
    (Aimed("Reports", "context", because="More can mean trust", baseline="210"), ""),
    (Aimed("A survey", "up", known_by=date(2027, 6, 30), target="Half"), ""),
    (Aimed("Reports", "context", baseline="210"), "why neither way is simply good"),
    (Aimed("Reports", "up", target="More"), "begins nowhere"),
    (Aimed("Reports", "down", baseline="210"), "how far it is to go"),
    (Aimed(" ", "down", baseline="210", target="Fewer"), "what is measured"),
    (Aimed("Reports", "good", baseline="210", target="Fewer"), "which way is good"),
]


@pytest.mark.parametrize(("aimed", "wrong"), MEASURES)
def test_a_measure_begins_somewhere_and_says_which_way_is_good_or_why_neither_is(aimed, wrong):
    if not wrong:
        drafting.check_measure(aimed)
        return
    with pytest.raises(Invalid, match=wrong):
        drafting.check_measure(aimed)


START = Reading(100, 80, 120)
STANDS = [
    # now, which way is good, what is said
    (Reading(110, 90, 130), "down", "could be chance"),
    (Reading(119, 120, 140), "down", "could be chance"),
    (Reading(150, 125, 180), "down", "higher than at its start, by more than chance: worse"),
    (Reading(150, 125, 180), "up", "higher than at its start, by more than chance: better"),
    (Reading(50, 40, 60), "down", "lower than at its start, by more than chance: better"),
    (Reading(150, 125, 180), "context", "Either may be good: More can mean trust"),
    (START, "down", "where it started"),
    (Reading(None), "down", "cannot be compared"),
    (Reading(150), "down", "no interval"),
]


@pytest.mark.parametrize(("now", "direction", "said"), STANDS)
def test_a_measure_is_better_or_worse_only_by_more_than_chance_and_context_is_neither(now, direction, said):
    sentence = drafting.compared(START, now, direction, "More can mean trust")
    assert said in sentence
    if direction == "context":
        assert "better" not in sentence
        assert "worse" not in sentence


RHYTHMS = [
    # last shown, every months, the last day on which it counts
    (date(2026, 1, 31), 1, date(2026, 2, 28)),
    (date(2028, 1, 31), 1, date(2028, 2, 29)),
    (date(2026, 11, 30), 3, date(2027, 2, 28)),
    (date(2026, 12, 15), 1, date(2027, 1, 15)),
    (date(2026, 6, 1), 24, date(2028, 6, 1)),
]


@pytest.mark.parametrize(("last", "months", "until"), RHYTHMS)
def test_evidence_counts_until_the_same_day_so_many_months_later(last, months, until):
    assert drafting.evidence_due(last=last, rhythm_months=months) == until


STANDING = [
    # last shown, the plan's first day, the day, how it is
    (None, date(2026, 4, 1), date(2026, 3, 31), "not started"),
    (None, date(2026, 4, 1), date(2026, 7, 1), "on track"),
    (None, date(2026, 4, 1), date(2026, 7, 2), "stale"),
    (date(2026, 6, 10), date(2026, 4, 1), date(2026, 9, 10), "on track"),
    (date(2026, 6, 10), date(2026, 4, 1), date(2026, 9, 11), "stale"),
]


@pytest.mark.parametrize(("last", "since", "day", "state"), STANDING)
def test_a_standing_commitment_goes_stale_without_evidence(last, since, day, state):
    assert drafting.standing_state(last=last, since=since, rhythm_months=3, day=day) == state


def test_an_equality_assessment_looks_at_all_nine_and_answers_for_whoever_is_worse_off():
    whole = dict.fromkeys(drafting.CHARACTERISTICS, "not known")
    drafting.check_impacts(whole, "")
    with pytest.raises(Invalid, match="Nothing is said of sex"):
        drafting.check_impacts({**whole, "sex": ""}, "")
    with pytest.raises(Invalid, match="Some are worse off"):
        drafting.check_impacts({**whole, "age": "worse"}, " ")
    drafting.check_impacts({**whole, "age": "worse"}, "We ring before we write")


def test_a_plan_starts_after_the_last_has_ended():
    drafting.check_days(date(2025, 4, 1), date(2028, 3, 31), date(2025, 3, 31))
    with pytest.raises(Invalid, match="still in force"):
        drafting.check_days(date(2025, 3, 31), date(2028, 3, 31), date(2025, 3, 31))
    with pytest.raises(Invalid, match="ends before it starts"):
        drafting.check_days(date(2025, 4, 1), date(2025, 3, 31), date(2025, 3, 31))


def test_what_is_not_whole_is_not_proposed():
    drafting.check_can_propose(())
    with pytest.raises(NotNow, match="Missing: The strategy and 1 more"):
        drafting.check_can_propose(("The strategy", "A measure for each aim"))

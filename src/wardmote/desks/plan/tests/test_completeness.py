"""The checklist: each line is worked out from facts, and says what is missing."""

from dataclasses import replace
from datetime import date

import pytest

from wardmote.desks.plan.rules import completeness
from wardmote.desks.plan.rules.completeness import AreaFacts, PlanFacts, PriorityFacts

TEXTS = frozenset(
    ("strategy", "resources", "measuring", "engagement", "summary", "consulted", "regard", "no-reoffending")
)
PRIORITY = PriorityFacts(
    "Streets",
    ("crime_and_disorder", "substance_misuse", "serious_violence"),
    why=True,
    regard=True,
    aims=2,
    unmeasured=0,
    commitments=3,
    unowned=0,
)
WHOLE = PlanFacts((PRIORITY,), TEXTS, equality=True, unchosen=0)


def test_a_whole_plan_lacks_nothing():
    assert completeness.missing_of(WHOLE) == ()


LACKS = [
    # what is not so, the line that is missing, what it says
    (replace(WHOLE, texts=TEXTS - {"strategy"}), "text-strategy", "says nothing of it"),
    (replace(WHOLE, texts=TEXTS - {"resources"}), "text-resources", "says nothing of it"),
    (replace(WHOLE, texts=TEXTS - {"measuring"}), "text-measuring", "says nothing of it"),
    (replace(WHOLE, texts=TEXTS - {"engagement"}), "text-engagement", "says nothing of it"),
    (replace(WHOLE, texts=TEXTS - {"summary"}), "text-summary", "says nothing of it"),
    (replace(WHOLE, texts=TEXTS - {"consulted"}), "text-consulted", "says nothing of it"),
    (replace(WHOLE, texts=TEXTS - {"regard"}), "regard", "says nothing of how the police and crime plan"),
    (replace(WHOLE, texts=TEXTS - {"no-reoffending"}), "head-reoffending", "nothing says why"),
    (replace(WHOLE, priorities=(replace(PRIORITY, why=False),)), "priorities", "what in the assessment"),
    (replace(WHOLE, priorities=(replace(PRIORITY, regard=False),)), "regard", "Streets"),
    (replace(WHOLE, priorities=(replace(PRIORITY, unmeasured=1),)), "measures", "1 aims have no measure"),
    (replace(WHOLE, priorities=(replace(PRIORITY, aims=0),)), "measures", "No aim serves"),
    (replace(WHOLE, priorities=(replace(PRIORITY, unowned=2),)), "steps", "2 commitments are nobody's"),
    (replace(WHOLE, priorities=(replace(PRIORITY, commitments=0),)), "steps", "No commitment serves"),
    (
        replace(WHOLE, priorities=(replace(PRIORITY, heads=PRIORITY.heads[:2]),)),
        "head-serious-violence",
        "nothing says",
    ),
    (replace(WHOLE, equality=False), "equality", "has not been assessed"),
    (replace(WHOLE, unchosen=1), "choices", "1 line of the last plan is not decided on"),
    (replace(WHOLE, unchosen=4), "choices", "4 lines of the last plan are not decided on"),
]


@pytest.mark.parametrize(("plan", "line", "said"), LACKS)
def test_what_a_plan_lacks_is_named_and_it_alone(plan, line, said):
    found = completeness.of_plan(plan)
    assert [slug for slug, each in found.items() if not each.met] == [line]
    assert said in found[line].sentence
    assert completeness.missing_of(plan) == (completeness.check_named(line).title,)


def test_without_a_plan_every_line_of_it_is_missing():
    found = completeness.of_plan(None)
    assert set(found) == {check.slug for check in completeness.checks() if check.needed}
    assert not any(each.met for each in found.values())


AREA = AreaFacts(
    day=date(2026, 11, 26),
    in_force="Plan 2025 to 2028.",
    approved=date(2026, 4, 2),
    sent=date(2026, 4, 3),
    assessed=date(2026, 1, 10),
    assessment_due=date(2027, 1, 10),
    gaps={},
    evaluated=date(2026, 2, 1),
    regarded="1 decision is written down",
)
AREAS = [
    (replace(AREA, in_force=""), ["in-force"]),
    (replace(AREA, day=date(2027, 1, 10)), []),
    (replace(AREA, day=date(2027, 1, 11)), ["assessment"]),
    (replace(AREA, approved=None, sent=None), ["approved", "sent"]),
    (replace(AREA, sent=None), ["sent"]),
    (replace(AREA, unsound=1), ["rests-on"]),
    (replace(AREA, regarded=""), ["section-17"]),
    (replace(AREA, evaluated=None), ["evaluated", "limb-f"]),
    (replace(AREA, gaps={"c": 2, "e": 1}), ["limb-c", "limb-e"]),
    (replace(AREA, assessed=None), ["assessment", *(f"limb-{each}" for each in "abcdefg")]),
]


@pytest.mark.parametrize(("facts", "missing"), AREAS)
def test_what_an_area_lacks_is_named(facts, missing):
    found = completeness.of_area(facts)
    assert sorted(slug for slug, each in found.items() if not each.met) == sorted(missing)


def test_every_line_is_worked_out_and_none_twice():
    worked_out = [*completeness.of_plan(WHOLE), *completeness.of_area(AREA)]
    assert sorted(worked_out) == sorted(check.slug for check in completeness.checks())


def test_a_line_that_reads_differently_is_unconfirmed_again():
    check = completeness.checks()[0]
    assert replace(check, citation="Another regulation").fingerprint != check.fingerprint

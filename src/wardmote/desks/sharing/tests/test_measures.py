"""How requests are answered and refused: by published tests, by working days that are known, and never of a few."""

import random
from datetime import UTC, datetime, timedelta

import pytest
from scipy.stats import binomtest, fisher_exact

from wardmote.desks.sharing.queries.measures import measured_for, records_for
from wardmote.desks.sharing.rules import measures as rules
from wardmote.foundation.now import now

#: A Friday. The Monday after Christmas 2026 makes up for Boxing Day.
ASKED = datetime(2026, 12, 18, 10, tzinfo=UTC)
LATER = ASKED + timedelta(days=60)


def asked(holder="A", recipient="B", urgency="24h", subject="adult", at=ASKED, hours=None, refused=False):
    answered = None if hours is None else at + timedelta(hours=hours)
    return rules.Measured(holder, recipient, urgency, subject, at, answered, refused)


@pytest.mark.parametrize(("k", "n"), [(0, 20), (1, 20), (9, 31), (20, 20), (37, 400)])
def test_the_interval_of_a_share_is_wilsons(k, n):
    """Oracle: scipy's own."""
    held = binomtest(k, n).proportion_ci(method="wilson")
    assert rules.wilson(k, n) == pytest.approx((held.low, held.high), abs=1e-9)


def test_two_shares_are_set_beside_each_other_by_fishers_test():
    """Oracle: scipy's own, on a hundred random tables."""
    chance = random.Random(5)
    for _ in range(100):
        n, m = chance.randint(1, 40), chance.randint(1, 40)
        k, j = chance.randint(0, n), chance.randint(0, m)
        held = fisher_exact([[k, n - k], [j, m - j]]).pvalue
        assert rules.fisher(k, n, j, m) == pytest.approx(held, abs=1e-9)


@pytest.mark.parametrize(
    ("urgency", "hours", "late"),
    [
        ("24h", 24, False),
        ("24h", 24.1, True),
        ("5wd", 11 * 24, False),
        ("5wd", 12 * 24, True),
        ("10wd", 19 * 24, False),
        ("10wd", 20 * 24, True),
        ("", 900, False),
    ],
)
def test_what_is_late(urgency, hours, late):
    """Oracle: from Friday 18 December 2026 five working days end on Tuesday 29 December and ten on Wednesday 6 January,
    for 25 and 28 December and 1 January are bank holidays."""
    assert rules.is_late(asked(urgency=urgency, hours=hours), LATER) is late


def test_how_quickly_an_agency_answers():
    every = [asked(hours=each) for each in (1, 2, 3, 40)] + [asked(), asked(at=LATER)]
    (found,) = rules.turnaround(every, LATER, 5)
    assert (found.answered, found.hours, found.late, found.due) == (4, 2.5, 2, 5)
    (few,) = rules.turnaround(every, LATER, 6)
    assert (few.answered, few.hours, few.late, few.due) == (None, None, None, None)


def test_which_records_of_emergencies_are_late():
    """Oracle: by hand. Of five two are late, one of them for want of being written; one has time left."""
    hours = [(24, 3), (24, 24), (24, 25), (24, None), (24 * 90, None), (48, 40)]
    every = [
        rules.Record(ASKED + timedelta(hours=due), ASKED + timedelta(hours=written) if written else None)
        for due, written in hours
    ]
    assert rules.records(every, LATER, 5) == rules.Records(2, 5)
    assert rules.records(every, LATER, 6) == rules.Records()


def test_an_agency_that_refuses_more_is_found_and_chance_is_not():
    alike = [asked(holder=name, hours=1, refused=n < 4) for name in "ABCD" for n in range(30)]
    assert {each.beside for each in rules.shares(alike, lambda each: each.holder, 20)} == {rules.ALIKE}
    more = [asked(holder="E", hours=1, refused=n < 20) for n in range(30)]
    found = {each.group: each for each in rules.shares([*alike, *more], lambda each: each.holder, 20)}
    assert found["E"].beside == rules.MORE
    assert found["E"].low < 20 / 30 < found["E"].high


def test_nothing_is_said_of_few_nor_beside_few():
    every = [asked(hours=1, refused=True)] * 19 + [asked(holder="B", hours=1)] * 40
    found = {each.group: each for each in rules.shares(every, lambda each: each.holder, 20)}
    assert (found["A"].refused, found["A"].answered, found["A"].low, found["A"].beside) == (None, None, None, "")
    assert (found["B"].answered, found["B"].beside) == (40, "")


def test_chance_alone_seldom_looks_like_a_difference():
    """Oracle: simulation. Where all are refused alike, a difference is said in no more than one run of twenty."""
    chance, said = random.Random(11), 0
    for _ in range(200):
        every = [asked(holder=name, hours=1, refused=chance.random() < 0.2) for name in "ABCDE" for _ in range(30)]
        said += any(each.beside != rules.ALIKE for each in rules.shares(every, lambda each: each.holder, 20))
    assert said <= 10


@pytest.mark.django_db
def test_only_who_oversees_requests_reads_measures(liaison, manager, signed_in):
    """Oracle: the demonstration asks four requests, of which the meeting's and the emergency's are none."""
    since = now() - timedelta(days=365)
    assert {each.holder for each in measured_for(liaison, since)} >= {"Netherwick Council"}
    assert len(records_for(liaison, since)) == 1
    assert measured_for(manager, since) == records_for(manager, since) == ()
    page = signed_in("Designated liaison officer").get("/members/sharing/requests/measures/").content.decode()
    for says in ("Too few", "protected characteristic", "requests were asked since"):
        assert says in page
    assert signed_in("CSP manager").get("/members/sharing/requests/measures/").status_code == 403

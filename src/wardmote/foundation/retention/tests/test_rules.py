"""Who may know of a record that is past its time and who decides on it, what wins, and when something is ripe."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from wardmote.errors import Invalid, NotNow, Refused
from wardmote.foundation.access import Tenant, Viewer
from wardmote.foundation.retention import rules

HERE = Tenant(UUID(int=1), "here", "Here", made_up=True)
OWN, OTHER, ME, SOMEBODY = (UUID(int=n) for n in (2, 3, 4, 5))
ROLES = ("liaison_officer",)
DAY = date(2026, 11, 27)
AT = datetime(2026, 11, 27, 15, tzinfo=UTC)


def member(*roles, organisation=OWN, kind="member", id=ME):
    return Viewer(kind, HERE, id, "Ann", roles=roles, organisation=organisation)


@pytest.mark.parametrize(
    ("viewer", "agencies", "only", "knows"),
    [
        (member(*ROLES), [OWN], None, True),
        (member(*ROLES), [], None, True),
        (member(*ROLES), [OTHER], None, False),
        (member(*ROLES), [OTHER, OWN], None, True),
        (member("chair"), [OWN], None, False),
        (member(*ROLES, organisation=None), [OWN], None, False),
        (member(*ROLES, kind="system"), [OWN], None, False),
        (member(*ROLES, id=None), [OWN], None, False),
        (member(*ROLES), [OWN], {SOMEBODY}, False),
        (member("idva", organisation=OTHER), [OWN], {ME}, True),
        (member(*ROLES), [OWN], set(), False),
    ],
)
def test_who_may_know_that_there_is_such_a_record(viewer, agencies, only, knows):
    assert rules.may_know(viewer, ROLES, agencies, only) is knows


def test_nobody_decides_on_what_they_keep():
    rules.check_decides(member(*ROLES), {SOMEBODY})
    with pytest.raises(Refused, match="another decides"):
        rules.check_decides(member(*ROLES), {SOMEBODY, ME})


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        ({}, rules.DECIDE),
        ({"approved": True}, rules.APPROVED),
        ({"until": DAY}, rules.EXTENDED),
        ({"until": DAY - timedelta(days=1)}, rules.DECIDE),
        ({"held": True, "approved": True, "until": DAY}, rules.HELD),
    ],
)
def test_how_it_stands(facts, state):
    assert rules.state_of(**{"held": False, "approved": False, "until": None, **facts}, day=DAY) == state


def test_what_was_let_go_today_is_not_ripe_tonight_before_midnight_in_england():
    """22:30 UTC in June is half past eleven in England; an hour later it is the next day."""
    evening = datetime(2026, 6, 30, 22, 30, tzinfo=UTC)
    assert not rules.is_ripe(None, AT)
    assert not rules.is_ripe(evening, evening + timedelta(minutes=20))
    assert rules.is_ripe(evening, evening + timedelta(minutes=40))


def test_a_time_in_months_is_up_on_the_corresponding_day():
    """Oracle: by hand. 31 August and six months: 28 February; the day after that it is past its time."""
    assert rules.up_on(date(2020, 8, 31), 6) == date(2021, 2, 28)
    assert rules.earlier_than(date(2026, 11, 27), 72) == date(2020, 11, 27)


def test_only_a_court_wins_over_a_hold():
    assert set(rules.STRONGER) == {"court"}
    rules.check_not_held(())
    with pytest.raises(NotNow):
        rules.check_not_held((object(),))


def test_grounds_are_dated_and_cite_what_they_rest_on():
    for kind, least in ((rules.HOLD, 5), (rules.LONGER, 3)):
        found = rules.grounds(kind)
        assert len(found) >= least
        assert all(each.source and each.title for each in found)
        for each in found:
            assert rules.ground_named(kind, each.id, each.starts) == each
            with pytest.raises(Invalid):
                rules.ground_named(kind, each.id, each.starts - timedelta(days=1))


def test_what_is_no_reason_and_no_day():
    rules.check_reason("The claim about the tenancy may want it.")
    for wrong in ("Because.", "Ring 01632 960 011 about the claim", "It is about Mrs Wren and her tenancy"):
        with pytest.raises(Invalid):
            rules.check_reason(wrong)
    rules.check_until(DAY + timedelta(days=1), DAY, 1)
    for wrong in (DAY, DAY + timedelta(days=40)):
        with pytest.raises(Invalid):
            rules.check_until(wrong, DAY, 1)

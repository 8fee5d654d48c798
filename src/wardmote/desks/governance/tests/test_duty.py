"""The Serious Violence Duty: which steps can be taken, who has agreed what is in force, and when the review is due."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from wardmote.desks.agencies.api import organisations_for
from wardmote.desks.governance.models import DutyStep
from wardmote.desks.governance.presenters import duty as presenters
from wardmote.desks.governance.queries import duty as queries
from wardmote.desks.governance.rules import duty as rules
from wardmote.desks.governance.rules.duty import Step
from wardmote.desks.governance.verbs import duty as verbs
from wardmote.desks.places.api import set_up_partnership
from wardmote.errors import Invalid, NotNow
from wardmote.foundation.access import the_system
from wardmote.foundation.calendars.wall import entries
from wardmote.reports.packs import load_pack

TODAY = date(2027, 6, 1)
AT = datetime(2027, 6, 1, 9, tzinfo=UTC)
POLICE, FIRE = uuid4(), uuid4()
OLD, NEW = Step("strategy", date(2024, 1, 20)), Step("strategy", date(2027, 2, 1))


def test_the_review_is_counted_from_the_last_review_of_the_strategy_in_force():
    assert rules.reviewed_from([]) is None
    assert rules.reviewed_from([OLD]) == OLD.day
    reviewed = Step("reviewed", date(2025, 1, 10))
    assert rules.reviewed_from([reviewed, OLD]) == reviewed.day
    assert rules.reviewed_from([reviewed, OLD, NEW]) == NEW.day


def test_what_was_agreed_of_an_earlier_strategy_counts_no_more():
    steps = [OLD, Step("agreed", date(2024, 2, 1), POLICE), Step("agreed", date(2027, 2, 1), FIRE)]
    assert rules.agreed_by(steps) == {POLICE, FIRE}
    assert rules.agreed_by([*steps, NEW]) == {FIRE}
    assert rules.agreed_by([]) == frozenset()


ODD = [
    (Step("lost", TODAY), [], Invalid, "none of the steps"),
    (Step("strategy", date(2027, 6, 2)), [], Invalid, "still to come"),
    (Step("agreed", TODAY), [NEW], Invalid, "which authority"),
    (Step("reviewed", TODAY), [], NotNow, "No strategy"),
    (Step("sent", date(2027, 1, 31)), [NEW], Invalid, "not been published"),
]


@pytest.mark.parametrize(("step", "steps", "error", "says"), ODD)
def test_what_cannot_have_been_done_is_refused(step, steps, error, says):
    with pytest.raises(error, match=says):
        rules.check_step(step, steps=steps, today=TODAY)


@pytest.fixture
def by(db):
    """A partnership of its own, without the demonstration."""
    return the_system("a test", set_up_partnership(pack=load_pack("example"), by="a test", at=AT))


def taken(by, what, day):
    return verbs.take_step(step=Step(what, day), words="", link="", by=by, at=AT)


def on_the_wall(by):
    return next((each.standing, each.last) for each in entries(by, AT) if each.clock.rule == rules.REVIEW)


def test_the_wall_knows_when_the_review_is_due_once_a_strategy_is_written_down(by):
    assert on_the_wall(by) == ("not known", None)
    reference = taken(by, "strategy", date(2026, 6, 20))
    assert on_the_wall(by) == ("due soon", date(2027, 6, 20))
    taken(by, "reviewed", TODAY)
    assert on_the_wall(by) == ("due", date(2028, 6, 1))
    step = queries.duty_step_for(by, reference)
    with pytest.raises(NotNow, match="Other steps rest"):
        verbs.take_step_back(step=step.id, by=by, at=AT)
    review = next(each for each in queries.duty_steps_for(by) if each.what == "reviewed")
    verbs.take_step_back(step=review.id, by=by, at=AT)
    assert on_the_wall(by) == ("due soon", date(2027, 6, 20))
    with pytest.raises(NotNow, match="been taken back"):
        verbs.take_step_back(step=review.id, by=by, at=AT)
    verbs.take_step_back(step=step.id, by=by, at=AT)
    assert on_the_wall(by) == ("not known", None)
    assert DutyStep.objects.count() == 2


def test_what_is_not_there_is_said_and_no_contact_is_kept(by):
    page = presenters.list_page((), organisations_for(by), by)
    assert page.rows == ()
    assert all(latest == "Not written down" for _step, latest in page.sections[0].rows)
    with pytest.raises(Invalid, match="looks like an address"):
        verbs.take_step(step=Step("definition", TODAY), words="Ask ann@example.org", link="", by=by, at=AT)
    with pytest.raises(Invalid, match="not in this partnership"):
        verbs.take_step(step=Step("definition", TODAY, uuid4()), words="", link="", by=by, at=AT)

"""What runs on the plan, from the days in its rows, for each statutory area."""

from datetime import UTC, date, datetime

import pytest

from wardmote.desks.places.api import set_up_partnership
from wardmote.desks.plan.presenters import clocks as told
from wardmote.desks.plan.verbs import load_plan
from wardmote.foundation.access import the_system
from wardmote.foundation.calendars.wall import entries
from wardmote.reports.packs import load_pack

AT = datetime(2026, 11, 26, 12, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def by(monkeypatch):
    monkeypatch.setattr(told, "today", AT.date)
    return the_system("a test", set_up_partnership(pack=load_pack("chorley_south_ribble"), by="a test", at=AT))


def standing(by, rule):
    return [(each.clock.areas, each.standing, each.last) for each in entries(by, AT) if each.clock.rule == rule]


def test_the_plan_that_ended_leaves_a_revision_overdue_in_both_areas(by):
    load_plan(pack=load_pack("chorley_south_ribble"), by=by, at=AT)
    assert standing(by, "GOV.PLAN.ANNUAL") == [
        (("Chorley",), "overdue", date(2025, 3, 31)),
        (("South Ribble",), "overdue", date(2025, 3, 31)),
    ]


def test_without_a_plan_nothing_is_known(by):
    assert standing(by, "GOV.PLAN.ANNUAL") == [
        (("Chorley",), "not known", None),
        (("South Ribble",), "not known", None),
    ]

"""A year runs from the day an area's last assessment was issued."""

from datetime import UTC, date, datetime

from wardmote.desks.places.api import tenant_of
from wardmote.foundation.access import the_system
from wardmote.foundation.calendars.wall import entries


def found(slug, at):
    viewer = the_system("a test", tenant_of(slug))
    return [
        (each.clock.areas, each.standing, each.last)
        for each in entries(viewer, at)
        if "SA" in each.clock.rule.split(".")
    ]


def test_a_year_from_the_day_it_was_issued(demonstration):
    """The demonstration's were issued on 4 April 2026."""
    at = datetime(2026, 11, 26, tzinfo=UTC)
    due = date(2027, 4, 4)
    assert found("example", at) == [(("Netherwick",), "due", due), (("Saltmere",), "due", due)]
    assert {state for _, state, _ in found("example", datetime(2027, 4, 5, tzinfo=UTC))} == {"overdue"}


def test_an_area_with_none_is_not_known(demonstration):
    states = [state for _, state, _ in found("chorley-south-ribble", datetime(2026, 11, 26, tzinfo=UTC))]
    assert states == ["not known", "not known"]

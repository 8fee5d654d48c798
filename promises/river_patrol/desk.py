"""What the made-up kind of case would declare if it were a desk: tables of people, and where members stand."""

from contextlib import contextmanager
from datetime import datetime

from wardmote.foundation import desks
from wardmote.foundation.about_people import PeopleTable
from wardmote.foundation.access import Standing, Viewer, scope

HOME = "promises.river_patrol.desk"
CASE = ("river_patrol", "RiverCase")

PEOPLE = PeopleTable(
    "river_patrol.RiverPerson",
    case=CASE,
    columns=(("name", "C3"), ("school", "C4"), ("harm", "C5"), ("address", "C6")),
)
RECORDS = desks.PeopleTable(
    "river_patrol.RiverRecord",
    case=CASE,
    columns=(("words", ""),),
    class_column="record_class",
    row_classes=tuple(f"C{number}" for number in range(10)),
)
DESK = desks.Desk(
    slug="river_patrol",
    title="River patrol",
    purpose="Made-up cases, for tests.",
    people=(PEOPLE, RECORDS),
    standing=f"{HOME}:standing",
)
#: What the desk knows, by member.
KNOWN: dict = {}


def standing(viewer: Viewer, at: datetime, of=None) -> Standing:
    """Where a member stands; of whom nothing is known, nothing is said."""
    return KNOWN.get(viewer.member_id, Standing())


@contextmanager
def declared(monkeypatch):
    """For as long as this lasts the made-up kind is a desk beside the others."""
    real = desks.every()
    with monkeypatch.context() as patch:
        patch.setattr(desks, "every", lambda: (*real, DESK))
        scope._of_people.cache_clear()
        KNOWN.clear()
        yield DESK
    scope._of_people.cache_clear()

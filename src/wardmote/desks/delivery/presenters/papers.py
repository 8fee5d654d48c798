"""What of delivery stands in the papers of a meeting."""

from datetime import date

from wardmote.desks.delivery.presenters.activities import days_of
from wardmote.desks.delivery.queries.activities import activities_for
from wardmote.desks.delivery.rules.activities import OVERDUE
from wardmote.documents import Column, Table
from wardmote.foundation.access import Viewer


def overdue(viewer: Viewer, day: date) -> tuple[Table, ...]:
    """What was done and nobody has counted in time, the longest ago first; no table where there is none."""
    late = [each for each in activities_for(viewer, day) if each.state == OVERDUE]
    if not late:
        return ()
    rows = tuple(
        (each.name, each.kind, days_of(each), each.lead_name or "Nobody in particular", each.aim.text)
        for each in reversed(late)
    )
    titles = ("What was done", "Kind", "Days", "Lead", "Aim")
    return (
        Table(
            id="overdue-activities",
            caption="Done, and not counted in time",
            columns=tuple(map(Column, titles)),
            rows=rows,
        ),
    )

"""The data protection complaints of a demonstration: one that waits to be acknowledged, and one that was answered."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from wardmote.desks.agencies.api import organisations_for
from wardmote.desks.governance.api import (
    ComplaintSaid,
    acknowledge_complaint,
    answer_complaint,
    complaint_for,
    complaints_for,
    receive_complaint,
)
from wardmote.foundation.access import Viewer
from wardmote.foundation.now import day_of


def make_complaints(told: Sequence[Mapping[str, Any]], *, by: Viewer, at: datetime) -> None:
    """Write down these complaints, and carry them as far as they tell; unless there are some already."""
    if complaints_for(by):
        return
    bodies = {body.name: body.id for body in organisations_for(by)}
    for each in told:
        came = day_of(at - timedelta(days=each["days"]))
        said = ComplaintSaid(bodies[each["organisation"]], each["kind"], each["what"], came)
        reference = receive_complaint(said=said, by=by, at=at)
        of: dict[str, Any] = {"complaint": complaint_for(by, reference).id, "by": by, "at": at}
        if "acknowledged" in each:
            acknowledge_complaint(day=came + timedelta(days=each["acknowledged"]), **of)
        if "answered" in each:
            day = came + timedelta(days=each["answered"])
            answer_complaint(outcome=each["outcome"], words=each["words"], day=day, **of)

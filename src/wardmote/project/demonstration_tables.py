"""The demonstration's public tables: two that are out, one that waits for a second person, one that was refused."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.conf import settings

from wardmote.desks.tables.api import (
    Wanted,
    ask_for_making,
    ask_to_publish,
    proposal_for,
    proposals_for,
    publish,
)
from wardmote.evidence.periods import Period
from wardmote.foundation.access import Viewer
from wardmote.foundation.jobs.worker import do_all_that_waits


def make_tables(told: Mapping[str, Any], *, analyst: Viewer, manager: Viewer, at: datetime) -> None:
    """Make what demonstration.toml tells of, as the analyst; and let out, as the manager, what is to be out.

    Where figures stand in the way that others have pinned, they are accepted by name, as a reviewer would.
    """
    if proposals_for(analyst):
        return
    for each in told["tables"]:
        year = Period.parse(each["year"])
        within = tuple(map(tuple, each.get("within", ())))
        wanted = Wanted(each["source"], each.get("series", ""), str(year.first), str(year.last), within)
        reference = _made(wanted, each["title"], analyst, at)
        found = proposal_for(analyst, reference)
        if found.pinned and each.get("accept"):
            wanted = replace(wanted, accepted=found.pinned, because=each["accept"])
            reference = _made(wanted, each["title"], analyst, at)
        if "ask" in each:
            ask_to_publish(reference=reference, because=each["ask"], by=analyst, at=at)
        if "publish" in each:
            publish(reference=reference, because=each["publish"], by=manager, at=at)


def _made(wanted: Wanted, title: str, by: Viewer, at: datetime) -> str:
    reference = ask_for_making(wanted=wanted, title=title, by=by, at=at)
    do_all_that_waits(settings.WARDMOTE_WORKERS)
    return reference

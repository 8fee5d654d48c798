"""Requests as they are measured, for who oversees them: nothing of whom they are about but what kind of person."""

from datetime import datetime

from wardmote.desks.sharing.models import DisclosureRequest
from wardmote.desks.sharing.rules import requests as rules
from wardmote.desks.sharing.rules.measures import Measured, Record
from wardmote.foundation.access import BUSINESS, Viewer, seen


def measured_for(viewer: Viewer, since: datetime) -> tuple[Measured, ...]:
    """Every request that was asked since then and not taken back; nothing for whoever does not oversee them.

    What was told by voice or in a meeting was never waited for, and is not here.
    """
    if not _oversees(viewer):
        return ()
    rows = seen(viewer, DisclosureRequest, BUSINESS).filter(
        way__in=(rules.ROUTINE, rules.UNUSUAL), asked_at__gte=since, withdrawn_at__isnull=True, holder__isnull=False
    )
    return tuple(
        Measured(
            holder=row.holder.name,
            recipient=row.recipient.name,
            urgency=row.facts.get("urgency") or "",
            subject=row.facts.get("subject") or "",
            asked=row.asked_at,
            answered=row.answered_at,
            refused=row.outcome == rules.REFUSED,
        )
        for row in rows.select_related("holder", "recipient")
    )


def records_for(viewer: Viewer, since: datetime) -> tuple[Record, ...]:
    """By when each thing told in an emergency since then was to be written down, and when it was; nothing for whoever
    does not oversee them."""
    if not _oversees(viewer):
        return ()
    rows = seen(viewer, DisclosureRequest, BUSINESS).filter(
        way=rules.EMERGENCY, asked_at__gte=since, withdrawn_at__isnull=True, record_by__isnull=False
    )
    return tuple(Record(due, written) for due, written in rows.values_list("record_by", "answered_at") if due)


def _oversees(viewer: Viewer) -> bool:
    return viewer.kind == "member" and viewer.holds(*rules.OVERSEES)

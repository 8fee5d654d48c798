"""Requests for access as retention needs them: whose they are and since when, and no word of them."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef

from wardmote.desks.rights.models import AccessAnswer, AccessPart, AccessRequest
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.now import day_of
from wardmote.foundation.retention.over import Name, Over, Wanted


def kept_requests(viewer: Viewer, wanted: Wanted) -> Iterable[Over]:
    """Requests with what was gathered and answered on them. One that an agency has still to answer is in use.

    Whoever received it decides; each agency that was asked may hold it.
    """
    if wanted.record_class:
        return
    rows = seen(viewer, AccessRequest, BUSINESS)
    if wanted.records is not None:
        rows = rows.filter(pk__in=wanted.records)
    if wanted.reference:
        rows = rows.filter(reference=wanted.reference)
    live = seen(viewer, AccessAnswer, BUSINESS).filter(part=OuterRef("pk"), ended_at__isnull=True)
    open_ = seen(viewer, AccessPart, BUSINESS).filter(~Exists(live), request=OuterRef("pk"))
    if wanted.moment is not None:
        rows = rows.exclude(Exists(open_), withdrawn_at__isnull=True)
    found = list(rows.select_related("organisation").order_by("received_on", "pk"))
    last, parts, keepers = _beside(viewer, [row.pk for row in found])
    for row in found:
        since = day_of(row.withdrawn_at or last.get(row.pk) or row.made_at)
        if wanted.before is not None and since >= wanted.before:
            continue
        bodies = {row.organisation_id: row.organisation.name, **parts[row.pk][0]}
        yield Over(
            row.pk,
            row.reference,
            "",
            since,
            agencies=tuple(bodies.items()),
            keepers=frozenset(keepers[row.pk]),
            names=frozenset(parts[row.pk][1]),
        )


def _beside(viewer: Viewer, ids: list[UUID]) -> tuple[dict[UUID, datetime], dict, dict[UUID, set[UUID]]]:
    last: dict[UUID, datetime] = {}
    parts: dict[UUID, tuple[dict[UUID, str], set[Name]]] = {each: ({}, set()) for each in ids}
    keepers: dict[UUID, set[UUID]] = defaultdict(set)
    for part in seen(viewer, AccessPart, BUSINESS).filter(request__in=ids).select_related("organisation"):
        bodies, names = parts[part.request_id]
        names.add(("rights", "AccessPart", part.pk))
        if part.only is None:
            bodies[part.organisation_id] = part.organisation.name
        keepers[part.request_id] |= {each for each in (part.preparer, part.reviewer) if each}
    answers = seen(viewer, AccessAnswer, BUSINESS).filter(part__request__in=ids).order_by("made_at")
    for request, at in answers.values_list("part__request", "made_at"):
        last[request] = at
    return last, parts, keepers

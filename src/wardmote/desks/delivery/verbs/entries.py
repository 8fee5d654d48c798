"""The only writer of entries of the ledger, and of what a project's history says."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from wardmote.desks.delivery.models import Fund, MoneyEntry, Project, ProjectEntry
from wardmote.foundation import audit
from wardmote.foundation.access import Viewer


@transaction.atomic
def enter(
    *,
    kind: str,
    pence: int,
    day: date,
    words: str,
    by: Viewer,
    at: datetime,
    fund: Fund | None = None,
    project: Project | None = None,
    counters: UUID | None = None,
    beside: UUID | None = None,
) -> UUID:
    """Add an entry to a fund, or to a project and so to its fund. Whoever calls has locked the fund and checked."""
    held = project.fund_id if project else fund.id if fund else None
    row = MoneyEntry.objects.create(
        partnership_id=by.tenant.id,
        fund_id=held,
        number=MoneyEntry.objects.filter(fund=held).count() + 1,
        project=project,
        kind=kind,
        pence=pence,
        day=day,
        words=words.strip()[:300],
        counters_id=counters,
        beside_id=beside,
        entered_at=at,
        entered_by=by.name,
    )
    audit.record(by=by, what="made", of=("delivery", "MoneyEntry", row.id), fields=("kind", "pence", "day"))
    return row.id


@transaction.atomic
def write_down(
    *, project: Project, what: str, words: str, by: Viewer, at: datetime, audited: str, fields: Iterable[str]
) -> None:
    """Add a line to a project's history; `audited` is what the audit calls it."""
    ProjectEntry.objects.create(
        partnership_id=by.tenant.id, project=project, what=what, words=words.strip()[:300], at=at, by=by.name
    )
    audit.record(by=by, what=audited, of=("delivery", "Project", project.pk), fields=fields)

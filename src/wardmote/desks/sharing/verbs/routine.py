"""Approving in advance what may be asked for under an agreement, which two people do, and ending that, by one."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from wardmote.desks.sharing.models import RoutineSet
from wardmote.desks.sharing.queries.agreements import agreement_for
from wardmote.desks.sharing.queries.routine import routine_set_for
from wardmote.desks.sharing.rules.agreements import WRITES
from wardmote.desks.sharing.rules.requests import check_routine
from wardmote.errors import Invalid, NotNow, Refused
from wardmote.foundation import audit
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.access.roles import title_of
from wardmote.foundation.now import day_of

SAYS = ("title", "purpose", "subject", "regime", "fields", "because", "keep_days")


@transaction.atomic
def approve_routine(*, by: Viewer, subject: str, said: dict[str, Any], starts: date, at: datetime) -> None:
    """Let fields be asked for in advance, as a second person approved. Called by a change, whose subject is the
    agreement's reference."""
    found = agreement_for(by, subject, starts)
    version = found.open
    if version is None or found.tier != 2:
        raise NotNow("No version of a tier 2 agreement is open.", instead="Open one for signature first.")
    chosen = [each for each in version.fields if each.name in said["fields"]]
    if len(chosen) != len(said["fields"]) or said["purpose"] not in version.purposes:
        raise Invalid("The agreement covers no such field or purpose.", instead="Choose from what it covers.")
    kinds = [(each.record_class, each.sensitivity) for each in chosen]
    check_routine(title=said["title"], because=said["because"], fields=kinds, keep_days=said["keep_days"])
    told = {name: said[name] for name in SAYS}
    row = RoutineSet.objects.create(
        partnership_id=by.tenant.id, version_id=version.id, made_at=at, made_by=by.name, **told
    )
    audit.record(by=by, what="approved", of=("sharing", "RoutineSet", row.pk), fields=("version", *SAYS))


@transaction.atomic
def end_routine(*, routine: UUID, by: Viewer, at: datetime) -> None:
    """Let it be asked for no more. What was asked by it before is answered as any other request."""
    if by.kind != "member" or not by.holds(*WRITES):
        raise Refused(
            f"This is ended by this role: {' or '.join(map(title_of, WRITES))}.", instead="Ask a colleague with it."
        )
    found = routine_set_for(by, routine, day_of(at))
    row = seen(by, RoutineSet, BUSINESS).select_for_update().get(pk=found.id)
    if row.ended_at is not None:
        raise NotNow("It was ended already.", instead="There is nothing to end.")
    row.ended_at, row.ended_by = at, by.name
    row.save(update_fields=["ended_at", "ended_by"])
    audit.record(by=by, what="ended", of=("sharing", "RoutineSet", row.pk), fields=("ended_at",))

"""Recording that the partnership adopted one of its governing documents, and taking that back."""

from datetime import date, datetime

from django.db import transaction

from wardmote.desks.sharing.models import AdoptedDocument
from wardmote.desks.sharing.rules.agreements import WRITES
from wardmote.desks.sharing.rules.documents import check_adopted, draft_of
from wardmote.errors import NotNow, Refused
from wardmote.foundation import audit
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.access.roles import title_of
from wardmote.foundation.now import day_of


@transaction.atomic
def adopt_document(*, kind: str, document: str, approved_by: str, day: date, by: Viewer, at: datetime) -> None:
    """Record the reference of a document of the set, who approved it and when; what was recorded before is replaced."""
    _check_records(by)
    draft_of(kind)
    check_adopted(document=document, approved_by=approved_by, day=day, today=day_of(at))
    _withdraw(kind, by, at)
    row = AdoptedDocument.objects.create(
        partnership_id=by.tenant.id,
        kind=kind,
        document=document.strip(),
        approved_by=approved_by.strip(),
        day=day,
        made_at=at,
        made_by=by.name,
    )
    audit.record(by=by, what="made", of=("sharing", "AdoptedDocument", row.pk), fields=("kind", "document", "day"))


@transaction.atomic
def take_document_back(*, kind: str, by: Viewer, at: datetime) -> None:
    """Say that a document is not adopted after all. Without an impact assessment nothing about anybody is told."""
    _check_records(by)
    if not _withdraw(kind, by, at):
        raise NotNow("No such document is recorded as adopted.", instead="There is nothing to take back.")


def _withdraw(kind: str, by: Viewer, at: datetime) -> bool:
    rows = seen(by, AdoptedDocument, BUSINESS).select_for_update().filter(kind=kind, withdrawn_at__isnull=True)
    ids = [row.pk for row in rows]
    AdoptedDocument.objects.filter(pk__in=ids).update(withdrawn_at=at, withdrawn_by=by.name)
    audit.record(by=by, what="withdrawn", of=("sharing", "AdoptedDocument", ids), fields=("withdrawn_at",))
    return bool(ids)


def _check_records(by: Viewer) -> None:
    if by.kind != "member" or not by.holds(*WRITES):
        raise Refused(
            f"This is recorded by this role: {' or '.join(map(title_of, WRITES))}.",
            instead="Tell a colleague with that role where the document is.",
        )

"""The certificate of what was destroyed on a day: how many of what, by which rule, on whose word. No content."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from wardmote.foundation import audit
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.now import day_of
from wardmote.foundation.retention.models import Certificate, CertificateLine
from wardmote.foundation.retention.verbs.parting import Gone


@dataclass(frozen=True)
class Word:
    """On whose word it went, and of which day; nobody's where its own rule destroys it."""

    member: UUID | None = None
    name: str = ""
    day: date | None = None


BY_ITSELF = Word()


@transaction.atomic
def certify(
    *,
    agency: tuple[UUID | None, str],
    kind: str,
    rule: str,
    source: str,
    word: Word,
    gone: Gone,
    by: Viewer,
    at: datetime,
) -> None:
    """Add one record that was destroyed to the day's certificate of its agency, in the transaction that destroys it."""
    certificate = _certificate(by, agency, at)
    of = {"kind": kind, "rule": rule, "source": source, "approver": word.member, "approved_on": word.day}
    lines = seen(by, CertificateLine, BUSINESS).select_for_update().filter(certificate=certificate, **of)
    line = lines.first()
    if line is None:
        more = {"approved_by": word.name, "records": 0, "keys": 0}
        line = CertificateLine(partnership=by.tenant.id, certificate=certificate, **of, **more)
    told = dict(line.rows)
    line.rows = [[title, told.get(title, 0) + gone.rows.get(title, 0)] for title in {**told, **gone.rows}]
    line.records, line.keys = line.records + 1, line.keys + gone.keys
    line.save()
    audit.record(
        by=by, what="changed", of=("retention", "CertificateLine", line.pk), fields=("records", "keys", "rows")
    )


def _certificate(by: Viewer, agency: tuple[UUID | None, str], at: datetime) -> Certificate:
    of = {"agency": agency[0], "day": day_of(at)}
    row = seen(by, Certificate, BUSINESS).filter(**of).first() if agency[0] else None
    if agency[0] is None:
        row = seen(by, Certificate, BUSINESS).filter(agency__isnull=True, day=day_of(at)).first()
    if row is None:
        row = Certificate.objects.create(
            partnership=by.tenant.id, agency_name=agency[1], made_at=at, made_by=by.name, **of
        )
        audit.record(by=by, what="made", of=("retention", "Certificate", row.pk), fields=("agency", "day"))
    return row

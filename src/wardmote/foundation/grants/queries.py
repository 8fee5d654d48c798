"""Which grants there are: those that open something to a viewer now, and those that hang on an agreement."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from wardmote.foundation.access import BUSINESS, Leave, Standing, Viewer, seen
from wardmote.foundation.grants.models import AccessGrant
from wardmote.foundation.grants.rules import AgreementVersion, Record


@dataclass(frozen=True)
class GrantSeen:
    """One grant, as whoever keeps the agreement reads it. `ended_at` is None while nobody has ended it."""

    id: UUID
    to_member: UUID | None
    to_organisation: UUID | None
    of: Record
    fields: tuple[str, ...]
    purpose: str
    agreement: AgreementVersion
    given_at: datetime
    given_by: str
    until: datetime
    ended_at: datetime | None
    ended_by: str
    because: str

    def is_in_force(self, at: datetime) -> bool:
        """Does it open anything at this moment?"""
        return self.given_at <= at < self.until and self.ended_at is None


def hanging_on(viewer: Viewer, agreement: UUID) -> tuple[GrantSeen, ...]:
    """Every grant that was ever given under an agreement, the latest first, ended ones too."""
    rows = seen(viewer, AccessGrant, BUSINESS).filter(agreement=agreement).order_by("-given_at", "pk")
    return tuple(_seen(row) for row in rows)


def given_on(viewer: Viewer, table: tuple[str, str], records: Collection[UUID]) -> dict[UUID, tuple[GrantSeen, ...]]:
    """Every grant that was ever given of these records of one table (desk, table), ended ones too, by the record."""
    desk, name = table
    found: dict[UUID, list[GrantSeen]] = {each: [] for each in records}
    rows = seen(viewer, AccessGrant, BUSINESS).filter(desk=desk, table=name, record__in=list(records))
    for row in rows.order_by("-given_at", "pk"):
        found[row.record].append(_seen(row))
    return {record: tuple(each) for record, each in found.items()}


def in_force(viewer: Viewer, at: datetime) -> tuple[GrantSeen, ...]:
    """The grants by which this member, or their organisation, reads something at this moment. No fact, no grant."""
    to = Q(pk__in=())
    if viewer.kind == "member" and viewer.member_id is not None:
        to = Q(to_member=viewer.member_id)
        to |= Q(to_organisation=viewer.organisation) if viewer.organisation is not None else Q(pk__in=())
    rows = seen(viewer, AccessGrant, BUSINESS).filter(to, given_at__lte=at, until__gt=at, ended_at__isnull=True)
    return tuple(_seen(row) for row in rows.order_by("given_at", "pk"))


def standing(viewer: Viewer, at: datetime, of: Collection[UUID] | None = None) -> Standing:
    """What grants open to a viewer at a moment, as access reads it."""
    told = in_force(viewer, at)
    return Standing(leaves=tuple(Leave(each.of, frozenset(each.fields), each.purpose) for each in told))


def _seen(row: AccessGrant) -> GrantSeen:
    return GrantSeen(
        id=row.pk,
        to_member=row.to_member,
        to_organisation=row.to_organisation,
        of=(row.desk, row.table, row.record),
        fields=tuple(row.fields),
        purpose=row.purpose,
        agreement=AgreementVersion(row.agreement, row.version),
        given_at=row.given_at,
        given_by=row.given_by,
        until=row.until,
        ended_at=row.ended_at,
        ended_by=row.ended_by,
        because=row.because,
    )

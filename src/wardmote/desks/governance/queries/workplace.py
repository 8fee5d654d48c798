"""The readers of accreditations, of policies for staff, and of the commitments that hang on them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse

from wardmote.desks.agencies.api import organisations_for
from wardmote.desks.governance.models import Accreditation, AccreditationItem, HungCommitment, StaffPolicy
from wardmote.desks.governance.rules import workplace as rules
from wardmote.errors import Missing
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.local_values import value_of
from wardmote.foundation.once import once
from wardmote.foundation.records import Found


@dataclass(frozen=True)
class ItemSeen:
    """Something that the action plan of an accreditation promises."""

    id: UUID
    strand: str
    text: str
    done_on: date | None
    evidence: str
    withdrawn: bool
    edition: int


@dataclass(frozen=True)
class AccreditationSeen:
    """An accreditation, how it stands on the day asked about, and what its action plan promises."""

    id: UUID
    reference: str
    organisation: UUID
    organisation_name: str
    level: str
    starts: date
    ends: date
    owner: UUID | None
    owner_name: str
    ambassadors: int | None
    state: str
    items: tuple[ItemSeen, ...]
    edition: int

    @property
    def until(self) -> date:
        return self.ends

    @property
    def promised(self) -> tuple[ItemSeen, ...]:
        return tuple(each for each in self.items if not each.withdrawn)

    @property
    def done(self) -> int:
        return sum(each.done_on is not None for each in self.promised)


@dataclass(frozen=True)
class PolicySeen:
    """A policy for staff, and how it stands on the day asked about."""

    id: UUID
    reference: str
    organisation: UUID
    organisation_name: str
    dated: date
    review_due: date
    managers: int | None
    trained: int | None
    paid_leave: str
    link: str
    owner: UUID | None
    owner_name: str
    state: str
    edition: int

    @property
    def until(self) -> date:
        return self.review_due


@once
def accreditations_for(viewer: Viewer, day: date) -> tuple[AccreditationSeen, ...]:
    """Every accreditation, by organisation, the latest first; those taken back last."""
    items: dict[UUID, list[ItemSeen]] = {}
    for each in seen(viewer, AccreditationItem, BUSINESS).order_by("strand", "text", "id"):
        alike = ("id", "strand", "text", "done_on", "evidence", "edition")
        told = ItemSeen(**{name: getattr(each, name) for name in alike}, withdrawn=each.withdrawn_at is not None)
        items.setdefault(each.accreditation_id, []).append(told)
    return _accreditations(viewer, day, items)


def accreditations_in_brief(viewer: Viewer, day: date) -> tuple[AccreditationSeen, ...]:
    """The same, without what their action plans promise."""
    return _accreditations(viewer, day, {})


def _accreditations(viewer: Viewer, day: date, items: dict[UUID, list[ItemSeen]]) -> tuple[AccreditationSeen, ...]:
    found = list(seen(viewer, Accreditation, BUSINESS).select_related("organisation", "owner"))
    soon = int(value_of(viewer, "governance.accreditation_soon_days", day)) if found else 0
    later = _latest([(row.organisation_id, row.starts, row.withdrawn_at is not None) for row in found], day)
    names = ("id", "reference", "level", "starts", "ends", "ambassadors", "edition")
    return tuple(
        AccreditationSeen(
            **{name: getattr(row, name) for name in names},
            **_whose(row),
            state=rules.WITHDRAWN
            if row.withdrawn_at
            else rules.accreditation_state(
                starts=row.starts, ends=row.ends, replaced=row.starts < later[row.organisation_id], day=day, soon=soon
            ),
            items=tuple(items.get(row.id, ())),
        )
        for row in sorted(found, key=lambda row: _order(row, row.starts))
    )


@once
def policies_for(viewer: Viewer, day: date) -> tuple[PolicySeen, ...]:
    """Every policy for staff, by organisation, the latest first; those taken back last."""
    found = list(seen(viewer, StaffPolicy, BUSINESS).select_related("organisation", "owner"))
    soon = int(value_of(viewer, "governance.staff_policy_soon_days", day)) if found else 0
    later = _latest([(row.organisation_id, row.dated, row.withdrawn_at is not None) for row in found], day)
    names = ("id", "reference", "dated", "review_due", "managers", "trained", "paid_leave", "link", "edition")
    return tuple(
        PolicySeen(
            **{name: getattr(row, name) for name in names},
            **_whose(row),
            state=rules.WITHDRAWN
            if row.withdrawn_at
            else rules.policy_state(
                dated=row.dated,
                review_due=row.review_due,
                replaced=row.dated < later[row.organisation_id],
                day=day,
                soon=soon,
            ),
        )
        for row in sorted(found, key=lambda row: _order(row, row.dated))
    )


def accreditation_for(viewer: Viewer, reference: str, day: date) -> AccreditationSeen:
    """One of them; raises Missing."""
    return _one(accreditations_for(viewer, day), reference)


def policy_for(viewer: Viewer, reference: str, day: date) -> PolicySeen:
    """One of them; raises Missing."""
    return _one(policies_for(viewer, day), reference)


def item_for(viewer: Viewer, item: UUID, day: date) -> tuple[AccreditationSeen, ItemSeen]:
    """Something an action plan promises, with the accreditation it is of; raises Missing."""
    for each in accreditations_for(viewer, day):
        for one in each.items:
            if one.id == item:
                return each, one
    raise Missing("No action plan here promises that.", instead="Look on the accreditation's page.")


def without(viewer: Viewer, held: Collection[UUID], day: date) -> tuple[str, ...]:
    """The names of the organisations of the partnership that are not among these."""
    every = [each for each in organisations_for(viewer) if each.ends is None or each.ends >= day]
    return tuple(sorted(each.name for each in every if each.id not in held))


def hung_on(viewer: Viewer, register: str) -> frozenset[UUID] | None:
    """The commitments that hang on a register; None where nobody has ever said."""
    rows = list(seen(viewer, HungCommitment, BUSINESS).filter(register=register))
    return frozenset(row.commitment_id for row in rows if row.withdrawn_at is None) if rows else None


def hanging(viewer: Viewer, commitments: Collection[UUID]) -> tuple[tuple[UUID, str], ...]:
    """Of these commitments, those that hang on a register, each with which."""
    rows = seen(viewer, HungCommitment, BUSINESS).filter(commitment__in=list(commitments), withdrawn_at__isnull=True)
    return tuple(rows.order_by("register", "id").values_list("commitment", "register"))


def found_accreditation(viewer: Viewer, record: UUID) -> Found | None:
    """What an accreditation is called and where its page is, for other desks that name it."""
    return _found(seen(viewer, Accreditation, BUSINESS).filter(pk=record), "show-accreditation")


def found_policy(viewer: Viewer, record: UUID) -> Found | None:
    """The same of a policy for staff."""
    return _found(seen(viewer, StaffPolicy, BUSINESS).filter(pk=record), "show-staff-policy")


def _found(rows: QuerySet, address: str) -> Found | None:
    row = rows.select_related("organisation").first()
    return Found(row.organisation.name, reverse(address, kwargs={"reference": row.reference})) if row else None


def _one(every: Sequence, reference: str):
    for each in every:
        if each.reference == reference:
            return each
    raise Missing("There is no such record here.", instead="Look for it in the register.")


def _whose(row: Accreditation | StaffPolicy) -> dict:
    return {
        "organisation": row.organisation_id,
        "organisation_name": row.organisation.name,
        "owner": row.owner_id,
        "owner_name": row.owner.name if row.owner else "",
    }


def _order(row: Accreditation | StaffPolicy, begins: date) -> tuple:
    return (row.withdrawn_at is not None, row.organisation.name, -begins.toordinal(), str(row.id))


def _latest(rows: Sequence[tuple[UUID, date, bool]], day: date) -> dict[UUID, date]:
    """When the latest one of each organisation began, of those that have begun and stand."""
    latest = {body: date.min for body, _begins, _gone in rows}
    for body, begins, gone in rows:
        if not gone and begins <= day:
            latest[body] = max(latest[body], begins)
    return latest

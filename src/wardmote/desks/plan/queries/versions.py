"""The approved versions of plans that are written here, which anybody may read, and to whom they were sent."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from wardmote.desks.plan.models import PlanVersion, Transmittal
from wardmote.errors import Missing
from wardmote.foundation.access import BUSINESS, PUBLIC_CLASS, Viewer, seen
from wardmote.foundation.once import once


@dataclass(frozen=True)
class SentSeen:
    """That a version was sent, by which way, and whether its receipt is known."""

    id: UUID
    organisation_name: str
    way: str
    sent_on: date
    sent_by: str
    received_at: datetime | None
    received_by: str


@dataclass(frozen=True)
class VersionSeen:
    """An approved version. `lines` are [key, where, words] of everything it says; `document` is how it is printed.

    `about_harm` says that its page offers a way to leave fast.
    """

    id: UUID
    plan: str
    area_slug: str
    area: str
    title: str
    starts: date
    ends: date
    number: int
    digest: str
    approved_at: datetime
    approved_by: str
    because: str
    lines: tuple[tuple[str, str, str], ...]
    document: dict[str, Any]
    commitments: tuple[UUID, ...]
    about_harm: bool


def versions_of(viewer: Viewer, reference: str) -> tuple[VersionSeen, ...]:
    """The approved versions of a plan, the latest first; anybody may read them."""
    rows = seen(viewer, PlanVersion, PUBLIC_CLASS).filter(plan__reference=reference)
    return tuple(map(_version, rows.select_related("plan__statutory_area").order_by("-number")))


def version_of(viewer: Viewer, reference: str, number: int | None = None) -> VersionSeen:
    """One approved version of a plan, the latest where no number is given; raises Missing."""
    for each in versions_of(viewer, reference):
        if number in (None, each.number):
            return each
    raise Missing("No such version of a plan has been approved here.", instead="See what we are doing.")


@once
def approved_plans(viewer: Viewer) -> tuple[VersionSeen, ...]:
    """The latest approved version of each plan that is written here, by area, the latest plan first."""
    rows = seen(viewer, PlanVersion, PUBLIC_CLASS).select_related("plan__statutory_area")
    latest = {row.plan_id: row for row in rows.order_by("number")}
    told = sorted(latest.values(), key=lambda row: row.plan.starts, reverse=True)
    return tuple(map(_version, sorted(told, key=lambda row: row.plan.statutory_area.order)))


def sent_of(viewer: Viewer, version: UUID) -> tuple[SentSeen, ...]:
    """When a version was sent to the elected local policing body, the latest first."""
    rows = seen(viewer, Transmittal, BUSINESS).filter(version=version).select_related("organisation")
    return tuple(
        SentSeen(
            id=row.id,
            organisation_name=row.organisation.name,
            way=row.way,
            sent_on=row.sent_on,
            sent_by=row.sent_by,
            received_at=row.received_at,
            received_by=row.received_by,
        )
        for row in rows.order_by("-sent_at")
    )


def sent_for(viewer: Viewer, transmittal: UUID) -> tuple[SentSeen, VersionSeen]:
    """One sending, with what was sent; raises Missing."""
    rows = seen(viewer, Transmittal, BUSINESS).filter(pk=transmittal)
    row = rows.select_related("version__plan__statutory_area").first()
    if row is None:
        raise Missing("Nothing of that kind was sent.", instead="Ask the colleague who sent the link.")
    found = next(each for each in sent_of(viewer, row.version_id) if each.id == row.id)
    return found, _version(row.version)


def _version(row: PlanVersion) -> VersionSeen:
    return VersionSeen(
        id=row.id,
        plan=row.plan.reference,
        area_slug=row.plan.statutory_area.slug,
        area=row.plan.statutory_area.name,
        title=row.content["title"],
        starts=date.fromisoformat(row.content["starts"]),
        ends=date.fromisoformat(row.content["ends"]),
        number=row.number,
        digest=row.digest,
        approved_at=row.approved_at,
        approved_by=row.approved_by,
        because=row.because,
        lines=tuple((key, where, words) for key, where, words in row.content["lines"]),
        document=row.content["document"],
        commitments=tuple(UUID(each) for each in row.content["commitments"]),
        about_harm=row.content["about_harm"],
    )

"""The readers of data protection complaints: who carries them through, and the chair."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse

from wardmote.clocks import Due
from wardmote.desks.governance.models import DataComplaint, DataComplaintEntry
from wardmote.desks.governance.rules.complaints import OVER, RULE, STATES, Standing, reads_complaints
from wardmote.errors import Missing, NotNow
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.calendars.limits import local_rules
from wardmote.foundation.columns import with_names
from wardmote.foundation.once import once
from wardmote.foundation.records import Found


@dataclass(frozen=True)
class ComplaintSeen:
    """A complaint and how it stands. `due` says by when it is acknowledged; nothing where the law had no such limit."""

    id: UUID
    reference: str
    organisation: UUID
    organisation_name: str
    kind: str
    what: str
    received_on: date
    acknowledged_on: date | None
    outcome: str
    answered_on: date | None
    answer_words: str
    made_at: datetime
    made_by: str
    edition: int
    standing: Standing
    due: Due | None

    @property
    def state(self) -> str:
        return self.standing.state

    @property
    def open(self) -> bool:
        return self.state not in OVER


@dataclass(frozen=True)
class ComplaintEntrySeen:
    """One step that was taken."""

    what: str
    words: str
    at: datetime
    by: str


@once
def complaints_for(viewer: Viewer) -> tuple[ComplaintSeen, ...]:
    """Those this viewer may read: by how they stand, the first received first."""
    found = _seen(viewer, _visible(viewer).order_by("received_on", "id"))
    return tuple(sorted(found, key=lambda each: STATES.index(each.state)))


def complaint_for(viewer: Viewer, reference: str) -> ComplaintSeen:
    """One of them; raises Missing."""
    found = _seen(viewer, _visible(viewer).filter(reference=reference))
    if not found:
        raise Missing("There is no such complaint that you may read.", instead="Look in the list of complaints.")
    return found[0]


def complaint_history(viewer: Viewer, complaint: UUID) -> tuple[ComplaintEntrySeen, ...]:
    """The steps taken with a complaint, the newest first."""
    rows = seen(viewer, DataComplaintEntry, BUSINESS).filter(complaint=complaint, complaint__in=_visible(viewer))
    return tuple(ComplaintEntrySeen(row.what, row.words, row.at, row.by) for row in rows.order_by("-at", "-id"))


def found_complaint(viewer: Viewer, record: UUID) -> Found | None:
    """What a complaint is called and where its page is, for other desks that name it."""
    row = _visible(viewer).filter(pk=record).first()
    if row is None:
        return None
    return Found(f"Complaint {row.reference}", reverse("show-data-complaint", kwargs={"reference": row.reference}))


def _visible(viewer: Viewer) -> QuerySet[DataComplaint]:
    rows = seen(viewer, DataComplaint, BUSINESS)
    return rows if reads_complaints(viewer) else rows.none()


def _seen(viewer: Viewer, rows: QuerySet[DataComplaint]) -> tuple[ComplaintSeen, ...]:
    return tuple(_of(row, _due(viewer, row.received_on)) for row in with_names(rows, "organisation"))


def _due(viewer: Viewer, received: date) -> Due | None:
    try:
        return local_rules(viewer).due(RULE, start=received)
    except (Missing, NotNow):
        # A complaint that came before the rule was in force has no day by which it is acknowledged.
        return None


def _of(row: DataComplaint, due: Due | None) -> ComplaintSeen:
    alike = (
        *("id", "reference", "kind", "what", "received_on", "acknowledged_on", "outcome", "answered_on"),
        *("answer_words", "made_at", "made_by", "edition"),
    )
    return ComplaintSeen(
        **{name: getattr(row, name) for name in alike},
        organisation=row.organisation_id,
        organisation_name=row.organisation.name,
        standing=row.standing,
        due=due,
    )

"""What is past its time, what is held, and what was destroyed: each for who may know of it."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from wardmote.errors import Missing
from wardmote.foundation import desks, records
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.now import day_of
from wardmote.foundation.records import Found
from wardmote.foundation.retention import rules
from wardmote.foundation.retention.declared import (
    kind_of,
    kinds,
    model_of,
    name_of,
    reviewers,
    rows_of,
)
from wardmote.foundation.retention.models import Certificate, CertificateLine, Disposal, LegalHold
from wardmote.foundation.retention.over import Name, Over, Wanted
from wardmote.foundation.retention.sealed import opened

NOT_HERE = "There is nothing here by that name."
#: How many a list shows.
LISTED = 500


@dataclass(frozen=True)
class HoldSeen:
    """A hold, for whoever may know of the record: without why, which its agency alone reads."""

    id: UUID
    reference: str
    name: Name
    quoted: str
    agency: UUID
    agency_name: str
    ground: str
    review_on: date
    placed_at: datetime
    placed_by: str
    lifted_at: datetime | None
    lifted_by: str
    own: bool


@dataclass(frozen=True)
class HoldRead(HoldSeen):
    """A hold of one's own agency, with what was typed of it."""

    cites: str
    words: str
    lifted_words: str


@dataclass(frozen=True)
class DueSeen:
    """A record that is past its time, and how it stands. `mine` says whether the viewer decides on it, `guarded` that
    only some may know of it."""

    id: UUID
    name: Name
    title: str
    reference: str
    record_class: str
    agency_name: str
    keepers: tuple[str, ...]
    since: date
    months: int
    value: str
    source: str
    proposed_at: datetime
    approved_at: datetime | None
    approved_by: str
    extended_at: datetime | None
    extended_by: str
    until: date | None
    because: str
    state: str
    mine: bool
    guarded: bool
    holds: tuple[HoldSeen, ...]


@dataclass(frozen=True)
class DueRead(DueSeen):
    """One of them with why it was kept longer, what goes with it (title and number), and where it is read, if it is."""

    words: str
    parts: tuple[tuple[str, int], ...]
    found: Found | None


@dataclass(frozen=True)
class LineSeen:
    """A line of a certificate."""

    kind: str
    rule: str
    source: str
    approved_by: str
    approved_on: date | None
    records: int
    keys: int
    rows: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class CertificateSeen:
    """A certificate with its lines."""

    id: UUID
    reference: str
    agency_name: str
    day: date
    lines: tuple[LineSeen, ...]

    @property
    def records(self) -> int:
        """How many records were destroyed."""
        return sum(each.records for each in self.lines)


def due_for(viewer: Viewer, at: datetime) -> tuple[DueSeen, ...]:
    """What is past its time and this viewer may know of, the longest past first."""
    roles = reviewers(viewer, day_of(at))
    rows = [row for row in _of_agency(viewer).order_by("since", "pk")[:LISTED] if _knows(viewer, row, roles)]
    return tuple(_due(viewer, rows, day_of(at)))


def one_due(viewer: Viewer, disposal: UUID, at: datetime) -> DueRead:
    """One of them with what goes with it; raises Missing."""
    row = row_for(viewer, disposal, at)
    (told,) = _due(viewer, [row], day_of(at))
    kind = kind_of(row.desk, row.table)
    parts: dict[str, int] = defaultdict(int)
    for part in kind.parts:
        if not part.secret:
            parts[part.title] += model_of(part.label)._default_manager.filter(**{part.path: row.record}).count()
    return DueRead(
        **vars(told),
        words=opened("Disposal", row.pk, "words", row.words),
        parts=tuple(parts.items()),
        found=records.found(viewer, told.name),
    )


def row_for(viewer: Viewer, disposal: UUID, at: datetime) -> Disposal:
    """Its row, locked in a transaction; raises Missing where it is not here or not for this viewer to know of.

    Who decides is asked of the database first, so that one that is hidden takes no more work than one that never was.
    """
    roles = reviewers(viewer, day_of(at))
    row = _of_agency(viewer).filter(pk=disposal).first()
    if row is None or not _knows(viewer, row, roles):
        raise Missing(NOT_HERE, instead="Choose it from the list of what is past its time.")
    return row


def waiting_for(viewer: Viewer, day: date) -> int:
    """How many records wait for this viewer's agency to decide."""
    if viewer.member_id is None:
        return 0
    held = seen(viewer, LegalHold, BUSINESS).filter(
        lifted_at__isnull=True, desk=OuterRef("desk"), table=OuterRef("table"), record=OuterRef("record")
    )
    rows = _of_agency(viewer).filter(Q(until__isnull=True) | Q(until__lt=day), ~Exists(held), approved_at__isnull=True)
    roles = reviewers(viewer, day)
    return sum(_knows(viewer, row, roles) and str(viewer.member_id) not in row.keepers for row in rows[:LISTED])


def live_holds(viewer: Viewer) -> dict[Name, list[LegalHold]]:
    """Every hold of the partnership that stands, by what it names."""
    found: dict[Name, list[LegalHold]] = defaultdict(list)
    for row in seen(viewer, LegalHold, BUSINESS).filter(lifted_at__isnull=True).order_by("placed_at", "pk"):
        found[row.desk, row.table, row.record].append(row)
    return found


def holds_on(viewer: Viewer, kind_name: tuple[str, str], over: Over | None) -> tuple[LegalHold, ...]:
    """The holds that keep one record: of itself, or of what it hangs on."""
    if over is None:
        return ()
    held = live_holds(viewer)
    return tuple(
        row for name in ((*kind_name, over.record), *sorted(over.names, key=str)) for row in held.get(name, ())
    )


def holds_for(viewer: Viewer, at: datetime) -> tuple[HoldSeen, ...]:
    """The holds of the viewer's agency, those that stand first, then the latest."""
    roles = reviewers(viewer, day_of(at))
    rows = seen(viewer, LegalHold, BUSINESS).filter(agency=viewer.organisation).order_by("-placed_at", "pk")[:LISTED]
    told = (row for row in rows if _knows_hold(viewer, row, roles))
    return tuple(sorted((_hold(viewer, row) for row in told), key=lambda each: each.lifted_at is not None))


def hold_for(viewer: Viewer, hold: UUID, at: datetime) -> HoldRead:
    """One of them, opened to be read; raises Missing."""
    row = hold_row(viewer, hold, at)
    typed = {each: opened("LegalHold", row.pk, each, getattr(row, each)) for each in ("cites", "words", "lifted_words")}
    return HoldRead(**vars(_hold(viewer, row)), **typed)


def hold_row(viewer: Viewer, hold: UUID, at: datetime) -> LegalHold:
    """Its row; raises Missing, at the same cost, where it is not here, or another agency's."""
    roles = reviewers(viewer, day_of(at))
    row = seen(viewer, LegalHold, BUSINESS).filter(pk=hold).first()
    if row is None or not _knows_hold(viewer, row, roles):
        raise Missing("There is no such hold here.", instead="Choose it from the list of holds.")
    return row


def record_called(viewer: Viewer, reference: str, at: datetime) -> tuple[Name, Over]:
    """The record of that reference which this viewer's agency may hold; raises Missing for all others alike."""
    roles = reviewers(viewer, day_of(at))
    for kind in kinds():
        for each in rows_of(kind, viewer, Wanted(reference=reference.strip().upper())):
            if rules.may_know(viewer, roles, [agency for agency, _ in each.agencies], each.only):
                return (*name_of(kind), each.record), each
    raise Missing(
        "Your agency has no record of that reference.", instead="Look at the reference again, as its record shows it."
    )


def record_past(viewer: Viewer, disposal: UUID, at: datetime) -> tuple[Name, Over]:
    """The record that was proposed; raises Missing where it is not here, or is gone."""
    row = row_for(viewer, disposal, at)
    over = over_of(viewer, (row.desk, row.table, row.record))
    if over is None:
        raise Missing(NOT_HERE, instead="Choose it from the list of what is past its time.")
    return (row.desk, row.table, row.record), over


def over_of(viewer: Viewer, name: Name) -> Over | None:
    """The record of that name as its desk tells of it, for a verb that has found it for its viewer already."""
    kind = kind_of(name[0], name[1])
    return next(iter(rows_of(kind, viewer, Wanted(records=frozenset({name[2]})))), None)


def certificates_for(viewer: Viewer, at: datetime) -> tuple[CertificateSeen, ...]:
    """The certificates of the viewer's agency and of what is no agency's, the latest first."""
    rows = list(_certificates(viewer, day_of(at)).order_by("-day", "pk")[:LISTED])
    return tuple(_certificate(viewer, row) for row in rows)


def certificate_for(viewer: Viewer, reference: str, at: datetime) -> CertificateSeen:
    """One of them; raises Missing."""
    row = _certificates(viewer, day_of(at)).filter(reference=reference).first()
    if row is None:
        raise Missing("There is no such certificate here.", instead="Choose it from the list of certificates.")
    return _certificate(viewer, row)


def _of_agency(viewer: Viewer) -> QuerySet[Disposal]:
    # Who may know of a record although it is another's is named in its row.
    rows = seen(viewer, Disposal, BUSINESS)
    return rows.filter(Q(agency=viewer.organisation) | Q(agency__isnull=True) | Q(only__isnull=False))


def _knows(viewer: Viewer, row: Disposal, roles: Collection[str]) -> bool:
    agencies = [row.agency] if row.agency else []
    return rules.may_know(viewer, roles, agencies, _ids(row.only))


def _knows_hold(viewer: Viewer, row: LegalHold, roles: Collection[str]) -> bool:
    return rules.may_know(viewer, roles, [row.agency], _ids(row.only))


def _ids(told: list[str] | None) -> frozenset[UUID] | None:
    return None if told is None else frozenset(map(UUID, told))


def _due(viewer: Viewer, rows: list[Disposal], day: date) -> Iterable[DueSeen]:
    told: dict[Name, Over] = {}
    for kind in kinds():
        of_kind = frozenset(row.record for row in rows if (row.desk, row.table) == name_of(kind))
        if of_kind:
            found = rows_of(kind, viewer, Wanted(records=of_kind))
            told |= {(*name_of(kind), each.record): each for each in found}
    held = live_holds(viewer) if rows else {}
    people = {UUID(each) for row in rows for each in row.keepers}
    called = desks.the_one("names_of")(viewer, people) if people else {}
    for row in rows:
        name = (row.desk, row.table, row.record)
        over = told.get(name)
        names = (name, *sorted(over.names, key=str)) if over else (name,)
        holds = tuple(_hold(viewer, each) for one in names for each in held.get(one, ()))
        yield DueSeen(
            name=name,
            title=kind_of(row.desk, row.table).title,
            keepers=tuple(sorted(called.get(UUID(each), "") for each in row.keepers)),
            state=rules.state_of(held=bool(holds), approved=row.approved_at is not None, until=row.until, day=day),
            mine=str(viewer.member_id) not in row.keepers,
            guarded=row.only is not None,
            holds=holds,
            **{each: getattr(row, each) for each in _ALIKE},
        )


_ALIKE = (
    "id", "reference", "record_class", "agency_name", "since", "months", "value", "source", "proposed_at",
    "approved_at", "approved_by", "extended_at", "extended_by", "until", "because",
)  # fmt: skip


def _hold(viewer: Viewer, row: LegalHold) -> HoldSeen:
    alike = (
        "id", "reference", "quoted", "agency", "agency_name", "ground", "review_on", "placed_at", "placed_by",
        "lifted_at", "lifted_by",
    )  # fmt: skip
    return HoldSeen(
        name=(row.desk, row.table, row.record),
        own=row.agency == viewer.organisation,
        **{each: getattr(row, each) for each in alike},
    )


def _certificates(viewer: Viewer, day: date) -> QuerySet[Certificate]:
    rows = seen(viewer, Certificate, BUSINESS)
    if viewer.kind != "member" or not viewer.holds(*reviewers(viewer, day)):
        return rows.none()
    return rows.filter(Q(agency=viewer.organisation) | Q(agency__isnull=True))


def _certificate(viewer: Viewer, row: Certificate) -> CertificateSeen:
    lines = (
        seen(viewer, CertificateLine, BUSINESS).filter(certificate=row).order_by("kind", "rule", "approved_by", "pk")
    )
    alike = ("kind", "rule", "source", "approved_by", "approved_on", "records", "keys")
    return CertificateSeen(
        row.pk,
        row.reference,
        row.agency_name,
        row.day,
        tuple(
            LineSeen(**{each: getattr(one, each) for each in alike}, rows=tuple((title, n) for title, n in one.rows))
            for one in lines
        ),
    )

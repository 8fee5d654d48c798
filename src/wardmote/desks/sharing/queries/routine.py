"""What was approved in advance to be asked for, and of whom a member may ask it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from wardmote.desks.sharing.models import RoutineSet
from wardmote.desks.sharing.queries.agreements import AgreementSeen, FieldSeen, PartySeen, VersionSeen, agreements_for
from wardmote.desks.sharing.queries.request_seen import RequestSeen
from wardmote.errors import Missing
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.local_values import value_of
from wardmote.foundation.once import once

#: The kind of change by which a set is approved in advance.
ROUTINE_SET = "sharing/routine"


@dataclass(frozen=True)
class RoutineSeen:
    """A set, with the agreement it is under and the fields as that names them. `counts` while it can be asked for."""

    id: UUID
    title: str
    purpose: str
    subject: str
    regime: str
    because: str
    keep_days: int
    made_at: datetime
    made_by: str
    ended_at: datetime | None
    ended_by: str
    agreement: AgreementSeen
    version: VersionSeen
    fields: tuple[FieldSeen, ...]

    @property
    def counts(self) -> bool:
        """Whether it can be asked for: nobody has ended it, and its version is the one in force."""
        return self.ended_at is None and self.agreement.tells and self.agreement.open == self.version

    def party(self, organisation: UUID | None) -> PartySeen | None:
        """The party of its version that an organisation is."""
        return next((each for each in self.version.parties if each.organisation == organisation), None)


@dataclass(frozen=True)
class Askable:
    """What a member may ask for by one press: a set, and who would tell it."""

    routine: RoutineSeen
    holder: PartySeen
    recipient: PartySeen


@once
def routine_sets_for(viewer: Viewer, day: date) -> tuple[RoutineSeen, ...]:
    """Every set, those that have ended too, by title."""
    versions = {one.id: (each, one) for each in agreements_for(viewer, day) for one in each.versions}
    rows = seen(viewer, RoutineSet, BUSINESS).order_by("title", "id")
    return tuple(_routine(row, *versions[row.version_id]) for row in rows if row.version_id in versions)


def routine_set_for(viewer: Viewer, routine: UUID, day: date) -> RoutineSeen:
    """One set; raises Missing."""
    for each in routine_sets_for(viewer, day):
        if each.id == routine:
            return each
    raise Missing("There is no such set of fields here.", instead="See what can be asked for.")


def askable_for(viewer: Viewer, day: date) -> tuple[Askable, ...]:
    """What this member's organisation may ask for at once, and of whom: both have signed, one tells, one is told."""
    found = []
    for each in routine_sets_for(viewer, day):
        recipient = each.party(viewer.organisation)
        if not each.counts or recipient is None or not (recipient.told and recipient.signature):
            continue
        tellers = (one for one in each.version.parties if one.tells and one.signature and one != recipient)
        found += [Askable(each, one, recipient) for one in tellers]
    return tuple(found)


def keep_days_of(viewer: Viewer, found: RequestSeen, day: date) -> int:
    """For how many days what is told on a request is kept: as its set says, else the local value."""
    if found.routine is not None:
        return routine_set_for(viewer, found.routine, day).keep_days
    return int(value_of(viewer, "sharing.told_kept_days", day))


def conditions_of(viewer: Viewer, found: RequestSeen, day: date) -> str:
    """On what conditions it is told: those of the agreement that its set is under."""
    return routine_set_for(viewer, found.routine, day).version.conditions if found.routine is not None else ""


def _routine(row: RoutineSet, found: AgreementSeen, version: VersionSeen) -> RoutineSeen:
    names = [name for name in RoutineSeen.__dataclass_fields__ if name not in ("agreement", "version", "fields")]
    return RoutineSeen(
        **{name: getattr(row, name) for name in names},
        agreement=found,
        version=version,
        fields=tuple(each for each in version.fields if each.name in row.fields),
    )

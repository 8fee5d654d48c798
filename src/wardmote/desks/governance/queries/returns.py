"""The readers of section 17A returns."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from wardmote.clocks import quarter_end
from wardmote.desks.agencies.api import OrganisationSeen, organisations_for, reader_of
from wardmote.desks.governance.models import QuarterReturn
from wardmote.desks.governance.rules.returns import OPEN, RULE, sets_of, state_of
from wardmote.errors import Missing
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.calendars.limits import local_rules
from wardmote.foundation.correspondence import Reader, links
from wardmote.foundation.now import day_of
from wardmote.foundation.once import once

#: What a link about a return is for, and how one that nobody has used yet is told.
PURPOSE = "governance/return"
WAITING = (PURPOSE, "waiting")


@dataclass(frozen=True)
class ReturnSeen:
    """What an organisation owes of a quarter, and how that stands on the day asked about."""

    id: UUID
    organisation: UUID
    organisation_name: str
    sector: str
    areas: tuple[str, ...]
    quarter_ends: date
    due: date
    received_on: date | None
    state: str
    words: str
    said_by: str
    asked_at: datetime
    asked_by: str
    edition: int

    @property
    def open(self) -> bool:
        return self.state in OPEN


@dataclass(frozen=True)
class Askable:
    """An organisation whose return has not come, and the mailbox it can be asked by (or why by none)."""

    organisation: UUID
    name: str
    reader: Reader | None
    why_not: str
    waiting: str


@once
def returns_for(viewer: Viewer, day: date) -> tuple[ReturnSeen, ...]:
    """Every return that was asked for, the latest quarter first."""
    return _seen(viewer, seen(viewer, QuarterReturn, BUSINESS), day)


def return_of_id(viewer: Viewer, given: UUID, day: date) -> ReturnSeen:
    """One of them; raises Missing."""
    found = _seen(viewer, seen(viewer, QuarterReturn, BUSINESS).filter(pk=given), day)
    if not found:
        raise Missing("There is no such return here.", instead="Look for it in the list of section 17A returns.")
    return found[0]


def holders_for(viewer: Viewer) -> tuple[OrganisationSeen, ...]:
    """The responsible authorities that hold something prescribed, as they are now."""
    found = (each for each in organisations_for(viewer) if each.kind == "responsible" and each.ends is None)
    return tuple(each for each in found if sets_of(each.sector))


def askable(viewer: Viewer, quarter: date, at: datetime) -> tuple[Askable, ...]:
    """Whoever holds something of a quarter and has not given it."""
    held = [each for each in returns_for(viewer, day_of(at)) if each.quarter_ends == quarter]
    came = {each.organisation for each in held if not each.open}
    out = {link.target: link.reference for link in links.links_for(viewer, at) if (link.purpose, link.state) == WAITING}
    waiting = {each.organisation: out.get(each.id, "") for each in held}
    return tuple(
        Askable(body.id, body.name, *_reader(viewer, body.id), waiting=waiting.get(body.id, ""))
        for body in holders_for(viewer)
        if body.id not in came
    )


def not_asked(viewer: Viewer, day: date) -> date | None:
    """The last quarter that has ended, if nobody has been asked for it."""
    quarter = quarter_end(day, -1)
    asked = seen(viewer, QuarterReturn, BUSINESS).filter(quarter_ends=quarter).exists()
    return None if asked else quarter


def _reader(viewer: Viewer, organisation: UUID) -> tuple[Reader | None, str]:
    try:
        return reader_of(viewer, organisation), ""
    except Missing as none:
        return None, str(none)


def _seen(viewer: Viewer, rows: QuerySet[QuarterReturn], day: date) -> tuple[ReturnSeen, ...]:
    held = list(rows.select_related("organisation").order_by("-quarter_ends", "organisation__name"))
    if not held:
        return ()
    limits, areas = local_rules(viewer), {each.id: each.areas for each in organisations_for(viewer)}
    dues = {quarter: limits.due(RULE, start=quarter).day or quarter for quarter in {row.quarter_ends for row in held}}
    alike = ("id", "quarter_ends", "received_on", "words", "said_by", "asked_at", "asked_by", "edition")
    return tuple(
        ReturnSeen(
            **{name: getattr(row, name) for name in alike},
            organisation=row.organisation_id,
            organisation_name=row.organisation.name,
            sector=row.organisation.sector,
            areas=areas.get(row.organisation_id, ()),
            due=dues[row.quarter_ends],
            state=state_of(received=row.received_on, due=dues[row.quarter_ends], day=day),
        )
        for row in held
    )

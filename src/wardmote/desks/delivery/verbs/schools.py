"""The only writers of schools, and of the talks that were given at them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from wardmote.desks.agencies.api import organisations_for
from wardmote.desks.delivery.models import School, SchoolTalk
from wardmote.desks.delivery.queries.schools import districts_for, topics_for
from wardmote.desks.delivery.rules import schools as rules
from wardmote.desks.plan.api import aims_for
from wardmote.errors import Invalid, Missing, NotNow
from wardmote.foundation import audit
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.editions import check_is_latest, swap
from wardmote.foundation.naming import check_no_contact
from wardmote.foundation.now import day_of

#: What each says of itself, in the order of its form.
SAYS = ("name", "urn", "phase", "district", "closed_on")
TOLD = ("school_id", "topic", "day", "pupils", "organisation_id", "aim_id")
WITHDRAWN = ("withdrawn_at", "withdrawn_by")


@dataclass(frozen=True)
class SchoolSaid:
    """A school as somebody wants it listed."""

    name: str
    phase: str
    district: str
    urn: str = ""
    closed_on: date | None = None


@dataclass(frozen=True)
class TalkSaid:
    """A talk as somebody wants it written down."""

    topic: str
    day: date
    organisation: UUID
    aim: UUID
    pupils: int | None = None


@transaction.atomic
def add_school(*, said: SchoolSaid, by: Viewer, at: datetime) -> UUID:
    """List a school. Raises Invalid for what is none of these districts, or is listed already."""
    told = _checked(said, by)
    row = School.objects.create(partnership_id=by.tenant.id, **told, made_at=at, made_by=by.name)
    audit.record(by=by, what="made", of=("delivery", "School", row.id), fields=SAYS)
    return row.id


@transaction.atomic
def change_school(*, school: UUID, edition: int, said: SchoolSaid, by: Viewer, at: datetime) -> None:
    """Change what is said of a school, or that it closed. Raises Superseded when somebody else did since `edition`."""
    row = _school(school, by)
    check_is_latest(row, edition=edition)
    told = _checked(said, by, but=row.id)
    changed = [name for name in SAYS if getattr(row, name) != told[name]]
    if changed:
        swap(row, edition=edition, **told)
        audit.record(by=by, what="changed", of=("delivery", "School", row.id), fields=changed)


@transaction.atomic
def take_school_off(*, school: UUID, by: Viewer, at: datetime) -> None:
    """Say that a school is not one of those to be reached. Its talks stay, and count no more in what was reached."""
    row = _school(school, by)
    if row.withdrawn_at:
        raise NotNow("This school is off the list already.", instead="Put it back if that was a mistake.")
    swap(row, edition=row.edition, withdrawn_at=at, withdrawn_by=by.name)
    audit.record(by=by, what="withdrawn", of=("delivery", "School", row.id), fields=WITHDRAWN)


@transaction.atomic
def put_school_back(*, school: UUID, by: Viewer, at: datetime) -> None:
    """Undo that a school was taken off the list."""
    row = _school(school, by)
    if not row.withdrawn_at:
        raise NotNow("This school is on the list.", instead="There is nothing to undo.")
    swap(row, edition=row.edition, withdrawn_at=None, withdrawn_by="")
    audit.record(by=by, what="restored", of=("delivery", "School", row.id), fields=WITHDRAWN)


@transaction.atomic
def add_talk(*, school: UUID, said: TalkSaid, by: Viewer, at: datetime) -> UUID:
    """Write down that a talk was given. Raises Invalid or NotNow for what cannot have been."""
    held = _school(school, by)
    if held.withdrawn_at:
        raise NotNow("This school is off the list.", instead="Put it back on the list first.")
    told = _talked(said, held, by, at)
    row = SchoolTalk.objects.create(partnership_id=by.tenant.id, school=held, **told, made_at=at, made_by=by.name)
    audit.record(by=by, what="made", of=("delivery", "SchoolTalk", row.id), fields=TOLD)
    return row.id


@transaction.atomic
def change_talk(*, talk: UUID, edition: int, said: TalkSaid, by: Viewer, at: datetime) -> None:
    """Put right what is said of a talk. Raises Superseded when somebody else did since `edition`."""
    row = _talk(talk, by)
    check_is_latest(row, edition=edition)
    if row.withdrawn_at:
        raise NotNow("This talk was withdrawn.", instead="Open it again first if that was a mistake.")
    told = _talked(said, row.school, by, at, had=row.topic)
    changed = [name for name in told if getattr(row, name) != told[name]]
    if changed:
        swap(row, edition=edition, **told)
        audit.record(by=by, what="changed", of=("delivery", "SchoolTalk", row.id), fields=changed)


@transaction.atomic
def withdraw_talk(*, talk: UUID, by: Viewer, at: datetime) -> None:
    """Say that a talk was not given."""
    row = _talk(talk, by)
    if row.withdrawn_at:
        raise NotNow("This talk was withdrawn already.", instead="Open it again if that was a mistake.")
    swap(row, edition=row.edition, withdrawn_at=at, withdrawn_by=by.name)
    audit.record(by=by, what="withdrawn", of=("delivery", "SchoolTalk", row.id), fields=WITHDRAWN)


@transaction.atomic
def open_talk_again(*, talk: UUID, by: Viewer, at: datetime) -> None:
    """Undo that a talk was withdrawn."""
    row = _talk(talk, by)
    if not row.withdrawn_at:
        raise NotNow("This talk was not withdrawn.", instead="Change it instead.")
    swap(row, edition=row.edition, withdrawn_at=None, withdrawn_by="")
    audit.record(by=by, what="restored", of=("delivery", "SchoolTalk", row.id), fields=WITHDRAWN)


def _checked(said: SchoolSaid, by: Viewer, *, but: UUID | None = None) -> dict[str, Any]:
    name, urn = " ".join(said.name.split()), said.urn.strip()
    rules.check_school(name=name, phase=said.phase, district=said.district, districts=districts_for(by), urn=urn)
    check_no_contact(name)
    others = seen(by, School, BUSINESS).exclude(pk=but)
    if others.filter(name__iexact=name, district=said.district).exists() or (urn and others.filter(urn=urn).exists()):
        raise Invalid("A school of that name or number is listed already.", instead="Look for it in the list.")
    return {"name": name, "urn": urn, "phase": said.phase, "district": said.district, "closed_on": said.closed_on}


def _talked(said: TalkSaid, school: School, by: Viewer, at: datetime, *, had: str = "") -> dict[str, Any]:
    rules.check_talk(
        topic=said.topic,
        topics=(*topics_for(by, said.day), *([had] if had else [])),
        day=said.day,
        today=day_of(at),
        pupils=said.pupils,
        closed_on=school.closed_on,
    )
    if said.organisation not in {each.id for each in organisations_for(by)}:
        raise Invalid("That organisation is not in this partnership.", instead="Choose one that is.")
    if said.aim not in {each.id for each in aims_for(by)}:
        raise Invalid("That is no aim of a plan here.", instead="Choose one from the list.")
    return {
        "topic": said.topic,
        "day": said.day,
        "pupils": said.pupils,
        "organisation_id": said.organisation,
        "aim_id": said.aim,
    }


def _school(school: UUID, by: Viewer) -> School:
    row = seen(by, School, BUSINESS).select_for_update().filter(pk=school).first()
    if row is None:
        raise Missing("There is no such school here.", instead="Look for it in the list of schools.")
    return row


def _talk(talk: UUID, by: Viewer) -> SchoolTalk:
    row = seen(by, SchoolTalk, BUSINESS).select_for_update().filter(pk=talk).first()
    if row is None:
        raise Missing("There is no such talk here.", instead="Look for it on the school's page.")
    return row

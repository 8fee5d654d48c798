"""What changes of an organisation, once proposed and, where the law is touched, approved: see `foundation.changes`.

Each is called in the transaction of the change. `subject` is an organisation's reference, empty for a new one.
"""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from wardmote.desks.agencies.models import Capacity, FormerName, Organisation, Succession
from wardmote.desks.agencies.rules import day_before
from wardmote.desks.places.api import areas_for
from wardmote.foundation import audit
from wardmote.foundation.access import Viewer


@transaction.atomic
def add_organisation(*, by: Viewer, subject: str, said: dict[str, Any], starts: date, at: datetime) -> None:
    """Add an organisation to the partnership, as what it is in some areas. One known elsewhere is the same body."""
    name = said["name"].strip()
    body = Organisation.objects.filter(name__iexact=name).first()
    if body is None:
        body = Organisation.objects.create(name=name, sector=said["sector"], edited=True)
        audit.record(by=by, what="made", of=_of(body), fields=("name", "sector"))
    _be(by, body, said, starts)


@transaction.atomic
def change_capacity(*, by: Viewer, subject: str, said: dict[str, Any], starts: date, at: datetime) -> None:
    """Let an organisation be something else in some areas from a day on; as "none" it has no part there any more."""
    body = Organisation.objects.select_for_update().get(reference=subject)
    slugs = {area.slug: area.id for area in areas_for(by)}
    for row in _held(by, body).filter(statutory_area__in=[slugs[slug] for slug in said["areas"]]):
        _end(by, row, day_before(starts))
    if said["kind"] != "none":
        _be(by, body, said, starts)


@transaction.atomic
def rename_organisation(*, by: Viewer, subject: str, said: dict[str, Any], starts: date, at: datetime) -> None:
    """Give an organisation a new name from the day `said["on"]`; what is older goes on reading by the old one."""
    body = Organisation.objects.select_for_update().get(reference=subject)
    until = day_before(date.fromisoformat(said["on"]))
    former = FormerName.objects.create(organisation=body, name=body.name, until=until)
    audit.record(by=by, what="made", of=("agencies", "FormerName", former.pk), fields=("name", "until"))
    _change(by, body, name=said["name"].strip())


@transaction.atomic
def end_organisation(*, by: Viewer, subject: str, said: dict[str, Any], starts: date, at: datetime) -> None:
    """End an organisation on the day `said["on"]`: its successors take over its part the day after."""
    body = Organisation.objects.select_for_update().get(reference=subject)
    last = date.fromisoformat(said["on"])
    follows = last + timedelta(days=1)
    _change(by, body, ends=last)
    successors = list(Organisation.objects.filter(reference__in=said["successors"]))
    for successor in successors:
        row, _ = Succession.objects.update_or_create(predecessor=body, successor=successor, defaults={"on": follows})
        audit.record(by=by, what="made", of=("agencies", "Succession", row.pk), fields=("successor", "on"))
    for row in _held(by, body):
        for successor in successors:
            if not _held(by, successor).filter(statutory_area=row.statutory_area_id).exists():
                _take_over(by, row, successor, follows)
        _end(by, row, last)


def _be(by: Viewer, body: Organisation, said: dict[str, Any], starts: date) -> None:
    slugs = {area.slug: area.id for area in areas_for(by)}
    for slug in said["areas"]:
        row = Capacity.objects.create(
            partnership_id=by.tenant.id,
            statutory_area_id=slugs[slug],
            organisation=body,
            kind=said["kind"],
            limb=said["limb"],
            starts=starts,
            edited=True,
        )
        audit.record(by=by, what="made", of=("agencies", "Capacity", row.pk), fields=("kind", "limb", "starts"))


def _take_over(by: Viewer, row: Capacity, successor: Organisation, starts: date) -> None:
    made = Capacity.objects.create(
        partnership_id=by.tenant.id,
        statutory_area_id=row.statutory_area_id,
        organisation=successor,
        kind=row.kind,
        limb=row.limb,
        starts=starts,
        edited=True,
    )
    audit.record(by=by, what="made", of=("agencies", "Capacity", made.pk), fields=("kind", "limb", "starts"))


def _held(by: Viewer, body: Organisation):
    """What the body is in the partnership with no end set."""
    return Capacity.objects.select_for_update().filter(partnership=by.tenant.id, organisation=body, ends__isnull=True)


def _end(by: Viewer, row: Capacity, last: date) -> None:
    """End what a body is in an area. What would have begun later never was: it ends on the day it began."""
    row.ends = max(last, row.starts) if row.starts else last
    row.edited, row.edition = True, row.edition + 1
    row.save(update_fields=["ends", "edited", "edition"])
    audit.record(by=by, what="ended", of=("agencies", "Capacity", row.pk), fields=("ends",))


def _change(by: Viewer, body: Organisation, **said: Any) -> None:
    for name, value in said.items():
        setattr(body, name, value)
    body.edited, body.edition = True, body.edition + 1
    body.save(update_fields=[*said, "edited", "edition"])
    audit.record(by=by, what="changed", of=_of(body), fields=tuple(said))


def _of(body: Organisation) -> tuple[str, str, Any]:
    return ("agencies", "Organisation", body.pk)

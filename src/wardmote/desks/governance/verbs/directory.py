"""The only writers of the directory of services. What a service says is never changed: another version is written."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from wardmote.desks.governance.models import Service, ServicePriority, ServiceVersion
from wardmote.desks.governance.queries.chosen import check_body, check_member
from wardmote.desks.governance.queries.directory import WORDS
from wardmote.desks.governance.rules import directory as rules
from wardmote.desks.places.api import areas_for
from wardmote.desks.plan.api import priorities_to_serve
from wardmote.errors import Invalid, Missing, NotNow
from wardmote.foundation import audit
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.editions import check_is_latest, swap
from wardmote.foundation.local_values import value_of
from wardmote.foundation.now import day_of

#: Words of a version that could tell where a service is, or who works there.
TOLD = ("name", "does", "who_for", "refer", "opening", "caution")


@dataclass(frozen=True)
class ServiceSaid:
    """A service as somebody wants it written down. `areas` are slugs, none for all; so are `needs`."""

    name: str
    does: str
    needs: tuple[str, ...]
    who_for: str = ""
    areas: tuple[str, ...] = ()
    refer: str = ""
    opening: str = ""
    telephone: str = ""
    email: str = ""
    link: str = ""
    caution: str = ""
    organisation: UUID | None = None
    owner: UUID | None = None


@transaction.atomic
def add_service(*, said: ServiceSaid, by: Viewer, at: datetime) -> str:
    """Write a service down; its reference. The public is shown it once it has been checked."""
    words = _checked(said, by)
    row = Service.objects.create(partnership_id=by.tenant.id, organisation_id=said.organisation, owner_id=said.owner)
    audit.record(by=by, what="made", of=("governance", "Service", row.pk), fields=("organisation_id", "owner_id"))
    _write(row, 1, words, by, at)
    return row.reference


@transaction.atomic
def change_service(*, service: UUID, edition: int, said: ServiceSaid, by: Viewer, at: datetime) -> None:
    """Write another version, where the words are others; the public reads the last that was checked until it is too.

    Raises Superseded when somebody else changed it since `edition`.
    """
    row = _locked(service, by)
    check_is_latest(row, edition=edition)
    rules.check_here(row.retired_at is not None)
    words, latest = _checked(said, by), _latest(row, by)
    swap(row, edition=edition, organisation_id=said.organisation, owner_id=said.owner)
    audit.record(by=by, what="changed", of=("governance", "Service", row.pk), fields=("organisation_id", "owner_id"))
    if any(getattr(latest, name) != words[name] for name in WORDS):
        _write(row, latest.number + 1, words, by, at)


@transaction.atomic
def check_service(*, service: UUID, number: int, checked_on: date, by: Viewer, at: datetime) -> None:
    """Say that somebody asked the service and that version `number`, its latest, is right as it stands.

    Raises NotNow where a later version was written meanwhile.
    """
    row = _locked(service, by)
    rules.check_here(row.retired_at is not None)
    version = _latest(row, by)
    if version.number != number:
        raise NotNow("Somebody changed its words while you had them open.", instead="Read them again, then check them.")
    rules.check_day(checked=checked_on, written=day_of(version.made_at), today=day_of(at))
    version.checked_on, version.checked_by = checked_on, by.name
    version.check_again = rules.again_after(checked_on, int(value_of(by, "governance.service_check_days", checked_on)))
    fields = ("checked_on", "check_again", "checked_by")
    version.save(update_fields=fields)
    audit.record(by=by, what="confirmed", of=("governance", "ServiceVersion", version.pk), fields=fields)


@transaction.atomic
def say_priorities(*, service: UUID, edition: int, priorities: Collection[UUID], by: Viewer, at: datetime) -> None:
    """Say which priorities it serves. Raises Superseded when somebody else changed it since `edition`."""
    row = _locked(service, by)
    check_is_latest(row, edition=edition)
    rules.check_here(row.retired_at is not None)
    there = {each.id for each in priorities_to_serve(by)}
    if not set(priorities) <= there:
        raise Invalid("One of these priorities is in no plan here any more.", instead="Choose from those there are.")
    swap(row, edition=edition)
    held = {link.priority_id: link for link in ServicePriority.objects.filter(service=row, priority__in=there)}
    for priority in set(priorities) - set(held):
        made = ServicePriority.objects.create(partnership_id=by.tenant.id, service=row, priority_id=priority)
        audit.record(by=by, what="made", of=("governance", "ServicePriority", made.pk), fields=("service", "priority"))
    for priority in set(held) - set(priorities):
        gone = held[priority].pk
        held[priority].delete()
        audit.record(by=by, what="deleted", of=("governance", "ServicePriority", gone))


@transaction.atomic
def retire_service(*, service: UUID, because: str, by: Viewer, at: datetime) -> None:
    """Take a service out of the directory, with the reason; nobody finds it any more."""
    row = _locked(service, by)
    rules.check_here(row.retired_at is not None)
    if not because.strip():
        raise Invalid("No reason is given.", instead="Say in a few words why.")
    rules.check_no_place(because)
    swap(row, edition=row.edition, retired_at=at, retired_by=by.name, retired_because=because.strip())
    fields = ("retired_at", "retired_because")
    audit.record(by=by, what="withdrawn", of=("governance", "Service", row.pk), fields=fields)


@transaction.atomic
def take_service_up(*, service: UUID, by: Viewer, at: datetime) -> None:
    """Take a service into the directory again, as it was last checked."""
    row = _locked(service, by)
    if row.retired_at is None:
        raise NotNow("This service is in the directory.", instead="There is nothing to undo.")
    swap(row, edition=row.edition, retired_at=None, retired_by="", retired_because="")
    audit.record(by=by, what="restored", of=("governance", "Service", row.pk), fields=("retired_at",))


def _write(row: Service, number: int, words: dict, by: Viewer, at: datetime) -> None:
    made = ServiceVersion.objects.create(
        partnership_id=by.tenant.id, service=row, number=number, made_at=at, made_by=by.name, **words
    )
    audit.record(by=by, what="made", of=("governance", "ServiceVersion", made.pk), fields=WORDS)


def _checked(said: ServiceSaid, by: Viewer) -> dict:
    reach = {name: getattr(said, name) for name in ("telephone", "email", "link")}
    rules.check_service(name=said.name, does=said.does, needs=said.needs, **reach)
    for name in TOLD:
        rules.check_no_place(getattr(said, name))
    check_body(by, said.organisation)
    check_member(by, said.owner)
    if not set(said.areas) <= {area.slug for area in areas_for(by)}:
        raise Invalid("One of these areas is not in this partnership.", instead="Choose from those that are.")
    return {
        **{name: getattr(said, name).strip() for name in (*TOLD, *reach)},
        "needs": [need for need in rules.NEEDS if need in said.needs],
        "areas": sorted(said.areas),
    }


def _latest(row: Service, by: Viewer) -> ServiceVersion:
    return seen(by, ServiceVersion, BUSINESS).select_for_update().filter(service=row).order_by("-number")[0]


def _locked(service: UUID, by: Viewer) -> Service:
    row = seen(by, Service, BUSINESS).select_for_update().filter(pk=service).first()
    if row is None:
        raise Missing("There is no such service here.", instead="Look for it in the directory of services.")
    return row

"""The readers of the directory of services: for members whole, for anybody the words that were checked."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse

from wardmote.desks.governance.models import Service, ServicePriority, ServiceVersion
from wardmote.desks.governance.queries.owning import of_owner
from wardmote.desks.governance.rules.directory import CHECKED, RETIRED, state_of
from wardmote.desks.places.api import areas_for
from wardmote.desks.plan.api import PriorityNamed, priorities_to_serve
from wardmote.errors import Missing
from wardmote.foundation.access import BUSINESS, PUBLIC_CLASS, Viewer, seen
from wardmote.foundation.columns import with_names
from wardmote.foundation.records import Found

#: What a version says, as columns and in the order of its form.
WORDS = (*("name", "does", "who_for", "needs", "areas", "refer", "opening", "telephone", "email", "link", "caution"),)


@dataclass(frozen=True)
class Said:
    """What one version of a service says, when it was written, and when it was last checked."""

    service: UUID
    number: int
    name: str
    does: str
    who_for: str
    needs: tuple[str, ...]
    areas: tuple[str, ...]
    area_names: tuple[str, ...]
    refer: str
    opening: str
    telephone: str
    email: str
    link: str
    caution: str
    made_at: datetime
    made_by: str
    checked_on: date | None
    check_again: date | None
    checked_by: str

    def is_due(self, day: date) -> bool:
        """Whether its check no longer counts on a day."""
        return self.check_again is not None and self.check_again < day


@dataclass(frozen=True)
class ServiceSeen:
    """A service with its latest words, the last that were checked, and how it stands on the day asked about."""

    id: UUID
    reference: str
    said: Said
    checked: Said | None
    versions: tuple[Said, ...]
    organisation: UUID | None
    organisation_name: str
    owner: UUID | None
    owner_name: str
    retired_because: str
    priorities: tuple[PriorityNamed, ...] = field(default=())
    state: str = CHECKED
    edition: int = 1

    @property
    def name(self) -> str:
        return self.said.name

    @property
    def retired(self) -> bool:
        return self.state == RETIRED


def services_for(viewer: Viewer, day: date) -> tuple[ServiceSeen, ...]:
    """Every service by name, those taken out last."""
    return tuple(sorted(_seen(viewer, _rows(viewer), day), key=lambda each: (each.retired, each.name.lower())))


def services_kept(viewer: Viewer, day: date) -> tuple[ServiceSeen, ...]:
    """Those of the directory that this member keeps, by name; for a CSP manager those that nobody keeps too."""
    rows = _rows(viewer).filter(of_owner(viewer), retired_at__isnull=True)
    return tuple(sorted(_seen(viewer, rows, day), key=lambda each: each.name.lower()))


def service_for(viewer: Viewer, reference: str, day: date) -> ServiceSeen:
    """One of them; raises Missing."""
    found = _seen(viewer, _rows(viewer).filter(reference=reference), day)
    if not found:
        raise Missing("There is no such service here.", instead="Look for it in the directory of services.")
    return found[0]


def services_to_find(viewer: Viewer, *, need: str = "", area: str = "") -> tuple[Said, ...]:
    """For anybody: the last checked words of each service in the directory, for a need and an area, by name."""
    found = [
        each
        for each in _checked(viewer)
        if need in ("", *each.needs) and (not area or not each.areas or area in each.areas)
    ]
    return tuple(sorted(found, key=lambda each: each.name.lower()))


def serving(viewer: Viewer, priorities: Collection[UUID]) -> dict[UUID, tuple[Said, ...]]:
    """The last checked words of the services of each of these priorities, by the priority's id."""
    rows = seen(viewer, ServicePriority, PUBLIC_CLASS).filter(priority__in=list(priorities))
    pairs = list(rows.values_list("priority", "service"))
    held = {each.service: each for each in _checked(viewer)} if pairs else {}
    found: dict[UUID, list[Said]] = {}
    for priority, service in pairs:
        if service in held:
            found.setdefault(priority, []).append(held[service])
    return {priority: tuple(sorted(each, key=lambda one: one.name)) for priority, each in found.items()}


def found_service(viewer: Viewer, record: UUID) -> Found | None:
    """What a service is called and where its page is, for other desks that name it."""
    row = _rows(viewer).filter(pk=record).first()
    if row is None:
        return None
    latest = seen(viewer, ServiceVersion, BUSINESS).filter(service=row).order_by("-number").first()
    return Found(latest.name, reverse("show-service", kwargs={"reference": row.reference})) if latest else None


def _rows(viewer: Viewer) -> QuerySet[Service]:
    return with_names(seen(viewer, Service, BUSINESS), "organisation", "owner").order_by("reference")


def _checked(viewer: Viewer) -> Iterable[Said]:
    rows = seen(viewer, ServiceVersion, PUBLIC_CLASS).filter(checked_on__isnull=False, service__retired_at__isnull=True)
    latest = {row.service_id: row for row in rows.order_by("number")}
    areas = {area.slug: area.name for area in areas_for(viewer)}
    return [_said(row, areas) for row in latest.values()]


def _seen(viewer: Viewer, rows: QuerySet[Service], day: date) -> tuple[ServiceSeen, ...]:
    found = list(rows)
    if not found:
        return ()
    areas = {area.slug: area.name for area in areas_for(viewer)}
    versions: dict[UUID, list[Said]] = {}
    for row in seen(viewer, ServiceVersion, BUSINESS).filter(service__in=found).order_by("-number"):
        versions.setdefault(row.service_id, []).append(_said(row, areas))
    named = {each.id: each for each in priorities_to_serve(viewer)}
    served: dict[UUID, list[PriorityNamed]] = {}
    pairs = seen(viewer, ServicePriority, BUSINESS).filter(service__in=found).values_list("service", "priority")
    for service, priority in pairs:
        if priority in named:
            served.setdefault(service, []).append(named[priority])
    return tuple(_of(row, tuple(versions[row.id]), tuple(served.get(row.id, ())), day) for row in found)


def _of(row: Service, versions: tuple[Said, ...], priorities: tuple[PriorityNamed, ...], day: date) -> ServiceSeen:
    checked = next((each for each in versions if each.checked_on), None)
    return ServiceSeen(
        id=row.id,
        reference=row.reference,
        said=versions[0],
        checked=checked,
        versions=versions,
        organisation=row.organisation_id,
        organisation_name=row.organisation.name if row.organisation else "",
        owner=row.owner_id,
        owner_name=row.owner.name if row.owner else "",
        retired_because=row.retired_because,
        priorities=priorities,
        state=state_of(
            retired=row.retired_at is not None,
            checked=checked.checked_on if checked else None,
            again=checked.check_again if checked else None,
            changed=checked is not versions[0],
            day=day,
        ),
        edition=row.edition,
    )


def _said(row: ServiceVersion, areas: dict[str, str]) -> Said:
    alike = {name: getattr(row, name) for name in WORDS if name not in ("needs", "areas")}
    times = ("number", "made_at", "made_by", "checked_on", "check_again", "checked_by")
    return Said(
        service=row.service_id,
        needs=tuple(row.needs),
        areas=tuple(row.areas),
        area_names=tuple(name for slug, name in areas.items() if slug in row.areas),
        **alike,
        **{name: getattr(row, name) for name in times},
    )

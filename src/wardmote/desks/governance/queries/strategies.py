"""The readers of linked strategies and of what rests on them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse

from wardmote.desks.governance.models import Citation, Strategy
from wardmote.desks.governance.queries.owning import of_owner
from wardmote.desks.governance.rules.strategies import WITHDRAWN, state_on
from wardmote.desks.plan.api import AimNamed, aims_for
from wardmote.errors import Missing
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.columns import with_names
from wardmote.foundation.local_values import value_of
from wardmote.foundation.once import once
from wardmote.foundation.records import Found


@dataclass(frozen=True)
class StrategySeen:
    """A strategy with the aims that rest on it and how it stands on the day asked about."""

    id: UUID
    reference: str
    title: str
    organisation: UUID | None
    organisation_name: str
    owner: UUID | None
    owner_name: str
    starts: date | None
    ends: date | None
    link: str
    note: str
    section: str
    state: str
    aims: tuple[AimNamed, ...]
    edition: int

    @property
    def withdrawn(self) -> bool:
        return self.state == WITHDRAWN


@once
def strategies_for(viewer: Viewer, day: date) -> tuple[StrategySeen, ...]:
    """Every strategy, those no longer linked last."""
    return tuple(sorted(_seen(viewer, _rows(viewer), day), key=lambda each: each.withdrawn))


def strategies_watched(viewer: Viewer, day: date) -> tuple[StrategySeen, ...]:
    """Those that this member watches; for a CSP manager those that nobody watches too. Without what rests on them."""
    soon = int(value_of(viewer, "governance.strategy_soon_days", day))
    return tuple(_of(row, (), day, soon) for row in _rows(viewer).filter(of_owner(viewer)))


def strategy_for(viewer: Viewer, reference: str, day: date) -> StrategySeen:
    """One of them; raises Missing."""
    found = _seen(viewer, _rows(viewer).filter(reference=reference), day)
    if not found:
        raise Missing("There is no such strategy here.", instead="Look for it in the list of linked strategies.")
    return found[0]


def cited_by(viewer: Viewer, aims: Iterable[UUID], day: date) -> dict[UUID, tuple[StrategySeen, ...]]:
    """The strategies that each of these aims rests on, by the aim's id."""
    rows = seen(viewer, Citation, BUSINESS).filter(aim__in=list(aims), withdrawn_at__isnull=True)
    pairs = list(rows.filter(strategy__withdrawn_at__isnull=True).values_list("aim", "strategy"))
    held = {each.id: each for each in _seen(viewer, _rows(viewer).filter(pk__in=[s for _aim, s in pairs]), day)}
    found: dict[UUID, list[StrategySeen]] = {}
    for aim, strategy in pairs:
        found.setdefault(aim, []).append(held[strategy])
    return {aim: tuple(sorted(each, key=lambda one: one.title)) for aim, each in found.items()}


def found_strategy(viewer: Viewer, record: UUID) -> Found | None:
    """What a strategy is called and where its page is, for other desks that name it."""
    row = _rows(viewer).filter(pk=record).first()
    return Found(row.title, reverse("show-strategy", kwargs={"reference": row.reference})) if row else None


def _rows(viewer: Viewer) -> QuerySet[Strategy]:
    return with_names(seen(viewer, Strategy, BUSINESS), "organisation", "owner").order_by("title", "id")


def _seen(viewer: Viewer, rows: QuerySet[Strategy], day: date) -> tuple[StrategySeen, ...]:
    found = list(rows)
    named = {each.id: each for each in aims_for(viewer)} if found else {}
    cited: dict[UUID, list[AimNamed]] = {}
    pairs = seen(viewer, Citation, BUSINESS).filter(strategy__in=found, withdrawn_at__isnull=True)
    for strategy, aim in pairs.values_list("strategy", "aim"):
        if aim in named:
            cited.setdefault(strategy, []).append(named[aim])
    soon = int(value_of(viewer, "governance.strategy_soon_days", day)) if found else 0
    return tuple(_of(row, tuple(cited.get(row.id, ())), day, soon) for row in found)


def _of(row: Strategy, aims: tuple[AimNamed, ...], day: date, soon: int) -> StrategySeen:
    alike = ("id", "reference", "title", "starts", "ends", "link", "note", "section", "edition")
    stands = state_on(starts=row.starts, ends=row.ends, day=day, soon=soon)
    return StrategySeen(
        **{name: getattr(row, name) for name in alike},
        organisation=row.organisation_id,
        organisation_name=row.organisation.name if row.organisation else "",
        owner=row.owner_id,
        owner_name=row.owner.name if row.owner else "",
        state=WITHDRAWN if row.withdrawn_at else stands,
        aims=tuple(sorted(aims, key=lambda each: (each.plan, each.priority, each.text))),
    )

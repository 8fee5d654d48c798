"""What is done for an aim: how each activity stands, what was counted of it, and what happened to it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from wardmote.desks.agencies.api import organisations_for
from wardmote.desks.delivery.models import Activity, ActivityCount, ActivityEntry
from wardmote.desks.delivery.queries.projects import HistorySeen
from wardmote.desks.delivery.rules import activities as rules
from wardmote.desks.insight.api import wards_for
from wardmote.desks.places.api import areas_for
from wardmote.desks.plan.api import AimNamed, aims_named
from wardmote.errors import Missing
from wardmote.foundation import local_values
from wardmote.foundation.access import BUSINESS, PUBLIC_CLASS, Viewer, seen
from wardmote.foundation.columns import with_names
from wardmote.foundation.now import today


@dataclass(frozen=True)
class CountSeen:
    """A number that holds, as it was last told. `place` is empty for the whole of the activity."""

    period: rules.Period
    place: str
    place_name: str
    sort: str
    what: str
    number: int
    out_of: int | None
    words: str
    at: datetime
    by: str


@dataclass(frozen=True)
class Standing:
    """How an activity stands on a day, and in which of its periods nothing was counted."""

    reference: str
    kind: str
    name: str
    starts: date
    ends: date | None
    state: str
    uncounted: tuple[rules.Period, ...]

    @property
    def slug(self) -> str:
        """Its kind as it stands in addresses."""
        return next(slug for slug, kind in rules.KINDS.items() if kind == self.kind)


@dataclass(frozen=True)
class ActivitySeen(Standing):
    """An activity with what was counted of it; `periods` are those that have begun."""

    id: UUID
    about: str
    aim: AimNamed
    areas: tuple[UUID, ...]
    area_names: tuple[str, ...]
    bodies: tuple[UUID, ...]
    body_names: tuple[str, ...]
    lead: UUID | None
    lead_name: str
    occasion: str
    withdrawn: bool
    edition: int
    made_by: str
    periods: tuple[rules.Period, ...]
    counts: tuple[CountSeen, ...]

    def measure(self, period: rules.Period, name: str) -> CountSeen | None:
        """One of the four numbers of a period; None where it was not collected."""
        found = (each for each in self.counts if (each.period, each.sort, each.what) == (period, rules.MEASURE, name))
        return next(found, None)


@dataclass(frozen=True)
class Spot:
    """A place that something can be counted in: a ward, or a district where the ward is not known."""

    code: str
    name: str


def activities_for(viewer: Viewer, day: date, *, lead: UUID | None = None) -> tuple[ActivitySeen, ...]:
    """Everything that is done, or what one member leads, what begins last first; for anybody but members what has begun
    and holds."""
    rows = _visible(viewer, day)
    return _seen(viewer, rows.filter(lead=lead) if lead else rows, day)


def uncounted_for(viewer: Viewer, day: date, *, lead: UUID | None = None) -> tuple[Standing, ...]:
    """Of what is done, or of what one member leads: what is to be counted by now, what begins last first."""
    rows = _visible(viewer, day).filter(starts__lt=day, withdrawn_at__isnull=True).order_by("-starts", "name", "id")
    begun = list(rows.filter(lead=lead) if lead else rows)
    told = _counts(viewer, begun) if begun else {}
    found = (_standing(row, told.get(row.id, []), day, _wait(viewer))[0] for row in begun)
    return tuple(Standing(**each) for each in found if each["state"] in (rules.DUE, rules.OVERDUE))


def activity_for(viewer: Viewer, reference: str, day: date) -> ActivitySeen:
    """One activity by its reference; raises Missing."""
    return _one(_seen(viewer, _visible(viewer, day).filter(reference=reference), day))


def activity_of_id(viewer: Viewer, activity: UUID, day: date) -> ActivitySeen:
    """One activity by its id; raises Missing."""
    return _one(_seen(viewer, _visible(viewer, day).filter(pk=activity), day))


def activities_on(viewer: Viewer, aims: Collection[UUID], day: date) -> dict[UUID, tuple[ActivitySeen, ...]]:
    """What is done for each of these aims, but for what was withdrawn."""
    told: dict[UUID, tuple[ActivitySeen, ...]] = {}
    for each in _seen(viewer, _visible(viewer, day).filter(aim__in=list(aims), withdrawn_at__isnull=True), day):
        told[each.aim.id] = (*told.get(each.aim.id, ()), each)
    return told


def history_of_activity(viewer: Viewer, activity: UUID) -> tuple[HistorySeen, ...]:
    """What was done with an activity's record, the newest first."""
    rows = seen(viewer, ActivityEntry, BUSINESS).filter(activity=activity).order_by("-at", "-id")
    return tuple(HistorySeen(row.what, row.words, row.at, row.by) for row in rows)


def activities_changed_since(viewer: Viewer, since: datetime, most: int) -> Iterable[tuple[ActivityEntry, Activity]]:
    """What others wrote down of what is done after a moment, the newest first."""
    rows = seen(viewer, ActivityEntry, BUSINESS).filter(at__gt=since).exclude(by=viewer.name)
    beside = rows.select_related("activity").only("what", "at", "by", "activity__name", "activity__reference")
    for row in beside.order_by("-at")[:most]:
        yield row, row.activity


def kinds_counted(viewer: Viewer, kind: str, day: date) -> dict[str, str]:
    """What the partnership counts of such an activity on a day, each with its sort: things, or people."""
    of = "programme" if kind == rules.PROGRAMME else "action_day"
    return {
        what: sort
        for sort in (rules.THINGS, rules.PEOPLE)
        for what in rules.listed(str(local_values.value_of(viewer, f"delivery.{of}_{sort}", day)))
    }


def spots_of(viewer: Viewer, found: ActivitySeen) -> tuple[Spot, ...]:
    """Where something of an activity can be counted: its wards where a look-up was taken in, and its districts for
    what nobody knows the ward of. None lies in another, so that their counts add up."""
    districts = {code: name for area in areas_for(viewer) if area.id in found.areas for code, name in area.districts}
    wards = [Spot(each.code, each.name) for each in wards_for(viewer) if districts.keys() & set(each.districts)]
    rest = "{}, ward not known" if wards else "{}"
    return (*wards, *(Spot(code, rest.format(name)) for code, name in districts.items()))


def _visible(viewer: Viewer, day: date) -> QuerySet[Activity]:
    """All of it for members; for anybody else what has begun and holds: nobody reads of an action day before it."""
    rows = seen(viewer, Activity, PUBLIC_CLASS)
    return rows.filter(starts__lte=day, withdrawn_at__isnull=True) if viewer.kind == "public" else rows


def _one(found: tuple[ActivitySeen, ...]) -> ActivitySeen:
    if not found:
        raise Missing("There is no such activity here.", instead="Look for it in the list of what is done.")
    return found[0]


def _seen(viewer: Viewer, rows: QuerySet[Activity], day: date) -> tuple[ActivitySeen, ...]:
    joined = list(with_names(rows, "lead").order_by("-starts", "name", "id"))
    if not joined:
        return ()
    aims = aims_named(viewer, [row.aim_id for row in joined])
    areas = {str(each.id): each.name for each in areas_for(viewer)}
    bodies = {str(each.id): each.name for each in organisations_for(viewer)}
    told, wait = _counts(viewer, joined), _wait(viewer)
    return tuple(_of(row, aims[row.aim_id], areas, bodies, told.get(row.id, []), day, wait) for row in joined)


def _counts(viewer: Viewer, rows: Iterable[Activity]) -> dict[UUID, list[ActivityCount]]:
    """Everything that was told of these, by activity, in its order."""
    told: dict[UUID, list[ActivityCount]] = {}
    for each in (
        seen(viewer, ActivityCount, PUBLIC_CLASS).filter(activity__in=[row.id for row in rows]).order_by("turn", "id")
    ):
        told.setdefault(each.activity_id, []).append(each)
    return told


def _wait(viewer: Viewer) -> int:
    """How many days counting may take."""
    return int(local_values.value_of(viewer, "delivery.counting_days", today()))


def _standing(
    row: Activity, told: list[ActivityCount], day: date, wait: int
) -> tuple[dict[str, Any], tuple[rules.Period, ...], tuple[CountSeen, ...]]:
    """What a `Standing` is made of, the periods that have begun, and what was counted in them."""
    periods = rules.periods_of(row.kind, starts=row.starts, ends=row.ends, day=day)
    counts = tuple(_holding(told, {each.starts: each for each in periods}))
    counted = {each.period for each in counts}
    uncounted = tuple(each for each in periods if each not in counted)
    state = rules.shown(
        withdrawn=row.withdrawn_at is not None,
        starts=row.starts,
        ends=row.ends,
        uncounted=uncounted,
        day=day,
        wait=wait,
    )
    named = {name: getattr(row, name) for name in ("reference", "kind", "name", "starts", "ends")}
    return {**named, "state": state, "uncounted": uncounted}, periods, counts


def _of(
    row: Activity,
    aim: AimNamed,
    areas: dict[str, str],
    bodies: dict[str, str],
    told: list[ActivityCount],
    day: date,
    wait: int,
) -> ActivitySeen:
    standing, periods, counts = _standing(row, told, day, wait)
    return ActivitySeen(
        **standing,
        **{name: getattr(row, name) for name in ("id", "about", "occasion", "edition", "made_by")},
        aim=aim,
        areas=tuple(map(UUID, row.areas)),
        area_names=tuple(areas[each] for each in row.areas if each in areas),
        bodies=tuple(map(UUID, row.bodies)),
        body_names=tuple(bodies[each] for each in row.bodies if each in bodies),
        lead=row.lead_id,
        lead_name=row.lead.name if row.lead else "",
        withdrawn=row.withdrawn_at is not None,
        periods=periods,
        counts=counts,
    )


def _holding(told: list[ActivityCount], periods: dict[date, rules.Period]) -> Iterable[CountSeen]:
    """Of everything that was told, in its order, what holds now."""
    latest = {(each.period, each.place, each.sort == rules.MEASURE, each.what): each for each in told}
    order = sorted(latest.values(), key=lambda each: (each.period, not each.place, each.place_name))
    for each in order:
        if each.number is not None and each.period in periods:
            yield CountSeen(
                period=periods[each.period],
                place=each.place,
                place_name=each.place_name,
                sort=each.sort,
                what=each.what,
                number=each.number,
                out_of=each.out_of,
                words=each.words,
                at=each.told_at,
                by=each.told_by,
            )

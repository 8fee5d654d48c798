"""The only readers of actions. What comes back is frozen, and only of the viewer's partnership."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from wardmote.desks.actions import states
from wardmote.desks.actions.models import Action, Evidence, Report, Step, Support
from wardmote.errors import Missing
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.local_values import value_of
from wardmote.foundation.pages.paging import cut
from wardmote.foundation.records import Found
from wardmote.foundation.searching import READ, Words

#: Of the columns of an action, those that are shown as they are, and those that more is made of.
_ALIKE = ("id", "reference", "text", "owner_id", "starts", "due", "first_due", "heard_on", "carried", "stayed_open",
          "edition")  # fmt: skip
_BESIDE = ("organisation_id", "organisation__name", "owner__name", "owner_name", "statutory_area_id",
           "statutory_area__name", "said", "source_desk", "source_table", "source_id")  # fmt: skip


@dataclass(frozen=True)
class Wish:
    """Which actions somebody wants to see. Empty means any; `open` leaves out those that have ended.

    `source` is the desk and table of the records they came from, `sources` a query of the ids of those records.
    """

    state: str = ""
    owner: UUID | None = None
    organisation: UUID | None = None
    area: UUID | None = None
    words: str = ""
    open: bool = False
    source: tuple[str, str] | None = None
    sources: QuerySet | None = None


@dataclass(frozen=True)
class ActionSeen:
    """An action in a list. `owner` is who answers for it, in words; `source` names the record it came from.

    `carried` is how often its day moved later, `stayed_open` at how many meetings it was carried over.
    """

    id: UUID
    reference: str
    text: str
    organisation: UUID
    organisation_name: str
    owner_id: UUID | None
    owner: str
    area: str
    starts: date | None
    due: date
    first_due: date
    shown: states.Shown
    heard_on: date
    carried: int
    stayed_open: int
    source: tuple[str, str, UUID] | None
    edition: int

    @property
    def ended(self) -> bool:
        return self.shown.state in states.ENDED


@dataclass(frozen=True)
class StepSeen:
    id: UUID
    text: str
    due: date
    done_at: datetime | None
    done_by: str


@dataclass(frozen=True)
class ReportSeen:
    """An entry of the history. `corrected` says a later one put it right."""

    id: UUID
    state: str
    line: str
    next_step: str
    way: str
    told_by: str
    due_before: date | None
    due_after: date | None
    reason: str
    said_at: datetime
    said_by: str
    corrected: bool


@dataclass(frozen=True)
class EvidenceSeen:
    words: str
    link: str
    added_at: datetime
    added_by: str


@dataclass(frozen=True)
class ActionWhole:
    """An action with all that belongs to it; the history is newest first. `area` and `supporting` are ids."""

    seen: ActionSeen
    area_id: UUID | None
    owner_name: str
    supporting: tuple[tuple[UUID, str], ...]
    steps: tuple[StepSeen, ...]
    history: tuple[ReportSeen, ...]
    evidence: tuple[EvidenceSeen, ...]
    proposed: states.Shown


@dataclass(frozen=True)
class Listed:
    """A page of a list: the actions, how many there are of each state in all, and where this page stands."""

    actions: tuple[ActionSeen, ...]
    counts: dict[str, int]
    total: int
    page: int
    pages: int


@dataclass(frozen=True)
class Promised:
    """The nearest of the open actions of somebody, how many are open, and how many of them late."""

    nearest: tuple[ActionSeen, ...]
    open: int
    late: int


def actions_for(viewer: Viewer, wish: Wish, day: date, page: int = 1) -> Listed:
    """A page of the actions wished for, soonest due first. The counts leave the state wished for aside."""
    rows, limits = _wished(viewer, wish), limits_for(viewer, day)
    told = rows.aggregate(**{_key(state): Count("id", filter=_in(state, day, limits)) for state in states.EVERY})
    counts = {state: told[_key(state)] for state in states.EVERY}
    wanted = {wish.state} if wish.state else set(states.EVERY)
    if wish.state:
        rows = rows.filter(_in(wish.state, day, limits))
    if wish.open:
        rows, wanted = rows.exclude(said__in=states.ENDED), wanted - set(states.ENDED)
    # Every action is shown in one state, so that these make up the whole.
    total = sum(counts[state] for state in wanted)
    found = cut(rows.order_by("due", "reference"), page, total=total)
    return Listed(
        actions=_seen(found.rows, day, limits),
        counts=counts,
        total=found.total,
        page=found.page,
        pages=found.pages,
    )


def every_action_for(viewer: Viewer, wish: Wish, day: date) -> tuple[ActionSeen, ...]:
    """All the actions wished for, soonest due first: for a download, or for a bulk act."""
    rows, limits = _wished(viewer, wish), limits_for(viewer, day)
    if wish.state:
        rows = rows.filter(_in(wish.state, day, limits))
    if wish.open:
        rows = rows.exclude(said__in=states.ENDED)
    return _seen(rows.order_by("due", "reference"), day, limits)


def actions_with(viewer: Viewer, words: Words, day: date) -> tuple[ActionSeen, ...]:
    """Those in which these words may stand: the open ones first, each soonest due first; `READ` of them at most."""
    rows = seen(viewer, Action, BUSINESS).filter(words.narrow("text", "reference"))
    rows = rows.annotate(over=Q(said__in=states.ENDED)).order_by("over", "due", "reference")
    return _seen(rows[:READ], day, limits_for(viewer, day))


def promised_by(viewer: Viewer, member: UUID, day: date, most: int) -> Promised:
    """The nearest of a member's own open actions, and how many there are."""
    limits, rows = limits_for(viewer, day), seen(viewer, Action, BUSINESS).filter(owner=member)
    rows = rows.exclude(said__in=states.ENDED)
    counted = rows.aggregate(open=Count("id"), late=Count("id", filter=_in(states.LATE, day, limits)))
    return Promised(_seen(rows.order_by("due", "reference")[:most], day, limits), **counted)


def actions_of(viewer: Viewer, sources: dict[tuple[str, str], list[UUID] | None], day: date) -> tuple[ActionSeen, ...]:
    """The actions that came from these records: ids by desk and table, None for every record of the table."""
    which = Q(pk__in=[])
    for (desk, table), ids in sources.items():
        which |= Q(source_desk=desk, source_table=table, **({} if ids is None else {"source_id__in": ids}))
    rows = seen(viewer, Action, BUSINESS).filter(which).order_by("due", "reference")
    return _seen(rows, day, limits_for(viewer, day))


def evidence_of(viewer: Viewer, ids: Iterable[UUID]) -> dict[UUID, tuple[EvidenceSeen, ...]]:
    """What shows that each of these actions was done, the newest first; those with nothing are left out."""
    found: dict[UUID, tuple[EvidenceSeen, ...]] = {}
    for e in seen(viewer, Evidence, BUSINESS).filter(action__in=list(ids)).order_by("-added_at", "id"):
        here = EvidenceSeen(e.words, e.link, e.added_at, e.added_by)
        found[e.action_id] = (*found.get(e.action_id, ()), here)
    return found


def action_for(viewer: Viewer, reference: str, day: date) -> ActionWhole:
    """One action whole, by its reference; raises Missing."""
    return _whole(viewer, day, reference=reference)


def action_of_id(viewer: Viewer, action: UUID, day: date) -> ActionWhole:
    """One action whole, by its id; raises Missing."""
    return _whole(viewer, day, pk=action)


def actions_of_ids(viewer: Viewer, ids: Iterable[UUID], day: date) -> tuple[ActionSeen, ...]:
    """These actions, soonest due first; those that are not to be seen are left out."""
    rows = seen(viewer, Action, BUSINESS).filter(pk__in=list(ids)).order_by("due", "reference")
    return _seen(rows, day, limits_for(viewer, day))


def _whole(viewer: Viewer, day: date, **which: Any) -> ActionWhole:
    row = _read(seen(viewer, Action, BUSINESS).filter(**which)).first()
    if row is None:
        raise Missing("There is no such action here.", instead="Look for it in the list of actions.")
    steps = seen(viewer, Step, BUSINESS).filter(action=row.id).order_by("due", "id")
    support = seen(viewer, Support, BUSINESS).filter(action=row.id).select_related("organisation")
    late, limits = sum(step.done_at is None and step.due < day for step in steps), limits_for(viewer, day)
    return ActionWhole(
        seen=_one(row, day, limits),
        area_id=row.statutory_area_id,
        owner_name=row.owner_name,
        supporting=tuple(sorted(((s.organisation_id, s.organisation.name) for s in support), key=lambda s: s[1])),
        steps=tuple(StepSeen(s.id, s.text, s.due, s.done_at, s.done_by) for s in steps),
        history=_history(viewer, row.id),
        evidence=evidence_of(viewer, [row.id]).get(row.id, ()),
        proposed=states.proposed(states.Facts.of(row, late), day, limits),
    )


def step_action(viewer: Viewer, step: UUID) -> str:
    """The reference of the action a milestone is on; raises Missing."""
    row = seen(viewer, Step, BUSINESS).filter(pk=step).select_related("action").first()
    if row is None:
        raise Missing("There is no such milestone.", instead="Look at the action it was on.")
    return row.action.reference


def reference_of(viewer: Viewer, action: UUID) -> str | None:
    """What people quote of an action, or None where there is none to see."""
    return seen(viewer, Action, BUSINESS).filter(pk=action).values_list("reference", flat=True).first()


def finds(viewer: Viewer, table: str, record: UUID) -> Found | None:
    """What an action is called and where its page is, for other desks that name it."""
    row = seen(viewer, Action, BUSINESS).filter(pk=record).first() if table == "Action" else None
    return Found(row.text, reverse("show-action", kwargs={"reference": row.reference})) if row else None


def report_for(viewer: Viewer, report: UUID) -> tuple[ReportSeen, str]:
    """A report and the reference of its action; raises Missing."""
    row = seen(viewer, Report, BUSINESS).filter(pk=report).select_related("action").first()
    if row is None:
        raise Missing("There is no such report.", instead="Look at the action's history.")
    return _entry(row, frozenset()), row.action.reference


def last_said(viewer: Viewer, ids: Iterable[UUID]) -> dict[UUID, str]:
    """What was last done of each of these actions and comes next, in the words of whoever said so."""
    rows = seen(viewer, Report, BUSINESS).filter(action__in=list(ids)).exclude(state="").order_by("said_at")
    return {row.action_id: f"{row.line}. Next: {row.next_step}" if row.next_step else row.line for row in rows}


def limits_for(viewer: Viewer, day: date) -> states.Limits:
    """The partnership's own limits for actions, in days, as they are on a day."""
    here = {name: int(value_of(viewer, f"actions.{name}_days", day)) for name in states.Limits.__dataclass_fields__}
    return states.Limits(**here)


def _wished(viewer: Viewer, wish: Wish) -> QuerySet[Action]:
    rows = seen(viewer, Action, BUSINESS)
    if wish.owner:
        rows = rows.filter(owner=wish.owner)
    if wish.organisation:
        rows = rows.filter(organisation=wish.organisation)
    if wish.area:
        rows = rows.filter(statutory_area=wish.area)
    if wish.source:
        desk, table = wish.source
        # Whether there are any is not asked first: it would read the ids of them all.
        ids = () if wish.sources is None else wish.sources
        rows = rows.filter(source_desk=desk, source_table=table, source_id__in=ids)
    if wish.words:
        rows = rows.filter(Q(text__icontains=wish.words) | Q(reference__iexact=wish.words))
    return rows


def _in(state: str, day: date, limits: states.Limits) -> Q:
    """The rows that `states.shown` shows in this state on this day; a test proves the two the same."""
    heard = day - timedelta(days=limits.stale_after)
    running = ~Q(said__in=states.ENDED)
    if state in states.ENDED:
        return Q(said=state)
    if state == states.LATE:
        return running & Q(due__lt=day)
    fresh = running & Q(due__gte=day)
    if state == states.STALE:
        return fresh & Q(heard_on__lt=heard)
    fresh &= Q(heard_on__gte=heard)
    return fresh & (Q(said__in=("", state)) if state == states.NOT_STARTED else Q(said=state))


def _key(state: str) -> str:
    return state.replace(" ", "_")


def _read(rows: QuerySet[Action]) -> QuerySet:
    """The columns of an action and the names beside it: whole rows of what they are of cost three times as much."""
    return rows.values_list(*_ALIKE, *_BESIDE, named=True)


def _seen(rows: QuerySet[Action], day: date, limits: states.Limits) -> tuple[ActionSeen, ...]:
    return tuple(_one(row, day, limits) for row in _read(rows))


def _one(row: Any, day: date, limits: states.Limits) -> ActionSeen:
    return ActionSeen(
        **{name: getattr(row, name) for name in _ALIKE},
        organisation=row.organisation_id,
        organisation_name=row.organisation__name,
        owner=row.owner__name or row.owner_name,
        area=row.statutory_area__name or "",
        shown=states.shown(states.Facts.of(row), day, limits),
        source=(row.source_desk, row.source_table, row.source_id) if row.source_id else None,
    )


def _history(viewer: Viewer, action: UUID) -> tuple[ReportSeen, ...]:
    rows = list(seen(viewer, Report, BUSINESS).filter(action=action).order_by("-said_at", "-id"))
    put_right = frozenset(each.corrects_id for each in rows if each.corrects_id)
    return tuple(_entry(each, put_right) for each in rows)


def _entry(row: Report, put_right: frozenset[UUID]) -> ReportSeen:
    names = [name for name in ReportSeen.__dataclass_fields__ if name != "corrected"]
    return ReportSeen(**{name: getattr(row, name) for name in names}, corrected=row.id in put_right)

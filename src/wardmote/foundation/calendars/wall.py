"""The clock wall: every clock that desks say runs, each with when it ends and how it stands."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from wardmote.clocks import Due, Rule, rules
from wardmote.errors import Missing, WardmoteError
from wardmote.foundation import desks
from wardmote.foundation.access import Viewer, may_see
from wardmote.foundation.calendars.limits import LocalRules, local_rules
from wardmote.foundation.calendars.running import RunningClock
from wardmote.foundation.now import day_of

#: What is due within this long is due soon.
SOON = timedelta(days=28)
#: How a clock stands, in the order in which the wall shows them.
STANDINGS = (
    "overdue", "due soon", "due", "running", "stopped", "no set time", "not known", "cannot be worked out", "ended",
    "met late", "met",
)  # fmt: skip
#: What the wall can be cut to, and the standings of each.
GROUPS = {
    "overdue": ("overdue",),
    "due": ("due soon", "due", "running", "stopped", "no set time"),
    "not known": ("not known", "cannot be worked out"),
    "met": ("met", "met late", "ended"),
}


@dataclass(frozen=True)
class Entry:
    """One clock on the wall. `due` is None where no day follows, and then `problem` says why."""

    clock: RunningClock
    rule: Rule | None
    due: Due | None
    standing: str
    days_left: int | None = None
    problem: str = ""

    @property
    def last(self) -> date | None:
        """The last day in time, in England."""
        return self.due.day if self.due else None

    @property
    def strength(self) -> str:
        """Must, should or unconfirmed."""
        if self.due:
            return self.due.strength
        return self.rule.strength if self.rule else "unconfirmed"

    @property
    def over(self) -> bool:
        """Done, or ended."""
        return self.standing in GROUPS["met"]


def entries(viewer: Viewer, at: datetime) -> tuple[Entry, ...]:
    """Every clock this viewer may see: what is late first, then by day, then what has no day, then what is done."""
    local = local_rules(viewer)
    found = [_entry(clock, local, at) for clock in running(viewer)]
    return tuple(sorted(found, key=_order))


def entry(viewer: Viewer, key: str, at: datetime) -> Entry:
    """One clock of the wall; raises Missing."""
    for clock in running(viewer):
        if clock.key == key:
            return _entry(clock, local_rules(viewer), at)
    raise Missing("That clock does not run here any more.", instead="See the clock wall for those that do.")


def running(viewer: Viewer) -> Iterator[RunningClock]:
    """What desks say runs, on records of a class this viewer may see at all."""
    for told in desks.declared("clocks"):
        yield from (clock for clock in told(viewer) if may_see(viewer, clock.record_class))


def due_lines(viewer: Viewer, at: datetime) -> tuple[Entry, ...]:
    """For a member's own week: what is late or due soon, of theirs; for whoever runs or chairs the partnership, all."""
    soon = [each for each in entries(viewer, at) if each.standing in ("overdue", "due soon")]
    if viewer.holds("csp_manager", "chair"):
        return tuple(soon)
    own = {*viewer.role_titles, viewer.agency}
    return tuple(each for each in soon if each.clock.owner in own)


def _entry(clock: RunningClock, local: LocalRules, at: datetime) -> Entry:
    try:
        if clock.start is None:
            return Entry(clock, local.rule(clock.rule), None, "not known")
        due = local.due(clock.rule, start=clock.start, pauses=clock.pauses, as_at=at)
    except WardmoteError as problem:
        # A clock that cannot be worked out is shown with the reason: it must not take the others along, nor go missing.
        named = next((each for each in rules() if each.id == clock.rule), None)
        return Entry(clock, named, None, "cannot be worked out", problem=str(problem))
    stands = due.standing(at, clock.done)
    return Entry(clock, due.rule, due, _standing(due, stands.state, at), stands.days_left)


def _standing(due: Due, state: str, at: datetime) -> str:
    """The library's word, but for what ends or counts by itself, and for what is due soon."""
    if due.rule.sense != "do by":
        return {"due": "running", "overdue": "ended"}.get(state, state)
    if state == "due" and due.day is not None and due.day - day_of(at) <= SOON:
        return "due soon"
    return state


def _order(each: Entry) -> tuple[int, date, str]:
    return (_place(each.standing), each.last or date.max, each.clock.what)


def _place(standing: str) -> int:
    # What is due soon and what is due later stand in one run, by day.
    return STANDINGS.index("due soon" if standing in ("due", "running") else standing)


def shown(found: Iterable[Entry], *, area: str, strength: str, owner: str, group: str) -> tuple[Entry, ...]:
    """Those that a filter keeps; an empty word keeps all. What is of the whole partnership is of every area."""
    return tuple(
        each
        for each in found
        if (not area or not each.clock.areas or area in each.clock.areas)
        and (not strength or each.strength == strength)
        and (not owner or each.clock.owner == owner)
        and (not group or each.standing in GROUPS.get(group, ()))
    )

"""When is it due? One rule, one start, the pauses there were: the last day or moment, how binding it is, and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from wardmote.clocks import words
from wardmote.clocks.appointed import Times
from wardmote.clocks.calendars import Calendar
from wardmote.clocks.calendars import calendar as calendar_called
from wardmote.clocks.days import shifted
from wardmote.clocks.limits import Asked
from wardmote.clocks.months import corresponding
from wardmote.clocks.pauses import Pause
from wardmote.clocks.reckoning import Reckoning, day_of, instant
from wardmote.clocks.rules import Rule, rule
from wardmote.errors import Invalid, Refused


@dataclass(frozen=True)
class Override:
    """A partnership's own number for a local rule: `value` in the rule's unit, its `version`, and who approved it."""

    value: int
    version: str
    approved_by: str = ""
    approved_on: date | None = None


@dataclass(frozen=True)
class Review:
    """A partnership's confirmation of a shipped rule against its source."""

    reviewed_by: str
    reviewed_on: date


@dataclass(frozen=True)
class Due:
    """When something is due: `last` is the last day or instant in time; None where the rule sets no number of days.

    `strength` is "must", "should" or "unconfirmed". `override` is the local value that was used, if one was.
    `stopped` says that the clock is stopped as at the day asked about, so that `last` is provisional.
    """

    rule: Rule
    start: date | datetime
    last: date | datetime | None
    strength: str
    reckoning: Reckoning
    override: Override | None = None
    stopped: bool = False

    @property
    def day(self) -> date | None:
        """The last day, in England."""
        return self.reckoning.day

    def standing(self, at: datetime, done: date | datetime | None = None) -> "Standing":
        """How it stands at an instant, if it was done then or not yet. A day is in time until it ends in England."""
        if self.day is None:
            return Standing("met" if done else "no set time", None)
        left = (self.day - day_of(done or at)).days
        late = day_of(done or at) > self.day
        if isinstance(self.last, datetime) and (done is None or isinstance(done, datetime)):
            late = instant(done or at) > self.last
        if done:
            return Standing("met late" if late else "met", left)
        if self.stopped:
            return Standing("stopped", left)
        return Standing("overdue" if late else "due", left)


@dataclass(frozen=True)
class Standing:
    """`state`: "due", "overdue", "met", "met late", "stopped" or "no set time". `days_left` is negative once late."""

    state: str
    days_left: int | None


@dataclass(frozen=True)
class Allowance:
    """How many of so many times are used in the months up to a day, how many are left, and from when one more is."""

    rule: Rule
    used: int
    left: int
    free_from: date
    steps: tuple[str, ...]


def due(
    rule_id: str,
    *,
    start: date | datetime,
    calendar: Calendar | None = None,
    pauses: Iterable[Pause] = (),
    as_at: date | datetime | None = None,
    overrides: Mapping[str, Override] | None = None,
    reviews: Mapping[str, Review] | None = None,
    among: Iterable[Rule] | None = None,
) -> Due:
    """When what a rule wants is due, if its clock started on `start` (for a rule in hours, an instant with its zone).

    `calendar` replaces the one the rule is counted on. `pauses` are the times its clock stood still; `as_at` is needed
    while one has not ended. `overrides` and `reviews` are a partnership's own, by rule id. `among` replaces the shipped
    rules.

    Raises Missing for a rule there is not or a year whose bank holidays are not known, NotNow for a rule that is not in
    force on the day, Refused for a pause or a local value the rule does not allow, Invalid for what makes no sense.
    """
    override = (overrides or {}).get(rule_id)
    found = localised(rule(rule_id, on=start, among=among), override, (reviews or {}).get(rule_id))
    stops = tuple(pauses)
    _check_pauses(found, stops)
    days = calendar or calendar_called(found.calendar)
    reckoned = found.limit.reckon(Asked(start, days, stops, as_at))
    opening = [found.said]
    if override:
        opening.append(_said(override))
    if isinstance(start, datetime) and not found.limit.in_hours:
        opening.append(f"The clock started at {words.moment(start)}, so with that day in England.")
    return Due(
        rule=found,
        start=start,
        last=reckoned.last,
        strength=found.strength,
        reckoning=replace(reckoned, steps=(*opening, *reckoned.steps), sources=(found.citation, *reckoned.sources)),
        override=override,
        stopped=any(_is_stopped(pause, as_at) for pause in stops),
    )


def allowance(
    rule_id: str,
    *,
    days: Iterable[date],
    on: date,
    overrides: Mapping[str, Override] | None = None,
    among: Iterable[Rule] | None = None,
) -> Allowance:
    """How much is left of a rule that says how many times in how many months, given the days it was done on.

    The months are those that end with `on`. Raises Invalid for a rule that is a deadline.
    """
    found = localised(rule(rule_id, on=on, among=among), (overrides or {}).get(rule_id), None)
    if not isinstance(found.limit, Times):
        raise Invalid(f"“{found.title}” is a deadline and no number of times.", instead="Ask when it is due.")
    begins = _window_begins(on, found.limit.months)
    used = sorted(each for each in days if begins <= each <= on)
    left = max(found.limit.number - len(used), 0)
    free = on if left else _out_of_window(used[-found.limit.number], found.limit.months)
    steps = (
        found.said,
        f"The {words.count(found.limit.months, 'month')} up to {words.day(on)} begin with {words.day(begins)}.",
        f"In them it was done {words.count(len(used), 'time')}, so {left:,} of {found.limit.number:,} are left.",
    )
    return Allowance(found, len(used), left, free, steps)


def _window_begins(on: date, months: int) -> date:
    return shifted(corresponding(on, -months)[0], 1)


def _out_of_window(day: date, months: int) -> date:
    """The first day whose months before it no longer hold `day`; the ends of short months make it later."""
    found = corresponding(day, months)[0]
    while _window_begins(found, months) <= day:
        found = shifted(found, 1)
    return found


def localised(found: Rule, override: Override | None, review: Review | None) -> Rule:
    """The rule as a partnership has it: confirmed by its own people, or with its own number.

    A number that nobody has approved makes it unconfirmed. Raises Refused for a number where law or guidance has one.
    """
    if review is not None:
        found = found.reviewed(review.reviewed_by, review.reviewed_on)
    if override is None:
        return found
    if found.kind != "L":
        raise Refused(
            f"“{found.title}” is set by {found.basis} ({found.citation}), so no partnership has a number of its own.",
            instead="Make a local rule beside it, or ask whoever runs this site to bring the rule up to date.",
        )
    found = replace(found, limit=found.limit.with_number(override.value))
    if override.approved_by and override.approved_on:
        return found.reviewed(override.approved_by, override.approved_on)
    return replace(found, reviewed_by="", reviewed_on=None)


def _said(override: Override) -> str:
    approved = (
        f"approved by {override.approved_by} on {words.short(override.approved_on)}"
        if override.approved_by and override.approved_on
        else "not approved yet"
    )
    return f"The partnership's own number is used, version {override.version}, {approved}."


def _check_pauses(found: Rule, pauses: tuple[Pause, ...]) -> None:
    for pause in pauses:
        if pause.reason not in found.pauses:
            allowed = f"only for {words.listed(list(found.pauses))}" if found.pauses else "for nothing"
            raise Refused(
                f"The clock of “{found.title}” does not stop for “{pause.reason}”: it stops {allowed}.",
                instead="Take the pause out, or choose a reason the rule allows.",
            )


def _is_stopped(pause: Pause, as_at: date | datetime | None) -> bool:
    """Still stopped on the day asked about."""
    if pause.ends is None:
        return True
    if as_at is None:
        return False
    return day_of(pause.starts) <= day_of(as_at) < day_of(pause.ends)

"""Reads a limit as a rule pack writes it down: `{ days = 28, counting = "after" }`, `{ working_days = 20 }` …"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from wardmote.clocks.appointed import FixedDay, NoSetTime, QuarterEnd, Times, YearDay
from wardmote.clocks.hours import CLOSES, OPENS
from wardmote.clocks.lengths import Days, Hours, Months, WorkingDays, WorkingHours
from wardmote.clocks.limits import AFTER, BEGINNING_WITH, CLEAR, Limit
from wardmote.clocks.months import A_YEAR
from wardmote.clocks.reckoning import check_amount
from wardmote.clocks.rhythms import Yearly
from wardmote.errors import Invalid

A_WEEK = 7


def read_limit(told: Mapping[str, Any]) -> Limit:
    """The limit that a rule pack writes down; Invalid for one that cannot be read."""
    rest = dict(told)
    for unit, make in _UNITS.items():
        if unit in rest:
            made = make(rest.pop(unit), rest)
            if rest:
                raise Invalid(f"A limit in {unit} does not have {sorted(rest)[0]!r}.", instead="Take it out.")
            return made
    raise Invalid(f"{dict(told)!r} is no limit.", instead=f"Say one of {', '.join(_UNITS)}.")


def _counting(rest: dict[str, Any], known: Iterable[str]) -> str:
    counting = rest.pop("counting", None)
    if counting not in known:
        raise Invalid(f"A limit does not say how it is counted: {counting!r}.", instead=f"Say {' or '.join(known)}.")
    return str(counting)


def _number(told: object) -> int:
    if not isinstance(told, int):
        raise Invalid(f"{told!r} is no number.", instead="Write a whole number.")
    check_amount(told)
    return told


_UNITS: dict[str, Callable[[Any, dict[str, Any]], Limit]] = {
    "working_days": lambda n, rest: WorkingDays(_number(n)),
    "working_hours": lambda n, rest: WorkingHours(_number(n), rest.pop("opens", OPENS), rest.pop("closes", CLOSES)),
    "days": lambda n, rest: Days(_number(n), _counting(rest, (AFTER, BEGINNING_WITH, CLEAR))),
    "weeks": lambda n, rest: Days(_number(n), _counting(rest, (AFTER, BEGINNING_WITH)), A_WEEK),
    "months": lambda n, rest: Months(_number(n), _counting(rest, (AFTER, BEGINNING_WITH))),
    "years": lambda n, rest: Months(_number(n), _counting(rest, (AFTER, BEGINNING_WITH)), A_YEAR),
    "hours": lambda n, rest: Hours(_number(n), tuple(rest.pop("disregarding", ()))),
    "quarters": lambda n, rest: QuarterEnd(_number(n)),
    "yearly": lambda told, rest: YearDay(Yearly(*(int(part) for part in str(told).split("-")))),
    "on": lambda told, rest: FixedDay(told),
    "no_set_time": lambda told, rest: NoSetTime(str(told)),
    "times": lambda n, rest: Times(_number(n), _number(rest.pop("in_months", None))),
}

"""What is done for an aim: of which kinds, how it stands, and what may be counted of it. Plain Python."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from wardmote.clocks import occasions, quarter_end
from wardmote.errors import Invalid, NotNow

ACTION_DAY, OPERATION, PROGRAMME, CAMPAIGN = "action day", "operation", "programme", "campaign"
#: Each kind by its name in addresses.
KINDS = {"action-day": ACTION_DAY, "operation": OPERATION, "programme": PROGRAMME, "campaign": CAMPAIGN}
#: Roles that write down what is done, and what it came to.
WRITES = ("csp_manager", "community_safety_officer", "asb_officer", "road_safety_officer", "agency_lead")
#: Roles that see to it that everything is counted.
KEEPS = ("csp_manager", "community_safety_officer")

PLANNED, RUNNING, DUE, OVERDUE, DONE, WITHDRAWN = "planned", "running", "due", "overdue", "done", "withdrawn"
STATES = (OVERDUE, DUE, RUNNING, PLANNED, DONE, WITHDRAWN)

#: What a count is of: things, people, or one of the four measures.
THINGS, PEOPLE, MEASURE = "things", "people", "measure"
SORTS = (THINGS, PEOPLE, MEASURE)
#: Four different numbers. None is ever added to another, or put where another is missing.
REACH, ATTENDANCE, COMPLETION, CHANGE = "reach", "attendance", "completion", "change"
MEASURES = (REACH, ATTENDANCE, COMPLETION, CHANGE)
#: These say nothing unless it is told of how many.
OF_HOW_MANY = (COMPLETION, CHANGE)
#: Of which kinds each is asked.
COUNTED = (ACTION_DAY, OPERATION, PROGRAMME)
MEASURED = (PROGRAMME, CAMPAIGN)
MOST = 9_999_999


@dataclass(frozen=True)
class Measure:
    """One of the four numbers: nothing where it was not collected; of how many, and how it was counted, in words."""

    number: int | None = None
    out_of: int | None = None
    words: str = ""


@dataclass(frozen=True)
class Period:
    """What is counted together: a quarter of a programme, or the whole of anything else. Both days are in it."""

    starts: date
    ends: date


def listed(text: str) -> tuple[str, ...]:
    """The kinds that a partnership lists in a local value: words parted by semicolons, each once."""
    return tuple(dict.fromkeys(each.strip() for each in text.split(";") if each.strip()))


def periods_of(kind: str, *, starts: date, ends: date | None, day: date) -> tuple[Period, ...]:
    """The periods that have begun by a day, the earliest first."""
    if starts > day:
        return ()
    if kind != PROGRAMME:
        return (Period(starts, ends or starts),)
    found, last = [], quarter_end(starts)
    stop = min(day, ends or day)
    while True:
        found.append(Period(_first_of(last), last))
        if last >= stop:
            return tuple(found)
        last = quarter_end(last + timedelta(days=1))


def shown(
    *, withdrawn: bool, starts: date, ends: date | None, uncounted: Sequence[Period], day: date, wait: int
) -> str:
    """How it stands on a day. `uncounted` are its periods of which nothing is told, `wait` the days that may take."""
    if withdrawn:
        return WITHDRAWN
    if day < starts:
        return PLANNED
    if any(each.ends + timedelta(days=wait) < day for each in uncounted):
        return OVERDUE
    if any(each.ends < day for each in uncounted):
        return DUE
    return RUNNING if ends is None or day <= ends else DONE


def check_activity(
    kind: str, *, name: str, about: str, starts: date, ends: date | None, areas: Sequence[object], bodies: Sequence
) -> None:
    """Raise Invalid for what is no activity of that kind."""
    if kind not in KINDS.values():
        raise Invalid("There is no such kind of work.", instead="Choose one from the list.")
    if not name.strip() or not about.strip():
        raise Invalid("It says what it is called and what is done.", instead="Answer both questions.")
    if ends is None and kind != PROGRAMME:
        raise Invalid("Only a programme goes on without a last day.", instead="Give its last day.")
    if ends is not None and ends < starts:
        raise Invalid("It ends before it starts.", instead="Put one of the two days right.")
    if not areas:
        raise Invalid("It is done somewhere.", instead="Choose at least one area.")
    if not bodies:
        raise Invalid("Somebody takes part in it.", instead="Choose at least one organisation.")


def check_goes_with(kind: str, occasion: str, *, starts: date, ends: date | None) -> None:
    """Raise Invalid for a day of the year that a campaign cannot go with; none is well."""
    if not occasion:
        return
    found = next((each for each in occasions() if each.id == occasion and each.campaigns), None)
    if kind != CAMPAIGN or found is None:
        raise Invalid("That is no day that campaigns go with.", instead="Choose one from the list, or none.")
    if not found.touches(starts, ends or starts):
        raise Invalid(
            f"{found.title} is on none of these days.", instead="Put the days right, or choose another day to go with."
        )


def check_period(starts: date, periods: Sequence[Period]) -> Period:
    """The period that begins on a day; raises NotNow where it has none that has begun."""
    found = next((each for each in periods if each.starts == starts), None)
    if found is None:
        raise NotNow("That has not begun, or is no part of it.", instead="Choose a time from the list.")
    return found


def check_numbers(numbers: Mapping[str, int | None], kinds: Sequence[str]) -> None:
    """Raise Invalid for a count of a kind that the partnership does not list, or that cannot be."""
    for what, number in numbers.items():
        if what not in kinds:
            raise Invalid(f"“{what}” is not on the partnership's list.", instead="Have it put on the list first.")
        if number is not None and not 0 <= number <= MOST:
            raise Invalid(f"{what}: {number:,} cannot be a count.", instead="Give a number from nothing upwards.")


def check_measures(told: Mapping[str, Measure]) -> None:
    """Raise Invalid for a number that nobody can tell how it came about."""
    for name, each in told.items():
        if name not in MEASURES:
            raise Invalid("That is none of the four numbers.", instead="Reach, attendance, completion or change.")
        if each.number is None:
            if each.out_of is not None:
                raise Invalid(
                    f"{name.capitalize()}: it says of how many, and no number.",
                    instead="Give both, or leave both empty: then it is shown as not collected.",
                )
            continue
        if not each.words.strip():
            raise Invalid(f"{name.capitalize()}: say what was counted, and how.", instead="In a few words.")
        if name in OF_HOW_MANY and each.out_of is None:
            raise Invalid(
                f"{name.capitalize()}: a number without how many it is of says nothing.", instead="Give both."
            )
        if not 0 <= each.number <= (MOST if each.out_of is None else each.out_of):
            raise Invalid(
                f"{name.capitalize()}: {each.number:,} of {each.out_of or MOST:,} cannot be.",
                instead="Put one of the two numbers right.",
            )


def _first_of(quarter: date) -> date:
    return quarter.replace(month=quarter.month - 2, day=1)

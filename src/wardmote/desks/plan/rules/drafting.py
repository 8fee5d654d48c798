"""What the next plan of an area must have: choices about the last one, measures, whose a commitment is, evidence."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from uuid import UUID

from wardmote.errors import Invalid, NotNow

CARRIED, CHANGED, DROPPED = "carried over", "changed", "dropped"
CHOICES = (CARRIED, CHANGED, DROPPED)
UP, DOWN, CONTEXT = "up", "down", "context"
DIRECTIONS = {UP: "More is better", DOWN: "Less is better", CONTEXT: "Either may be good: it is context"}
BETTER, SAME, WORSE, UNKNOWN = "better", "no difference", "worse", "not known"
IMPACTS = (BETTER, SAME, WORSE, UNKNOWN)
#: The nine protected characteristics of the Equality Act 2010, section 4.
CHARACTERISTICS = (
    "age",
    "disability",
    "gender reassignment",
    "marriage and civil partnership",
    "pregnancy and maternity",
    "race",
    "religion or belief",
    "sex",
    "sexual orientation",
)
#: Roles that write a plan.
WRITES = ("csp_manager", "community_safety_officer")
#: Roles of which one proposes a plan and another approves it.
PROPOSES = ("csp_manager",)
APPROVES = ("chair",)
#: Roles that see the statutory checklist, and record who checked its lines against the law.
CONFIRMS = ("csp_manager", "chair")

MOST_MONTHS = 24


@dataclass(frozen=True)
class Part:
    """Something that the law wants a plan to say in words of its own.

    `head` is a head of section 6 where the words say why no priority serves it.
    """

    slug: str
    title: str
    question: str
    help: str = ""
    head: str = ""


@dataclass(frozen=True)
class Wanted:
    """A commitment as somebody wants it: standing, with evidence every so many months, or due on a day."""

    text: str
    organisation: UUID | None
    owner: UUID | None = None
    owner_name: str = ""
    due: date | None = None
    rhythm_months: int | None = None


@dataclass(frozen=True)
class Aimed:
    """A measure as somebody wants it. `figure` names a figure of the area's assessments."""

    words: str
    direction: str
    because: str = ""
    figure: str = ""
    baseline: str = ""
    baseline_period: str = ""
    known_by: date | None = None
    target: str = ""


@dataclass(frozen=True)
class Reading:
    """A figure at one time: its value and 95 per cent interval, each None where it has none."""

    value: float | None
    low: float | None = None
    high: float | None = None


@cache
def parts() -> tuple[Part, ...]:
    """What a plan says in words of its own, in the order in which it is read."""
    told = tomllib.loads(Path(__file__).with_name("parts.toml").read_text(encoding="utf-8"))
    return tuple(Part(**row) for row in told["part"])


def part_named(slug: str) -> Part:
    """The part of that name; raises Invalid."""
    for part in parts():
        if part.slug == slug:
            return part
    raise Invalid("A plan has no such part.", instead="Choose one from the page of the plan.")


def check_days(starts: date, ends: date, before_ends: date) -> None:
    """Return quietly if a plan may last from one day to the other after the plan before it."""
    if ends < starts:
        raise Invalid("The plan ends before it starts.", instead="Put one of the two days right.")
    if starts <= before_ends:
        raise Invalid("The plan before this one is still in force then.", instead="Let this one start after it ends.")


def check_choice(choice: str, reason: str, text: str) -> None:
    """Return quietly if this can become of a line of the last plan."""
    if choice not in CHOICES:
        raise Invalid("Say what becomes of it.", instead=f"Choose one of {', '.join(CHOICES)}.")
    if not reason.strip():
        raise Invalid(f"Nothing says why it is {choice}.", instead="Say in a sentence why.")
    if choice == CHANGED and not text.strip():
        raise Invalid("Nothing says what it is changed to.", instead="Write the new words.")


def check_commitment(wanted: Wanted) -> None:
    """Return quietly if this can be a commitment: it is somebody's, and due on a day or shown again and again."""
    if not wanted.text.strip():
        raise Invalid("Nothing says what will be done.", instead="Begin with a verb, like “Fit two lights”.")
    if wanted.organisation is None:
        raise Invalid("Nobody answers for it.", instead="Choose an organisation.")
    if (wanted.due is None) == (wanted.rhythm_months is None):
        raise Invalid(
            "A commitment is either due on a day, or stands with evidence every so many months.",
            instead="Give one of the two.",
        )
    check_rhythm(wanted.rhythm_months)


def check_rhythm(months: int | None) -> None:
    """Return quietly if there can be evidence every so many months, or if nothing is said of it."""
    if months is not None and not 1 <= months <= MOST_MONTHS:
        raise Invalid("That is no rhythm for evidence.", instead=f"Give from 1 to {MOST_MONTHS} months.")


def check_measure(aimed: Aimed) -> None:
    """Return quietly if this can measure an aim: it begins somewhere, and says which way is good, or why neither is."""
    if not aimed.words.strip():
        raise Invalid("Nothing says what is measured.", instead="Say what is counted or asked, and where.")
    if aimed.direction not in DIRECTIONS:
        raise Invalid("Nothing says which way is good.", instead="Choose more, less, or context.")
    if aimed.direction == CONTEXT and not aimed.because.strip():
        raise Invalid(
            "Nothing says why neither way is simply good.",
            instead="Say why, such as that more reports can mean more trust.",
        )
    if not aimed.figure and not aimed.baseline.strip() and aimed.known_by is None:
        raise Invalid("The measure begins nowhere.", instead="Give where it stands now, or by when that will be known.")
    if aimed.direction != CONTEXT and not aimed.target.strip():
        raise Invalid("Nothing says how far it is to go.", instead="Give a target, or make it context.")


def compared(before: Reading, now: Reading, direction: str, because: str) -> str:
    """A sentence on how a measure stands beside its start: never better or worse without more than chance.

    Intervals that overlap could be chance, whichever way the numbers point; this is stricter than a test of the
    difference.
    """
    if before.value is None or now.value is None:
        return "It cannot be compared with its start."
    if before == now:
        return "This is where it started."
    ranges = (before.low, before.high, now.low, now.high)
    if any(each is None for each in ranges):
        return "It has no interval, so whether it moved by more than chance cannot be said."
    low, high, now_low, now_high = (float(each or 0) for each in ranges)
    if now_low <= high and low <= now_high:
        return "The difference from its start could be chance."
    moved = UP if now.value > before.value else DOWN
    which = "higher" if moved == UP else "lower"
    if direction == CONTEXT:
        return f"It is {which} than at its start, by more than chance. Either may be good: {because}"
    return f"It is {which} than at its start, by more than chance: {'better' if moved == direction else 'worse'}."


def evidence_due(*, last: date, rhythm_months: int) -> date:
    """The last day on which evidence shown on `last` still counts: so many months later, or that month's last day."""
    month = last.month - 1 + rhythm_months
    year, month = last.year + month // 12, month % 12 + 1
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, min(last.day, (following - date(year, month, 1)).days))


def standing_state(*, last: date | None, since: date, rhythm_months: int, day: date) -> str:
    """ "on track" while evidence of a standing commitment counts, "stale" after; without any, from the plan's start."""
    if last is None and day < since:
        return "not started"
    return "on track" if day <= evidence_due(last=last or since, rhythm_months=rhythm_months) else "stale"


def check_impacts(impacts: dict[str, str], mitigation: str) -> None:
    """Return quietly if an equality assessment is whole: each characteristic is looked at, and harm is answered."""
    for each in CHARACTERISTICS:
        if impacts.get(each) not in IMPACTS:
            raise Invalid(f"Nothing is said of {each}.", instead="“Not known” is an answer.")
    if WORSE in impacts.values() and not mitigation.strip():
        raise Invalid(
            "Some are worse off, and nothing says what is done about it.", instead="Say what is done, or why not."
        )


def check_shown_on(shown_on: date, today: date) -> None:
    """Return quietly unless evidence is of a day to come."""
    if shown_on > today:
        raise Invalid("That day has not come yet.", instead="Give the day on which it was shown.")


def check_can_propose(missing: tuple[str, ...]) -> None:
    """Return quietly if nothing that a plan must have is missing of it; otherwise raise NotNow, naming the first."""
    if missing:
        more = f" and {len(missing) - 1} more" if len(missing) > 1 else ""
        raise NotNow(
            f"The plan is not whole yet. Missing: {missing[0]}{more}.", instead="See its checklist for every line."
        )

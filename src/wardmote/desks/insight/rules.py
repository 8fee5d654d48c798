"""Who sees a restricted series, and what a question that leaves something unsaid is taken to ask. Plain Python."""

from collections.abc import Mapping, Sequence

from wardmote.evidence.indicators import Indicator
from wardmote.evidence.periods import Month, Period

#: Roles that see what a partner gave for the partnership's own work: those that read the draft assessment.
SEE_RESTRICTED = ("analyst", "csp_manager", "chair")
#: What is shown where nothing is asked.
FIRST = "recorded_crime"
#: Twenty years: longer than any series there is.
LONGEST = 240
#: Before this no month is told of.
EARLIEST = "2000-01"
#: What an address may ask, in the order in which it is written.
ASKED = ("indicator", "line", "place", "first", "last", "against", "other", "parts")


def indicator_to_show(offered: Sequence[Indicator], sources: frozenset[str], extract: str = "") -> Indicator:
    """What an address that names no indicator shows: what an extract (source/cover/months) is of, else the first of
    which something is held."""
    source, _, rest = extract.partition("/")
    cover = rest.partition("/")[0]
    fitting = [each for each in offered if each.source == source]
    exact = [each for each in fitting if each.slug.partition(".")[2] == cover]
    held = [each for each in offered if each.source in sources]
    return next(iter((*exact, *_usual_first(fitting), *_usual_first(held), *offered)))


def _usual_first(found: Sequence[Indicator]) -> list[Indicator]:
    return sorted(found, key=lambda each: each.slug != FIRST)


def slug_named(offered: Sequence[Indicator], slug: str, line: str) -> str:
    """The slug meant by one that names the series of several owners together: of the series the line is of by its
    title, or else of the first. Any other is as it is."""
    family = [each for each in offered if each.slug.startswith(f"{slug}.")]
    titled = [each for each in family if line == each.title or line.startswith(f"{each.title}: ")]
    return next((each.slug for each in (*titled, *family)), slug)


def why_no_period(first: str, last: str, this_month: Month) -> tuple[str, str]:
    """What is wrong with two months as typed (both YYYY-MM or empty), as a field's name and words; empty where nothing
    is."""
    if bool(first) != bool(last):
        return ("last", "Give both months, or neither") if first else ("first", "Give both months, or neither")
    if not first:
        return "", ""
    # As text first: a year that no calendar here has is one of the things to say something about.
    if max(first, last) > str(this_month):
        return "last", f"{max(first, last)} has not come yet. Give a month up to {this_month.label}"
    if min(first, last) < EARLIEST:
        return "first", f"Nothing is held of {min(first, last)}. Give a month from {Month.parse(EARLIEST).label} on"
    start, end = Month.parse(first), Month.parse(last)
    if start > end:
        return "last", f"The last month, {end.label}, is before the first, {start.label}"
    if len(Period(start, end)) > LONGEST:
        return "first", f"That is {len(Period(start, end))} months. Ask for {LONGEST} at most"
    return "", ""


def asked_again(asked: Mapping[str, str], **changed: str) -> dict[str, str]:
    """A question with something changed, as an address carries it: nothing that is empty."""
    whole = {**asked, **changed}
    return {name: whole[name] for name in ASKED if whole.get(name)}

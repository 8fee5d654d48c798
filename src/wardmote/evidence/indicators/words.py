"""What a line says in a sentence. The same words in a command's table, a page and a document."""

from collections.abc import Sequence

from wardmote.evidence.indicators.shapes import Change, Line, Statistic
from wardmote.evidence.periods import in_months

PERCENT = 100


def line_sentence(line: Line) -> str:
    """How many, how many the year before, and whether the difference could be chance."""
    return f"{line.kind}: {line.level.count:,} {line.unit}{change_clause(line.change)}."


def change_clause(change: Change | None) -> str:
    """The rest of a sentence that began with the count. Where months are left out it says the count compared, too."""
    if change is None:
        return ""
    if change.verdict == "not comparable":
        return f"; not comparable with the year before, because {change.reason}"
    before = f"{change.before:,} the year before"
    alike = f"; {compared_months(change)} {change.after:,}" if change.left_out else ""
    if change.verdict == "too few to say":
        return f"{alike}, {before}: too few to say whether that is a change ({change.reason})"
    return f"{alike}, {difference(change)} {before}: {change.verdict}"


def compared_months(change: Change) -> str:
    """Of which months a change is, where some are left out: `in the 9 months held in both years`."""
    months = len(change.before_period) - len(change.left_out)
    return f"in the {'month' if months == 1 else in_months(months)} held in both years"


def reasons(lines: Sequence[Line]) -> tuple[str, ...]:
    """Why lines have no plain verdict: one sentence for each reason, naming the lines it holds for."""
    kinds: dict[tuple[str, str], list[str]] = {}
    for line in lines:
        if line.change and line.change.reason:
            kinds.setdefault((line.change.verdict, line.change.reason), []).append(line.kind)
    return tuple(
        f"{verdict.capitalize()}, because {reason}: {'every line' if len(names) == len(lines) else '; '.join(names)}."
        for (verdict, reason), names in kinds.items()
    )


def difference(change: Change) -> str:
    """How a comparable change compares: `12% fewer than`, `the same as`, `more than`."""
    if change.ratio is None:
        return "up from"
    percent = round(abs(change.ratio - 1) * PERCENT)
    if change.before == change.after:
        return "the same as"
    size = f"{percent}%" if percent else "less than 1%"
    return f"{size} {'more' if change.ratio > 1 else 'fewer'} than"


def rate_sentence(line: Line, months: int) -> str:
    """What the rate of a line is out of, or that there is none."""
    denominator = line.level.denominator
    if denominator is None:
        return "No rate is given, because no population was."
    if line.level.rate is None:
        return "No rate is given, because a month is missing: it would be read as one of the whole period."
    return (
        f"Rates are per 1,000 over the {in_months(months)} together, out of {denominator.value:,} {denominator.what} "
        f"({denominator.source})."
    )


def unlocated_sentence(line: Line) -> str:
    """How many rows of a line have no place, and what that does to its count and to its change."""
    share = line.unlocated
    if not share.unlocated:
        return f"{line.kind}: all {share.among} have a place."
    sentence = (
        f"{line.kind}: at least {line.level.count:,}. Of the {share.rows:,} {share.among}, "
        f"{share.unlocated:,} ({share.share:.1%}) have no place and are in no district; if they were spread as "
        f"the others are, about {share.may_be_missing(line.level.count):,} more would belong here."
    )
    if share.before_share is None or share.effect_on_change is None:
        return sentence
    percent = round(abs(share.effect_on_change - 1) * PERCENT)
    if not percent:
        return f"{sentence} The share was {share.before_share:.1%} the year before, too near to matter to the change."
    way = "fewer" if share.effect_on_change < 1 else "more"
    return (
        f"{sentence} The share was {share.before_share:.1%} the year before: that difference alone makes the count "
        f"{percent}% {way}."
    )


def tested_sentence(tested: int) -> str:
    """How many changes were judged together, and what that allows for."""
    if not tested:
        return "No change could be tested."
    if tested == 1:
        return "One change was tested."
    return (
        f"{tested} changes were tested together. The verdicts allow for that: of those called more than chance, no "
        "more than one in twenty is expected to be chance after all. Intervals are for one line alone: a ratio whose "
        "interval leaves out 1 may still be chance among so many."
    )


def statistic_clause(each: Statistic) -> str:
    """A figure with its interval, or that there is none."""
    if each.value is None:
        return f"{each.name}: not given"
    told = f"{each.name}: {each.value:,.{each.places}f} {each.unit}".rstrip()
    if each.low is None:
        return told
    high = "or more" if each.high is None else f"to {each.high:,.{each.places}f}"
    return f"{told} (95% interval {each.low:,.{each.places}f} {high})"


def notes(statistics: Sequence[Statistic]) -> tuple[str, ...]:
    """What to make of statistics: one sentence for each note, naming those it holds for."""
    names: dict[str, list[str]] = {}
    for each in statistics:
        names.setdefault(each.note, []).append(each.name)
    return tuple(f"{'; '.join(named)}: {note}" for note, named in names.items())

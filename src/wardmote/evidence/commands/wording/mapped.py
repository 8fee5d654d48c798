"""How a partner's table would be read, in lines for a person and as data."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wardmote.evidence.store.extracts import line_ranges

if TYPE_CHECKING:
    from wardmote.evidence.sources.partner_table.shapes import Figure, TableReading
    from wardmote.evidence.store.trying import Trial

SHOWN = 12
FATES = (
    ("above", "above the table: titles and notes"),
    ("heading", "the names of columns"),
    ("kept", "read as figures"),
    ("total", "totals, set against their parts"),
    ("set aside", "set aside"),
    ("note", "notes under the table"),
    ("blank", "blank"),
)


def trial_lines(trial: "Trial", kept: Path | None) -> Iterator[str]:
    """Sheets, heading, columns, lines, figures; then what to do."""
    mapping = trial.mapping
    yield f"{trial.file}{f', sheet “{trial.sheet}”' if trial.sheet else ''}"
    others = [f"“{name}”{' (hidden)' if hidden else ''}" for name, hidden in trial.sheets if name != trial.sheet]
    if others:
        yield f"Sheets that are not read: {', '.join(others)}."
    yield f"The names of its columns stand in line {' and '.join(map(str, trial.lines))}."
    yield from (f"    above it: {text[:100]}" for text in trial.above[:SHOWN])
    yield ""
    yield f"Series: {mapping.series} ({mapping.title}), {'remembered' if trial.known else 'proposed'}"
    for name in (
        "provider",
        "definition",
        "caveat",
        "unit",
        "data_class",
        "prescribed",
        "measure",
        "period",
        "how_asked",
    ):
        if value := getattr(mapping, name):
            yield f"    {name.replace('_', ' ')}: {value}"
    yield "Columns:"
    for column in trial.columns:
        shown = "; ".join(text[:30] for text in column.examples)
        yield f"    {column.letter:<3} {column.heading[:40]:<40} {column.role:<11} {shown}"
    yield ""
    if trial.reading is None:
        yield f"It cannot be read so: {trial.refusal}"
    else:
        yield from reading_lines(trial.reading)
        yield "The first figures:"
        yield from (f"    {_figure(each)}" for each in trial.reading.figures[:SHOWN])
    yield ""
    if kept:
        yield f"Remembered in {kept}. Take the table in: wardmote evidence add {trial.file}"
    else:
        missing = "".join(f" --{name.replace('_', '-')} TEXT" for name in trial.unsaid)
        yield f"Nothing was remembered. When it is right, give the same command with{missing} --save."


def reading_lines(reading: "TableReading") -> Iterator[str]:
    """What became of every line of a table, and what its totals came to."""
    yield f"{len(reading.fates):>8,}  lines"
    for fate, words in FATES:
        if many := reading.lines(fate):
            yield f"{many:>8,}  {words}"
    periods = reading.periods
    yield (
        f"{len(reading.figures):>8,}  figures, {len({each.spot for each in reading.figures}):,} places, "
        f"{len(reading.kinds):,} kinds, {periods[0].label} to {periods[-1].label}"
    )
    for mark, many in sorted(reading.marks.items()):
        yield f"{many:>8,}  figures not given, marked {mark}: kept as not known, never as nothing"
    by_reason: dict[str, list[int]] = {}
    for each in reading.asides:
        by_reason.setdefault(each.reason, []).append(each.line)
    for reason, lines in list(by_reason.items())[:SHOWN]:
        numbers = line_ranges(sorted(set(lines)))
        yield f"    set aside, {'line' if len(set(lines)) == 1 else 'lines'} {numbers}: {reason}."
    if len(by_reason) > SHOWN:
        yield f"    and {len(by_reason) - SHOWN:,} more reasons (all of them with --format json)"
    apart = [each for each in reading.totals if not each.agrees]
    if reading.totals:
        yield f"{len(reading.totals):>8,}  totals printed; {len(reading.totals) - len(apart):,} agree with their parts"
    yield from (f"    {each.sentence}" for each in apart[:SHOWN])
    yield from (f"    {remark}" for remark in reading.remarks)


def _figure(figure: "Figure") -> str:
    shown = figure.mark or f"{figure.count:,}"
    return f"{figure.spot.name} ({figure.spot.kind}), {figure.period.label}, {figure.kind}: {shown}"


def as_data(trial: "Trial", kept: Path | None) -> dict[str, Any]:
    """For another program."""
    reading = trial.reading
    return {
        "file": trial.file,
        "sheets": [{"name": name, "hidden": hidden} for name, hidden in trial.sheets],
        "sheet": trial.sheet,
        "heading_lines": list(trial.lines),
        "known": trial.known,
        "unsaid": list(trial.unsaid),
        "mapping": trial.mapping.as_dict(),
        "columns": [
            {"letter": each.letter, "heading": each.heading, "label": each.label, "role": each.role}
            for each in trial.columns
        ],
        "refusal": trial.refusal,
        "lines": {fate: reading.lines(fate) for fate, _ in FATES} if reading else {},
        "figures": len(reading.figures) if reading else 0,
        "marks": reading.marks if reading else {},
        "set_aside": [[each.line, each.column, each.reason] for each in reading.asides] if reading else [],
        "totals": [each.sentence for each in reading.totals] if reading else [],
        "remembered": str(kept) if kept else None,
    }

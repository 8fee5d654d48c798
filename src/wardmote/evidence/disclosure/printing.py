"""Prints figures that have passed the gate, and nothing else: as text, as JSON and as CSV."""

import csv
import json
from typing import Any, TextIO

from wardmote.errors import Refused
from wardmote.evidence.disclosure.gate import Released
from wardmote.evidence.indicators import words
from wardmote.evidence.indicators.shapes import Line

TEXT_WIDTHS = (30, 8, 17, 19, 8, 22, 7, 16)
MADE_UP = "MADE UP: invented, for demonstration. Nothing here happened."
COLUMNS = (
    ("kind", "Kind"),
    ("unit", "Unit"),
    ("total", "Total of kinds"),
    ("count", "Count"),
    ("low", "Count, 95% from"),
    ("high", "Count, 95% to"),
    ("rate", "Rate per 1,000"),
    ("rate_low", "Rate, 95% from"),
    ("rate_high", "Rate, 95% to"),
    ("dispersion", "Dispersion"),
    ("serial", "Serial factor"),
    ("before", "Year before"),
    ("after", "Count compared with it"),
    ("left_out", "Months left out of both"),
    ("ratio", "Ratio to year before"),
    ("ratio_low", "Ratio, 95% from"),
    ("ratio_high", "Ratio, 95% to"),
    ("p", "p"),
    ("q", "q"),
    ("tested", "Changes tested"),
    ("verdict", "Verdict"),
    ("reason", "Reason"),
    ("unlocated", "Rows without a place, whole police force"),
    ("unlocated_of", "All rows, whole police force"),
    ("made_up", "Made up"),
)


def rows_of(released: Released) -> list[dict[str, Any]]:
    """One plain row for each line, keyed by the first names of `COLUMNS`; None where a figure is not known."""
    if not isinstance(released, Released):
        raise Refused("Only figures that have passed the disclosure gate are printed.")
    return [_row(line, released) for line in released.figures.lines]


def statistics_of(released: Released) -> list[dict[str, Any]]:
    """One plain row for each statistic, keyed like those of the lines as far as they have the same."""
    if not isinstance(released, Released):
        raise Refused("Only figures that have passed the disclosure gate are printed.")
    return [
        {
            "kind": each.name,
            "unit": each.unit,
            "count": each.value,
            "low": each.low,
            "high": each.high,
            "reason": each.note,
            "made_up": released.made_up,
        }
        for each in released.figures.statistics
    ]


def _row(line: Line, released: Released) -> dict[str, Any]:
    level, change = line.level, line.change
    row: dict[str, Any] = {"kind": line.kind, "unit": line.unit, "total": line.is_total}
    row |= {name: getattr(level, name) for name in ("count", "low", "high", "rate", "rate_low", "rate_high")}
    row |= {"dispersion": level.dispersion, "serial": level.serial}
    row |= {
        name: getattr(change, name, None)
        for name in ("before", "after", "ratio", "p", "q", "tested", "verdict", "reason")
    }
    row |= {"left_out": ", ".join(map(str, change.left_out)) if change else ""}
    row |= {"ratio_low": change and change.low, "ratio_high": change and change.high}
    row |= {"unlocated": line.unlocated.unlocated, "unlocated_of": line.unlocated.rows}
    return row | {"made_up": released.made_up}


def print_json(released: Released, out: TextIO) -> None:
    """Everything, for another program: figures, words and where each figure came from."""
    rows = rows_of(released)
    figures = released.figures
    lines = [
        row
        | {
            "sentence": words.line_sentence(line),
            "series": dict(zip(map(str, line.series.months), line.series.counts, strict=True)),
            "limits": line.limits
            and {name: getattr(line.limits, name) for name in ("centre", "low", "high", "method")},
            "provenance": line.provenance.as_dict(),
        }
        for row, line in zip(rows, figures.lines, strict=True)
    ]
    whole = {
        "indicator": figures.indicator,
        "title": figures.title,
        "place": {"name": figures.place.name, "districts": list(figures.place.codes)},
        "period": str(figures.period),
        "missing_months": [str(month) for month in figures.missing_months],
        "made_up": released.made_up,
        "tested": figures.tested,
        "unlocated": {"rows": figures.unlocated.unlocated, "of": figures.unlocated.rows},
        "caveats": list(released.caveats),
        "publishers": list(figures.publishers),
        "disclosure": {"rule": released.rule.why, "known_to_attacker": released.known_to_attacker},
        "lines": lines,
        "statistics": [
            {name: getattr(each, name) for name in ("name", "value", "low", "high", "unit", "note")}
            | {"provenance": each.provenance.as_dict()}
            for each in figures.statistics
        ],
    }
    json.dump(whole, out, ensure_ascii=False, indent=1)
    out.write("\n")


def print_csv(released: Released, out: TextIO) -> None:
    """One row for each line, then one for each statistic, numbers unrounded."""
    rows = [*rows_of(released), *statistics_of(released)]
    table = csv.DictWriter(out, [name for name, _ in COLUMNS], lineterminator="\n")
    table.writeheader()
    table.writerows({name: "" if value is None else value for name, value in row.items()} for row in rows)


def print_text(released: Released, out: TextIO) -> None:
    """The sentences first, then the table, then what must be known to read it."""
    rows = rows_of(released)
    figures = released.figures
    out.write(f"{figures.title}: {figures.place.name}, {figures.period.label}\n\n")
    if released.made_up:
        out.write(f"{MADE_UP}\n\n")
    out.writelines(f"{words.line_sentence(line)}\n" for line in figures.lines if line.is_total or len(rows) == 1)
    out.write(f"{words.unlocated_sentence(figures.lines[0])}\n\n")
    header = ("Kind", "Count", "95% interval", "Per 1,000", "Before", "Ratio (95% interval)", "q", "Verdict")
    table = [header, *map(_cells, rows)]
    widths = (max(TEXT_WIDTHS[0], *(len(row[0]) for row in table)), *TEXT_WIDTHS[1:])
    for row in table:
        out.write("  ".join(_aligned(row, widths)).rstrip() + "\n")
    out.writelines(f"\n{words.statistic_clause(each)}." for each in figures.statistics)
    out.write("\n" * bool(figures.statistics))
    out.write(f"\n{words.tested_sentence(figures.tested)}\n")
    rate = words.rate_sentence(figures.lines[0], len(figures.period))
    notes = [rate, *words.reasons(figures.lines), *words.notes(figures.statistics), *released.caveats]
    out.writelines(f"- {note}\n" for note in dict.fromkeys(notes))
    if released.made_up:
        out.write(f"Source: {MADE_UP}\n")
    else:
        out.write(f"Source: {'; '.join(figures.publishers)}. {released.rule.why.capitalize()}.\n")


def _cells(row: dict[str, Any]) -> tuple[str, ...]:
    return (
        row["kind"],
        f"{row['count']:,}",
        _span(row["low"], row["high"], ",.0f"),
        "" if row["rate"] is None else f"{row['rate']:.2f} " + _span(row["rate_low"], row["rate_high"], ".1f"),
        # A count of fewer months would be read against that of the whole period beside it.
        "" if row["before"] is None or row["left_out"] else f"{row['before']:,}",
        "" if row["ratio"] is None else f"{row['ratio']:.2f} " + _span(row["ratio_low"], row["ratio_high"], ".2f"),
        "" if row["q"] is None else f"{row['q']:.3f}",
        row["verdict"] or "",
    )


def _span(low: float | None, high: float | None, form: str) -> str:
    if low is None:
        return ""
    return f"({low:{form}} to {high:{form}})" if high is not None else f"({low:{form}} or more)"


def _aligned(row: tuple[str, ...], widths: tuple[int, ...]) -> list[str]:
    kind, *numbers, verdict = (
        cell.ljust(width) if place in (0, len(row) - 1) else cell.rjust(width)
        for place, (cell, width) in enumerate(zip(row, widths, strict=True))
    )
    return [kind, *numbers, verdict]


FORMATS = {"text": print_text, "json": print_json, "csv": print_csv}

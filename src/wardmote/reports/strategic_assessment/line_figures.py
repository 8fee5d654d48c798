"""Registers the figures of every line: count, rate, change, limits and the months of its chart."""

from dataclasses import dataclass

from wardmote.errors import Refused
from wardmote.evidence.disclosure import Released
from wardmote.evidence.indicators import Line
from wardmote.evidence.periods import Month
from wardmote.evidence.provenance import Provenance
from wardmote.reports.strategic_assessment.figures import Figures
from wardmote.reports.strategic_assessment.wording import slug

MONTH_METHOD = "count of rows in the month"


@dataclass(frozen=True)
class LineIds:
    """The ids of a line's figures."""

    group: str
    count: str
    rate: str
    before: str
    compared: str
    change: str
    limits: str
    outside: str
    unlocated: str

    def month(self, month: Month) -> str:
        """The id of one month's count."""
        return f"{self.count.removesuffix('-count')}-{month}"


def ids_of(figures: Figures, line: Line) -> LineIds:
    """The ids of a line, whether they are registered yet or not."""
    group = slug(line.kind)
    made = {
        name: f"{figures.prefix}-{group}-{name}"
        for name in ("count", "rate", "before", "compared", "change", "limits", "outside", "unlocated")
    }
    return LineIds(group=group, **made)


def register(figures: Figures, released: Released) -> None:
    """Register what every line prints. Refuses what has not passed the disclosure gate."""
    if not isinstance(released, Released):
        raise Refused(
            "Figures cannot be printed before they pass the disclosure gate.",
            instead="Pass the measurement to wardmote.evidence.disclosure.release.",
        )
    for line in released.figures.lines:
        _level(figures, line, released.caveats)
        _unlocated(figures, line)
        _change(figures, line, released.caveats)


def register_months(figures: Figures, line: Line) -> None:
    """Register each month's count, and what its limits say of the period: for lines that are drawn."""
    group = slug(line.kind)
    for month, count in zip(line.series.months, line.series.counts, strict=True):
        inputs = tuple(
            each for each in line.provenance.inputs if (each.month or each.extract.rpartition("/")[2]) == str(month)
        )
        provenance = Provenance(line.provenance.source, inputs, MONTH_METHOD, {"month": str(month), "kind": line.kind})
        figures.add(
            group,
            str(month),
            count,
            label=f"{line.kind}, {month.label}",
            unit=line.unit,
            provenance=provenance,
            period=month.label,
        )
    if line.limits:
        figures.add(
            group,
            "limits",
            line.limits.centre,
            label=f"{line.kind}: usual range of a month",
            unit=f"{line.unit} a month",
            provenance=line.provenance,
            low=line.limits.low,
            high=line.limits.high,
            detail={"months used": line.limits.months_used, "method": line.limits.method},
        )
        figures.add(
            group,
            "outside",
            len(outside(line, figures.period.first)),
            label=f"{line.kind}: months of the period outside the usual range",
            unit="months",
            provenance=line.provenance,
        )


def outside(line: Line, first: Month) -> tuple[Month, ...]:
    """The months of the period whose count lies outside the usual range."""
    limits = line.limits
    if limits is None:
        return ()
    return tuple(
        month
        for month, count in zip(line.series.months, line.series.drawn, strict=True)
        if month >= first and count is not None and not limits.low <= count <= limits.high
    )


def _level(figures: Figures, line: Line, caveats: tuple[str, ...]) -> None:
    level, group = line.level, slug(line.kind)
    figures.add(
        group,
        "count",
        level.count,
        label=f"{line.kind}: count",
        unit=line.unit,
        provenance=line.provenance,
        low=level.low,
        high=level.high,
        caveats=caveats,
        detail={
            "dispersion": level.dispersion,
            "serial factor": level.serial,
        },
    )
    out_of = level.denominator.what if level.denominator else "people"
    figures.add(
        group,
        "rate",
        level.rate,
        label=f"{line.kind}: rate",
        unit=f"{line.unit} for every 1,000 {out_of}",
        provenance=line.provenance,
        low=level.rate_low,
        high=level.rate_high,
        caveats=caveats,
    )


def _unlocated(figures: Figures, line: Line) -> None:
    share = line.unlocated
    figures.add(
        slug(line.kind),
        "unlocated",
        100 * share.share,
        label=f"{line.kind}: rows without a place, of all rows of the police force",
        unit="per cent",
        provenance=share.provenance,
        detail={
            "unlocated": share.unlocated,
            "rows": share.rows,
            "unlocated the year before": share.before_unlocated,
            "rows the year before": share.before_rows,
        },
    )


def _change(figures: Figures, line: Line, caveats: tuple[str, ...]) -> None:
    change, group = line.change, slug(line.kind)
    if change is None:
        return
    figures.add(
        group,
        "before",
        change.before,
        label=f"{line.kind}: count of the year before",
        unit=line.unit,
        provenance=line.provenance,
        period=change.before_period.label,
        caveats=caveats,
    )
    left_out = "; ".join(month.label for month in change.left_out)
    if left_out:
        figures.add(
            group,
            "compared",
            change.after,
            label=f"{line.kind}: count of the months held in both years",
            unit=line.unit,
            provenance=line.provenance,
            caveats=caveats,
            detail={"left out": left_out},
        )
    figures.add(
        group,
        "change",
        change.verdict,
        label=f"{line.kind}: change on the year before",
        unit="verdict",
        provenance=change.provenance,
        caveats=caveats,
        detail={
            "ratio": change.ratio,
            "ratio low": change.low,
            "ratio high": change.high,
            "p": change.p,
            "q": change.q,
            "tested": change.tested,
            "reason": change.reason,
        }
        | ({"left out": left_out} if left_out else {}),
    )

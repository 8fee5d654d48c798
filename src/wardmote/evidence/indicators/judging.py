"""Judges a change that somebody else printed: by chance alone, and by how much a series held here varies of itself."""

from dataclasses import dataclass

from wardmote.evidence import change
from wardmote.evidence.indicators.measuring import DISCOVERY, SHORT
from wardmote.evidence.indicators.shapes import Line, Verdict
from wardmote.evidence.periods import Period
from wardmote.evidence.provenance import Provenance

METHOD = (
    "p of the two printed counts by the score method, with the variance ratio of a series held here: dispersion × "
    "serial factor of its months"
)
COUNT_METHOD = "count of rows in those months"


@dataclass(frozen=True)
class PrintedChange:
    """Two printed counts, each of a period of so many months."""

    before: int
    after: int
    months: int

    @property
    def percent(self) -> float:
        """The change in per cent of the earlier count."""
        return 100 * (self.after - self.before) / self.before

    @property
    def p_alone(self) -> float:
        """How often chance alone would make such a change of an unchanged series."""
        return float(change.compare(self.before, self.after, change.CHANCE_ALONE, self.months).p)


@dataclass(frozen=True)
class Judged:
    """A printed change judged by a series that is held. `varies` is how many times as much as chance alone a total of
    so many months varies there; it and `p` are None where the series is too short to say."""

    varies: float | None
    p: float | None
    verdict: Verdict
    reason: str
    provenance: Provenance


def judged_by(line: Line, printed: PrintedChange) -> Judged:
    """Judge a printed change by how much the series of a line varies."""
    provenance = Provenance(line.provenance.source, line.provenance.inputs, METHOD, line.provenance.parameters)
    estimate = line.level.estimate
    if estimate is None:
        return Judged(None, None, "too few to say", SHORT, provenance)
    p = float(change.compare(printed.before, printed.after, estimate, printed.months).p)
    verdict: Verdict = "more than chance" if p < DISCOVERY else "could be chance"
    return Judged(float(change.variance_ratio(estimate, printed.months)), p, verdict, "", provenance)


def counted_in(line: Line, months: Period) -> tuple[int, Provenance] | None:
    """What the series of a line counts in some months, and from what; None where it does not hold all of them."""
    held = dict(zip(line.series.months, line.series.counts, strict=True))
    counts = [held.get(month) for month in months.months()]
    if None in counts:
        return None
    names = {str(month) for month in months.months()}
    inputs = tuple(each for each in line.provenance.inputs if (each.month or each.extract.rpartition("/")[2]) in names)
    parameters = {"period": str(months), "kind": line.kind}
    return sum(filter(None, counts)), Provenance(line.provenance.source, inputs, COUNT_METHOD, parameters)

"""The figures of concentration, for each line of the indicator that has rows enough."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from importlib.resources import files

from wardmote.evidence.geography import Place
from wardmote.evidence.indicators.concentration.gini import (
    fewest_holding,
    generalised_gini,
    share_of_busiest,
)
from wardmote.evidence.indicators.declaration import Evidence
from wardmote.evidence.indicators.gathering import Gathered
from wardmote.evidence.indicators.shapes import Denominator, Statistic
from wardmote.evidence.periods import Period
from wardmote.evidence.provenance import Provenance

SOURCE = "police_uk"
# The busiest one in twenty, as is usual where concentration at places is reported.
BUSIEST = 0.05
# With fewer rows the figures say more about chance than about places.
FEWEST_ROWS = 100
METHOD = "rows by published map point, over all points met in the place in the months of the series, empty ones too"
EVERY_POINT = (
    "All points met in the place in the months of the series, those where nothing lies in the period included."
)
AT_THE_BUSIEST = "The share of the period's rows that lie at the busiest one in twenty of all points."
HOLD_HALF = "The fewest points that together hold at least half of the period's rows."
COEFFICIENT = "0 is as even as so many rows over so many points can be; 1 is all at one point."
TOO_FEW = f"Fewer than {FEWEST_ROWS} rows in the period say more about chance than about places."
HALF = 0.5

LINES: dict[str, str] = {
    line["kinds"][0]: line["name"]
    for line in tomllib.loads(files(__package__).joinpath("indicator.toml").read_text("utf-8"))["line"]
}
Point = tuple[str, str]


def concentration(
    store: Evidence,
    gathered: Gathered,
    *,
    place: Place,
    period: Period,
    denominator: Denominator | None,
    as_at: date | None,
) -> tuple[Statistic, ...]:
    """For each kind of the indicator: the share of rows at the busiest points, and the generalised Gini coefficient."""
    met = _points(store, place, Period(gathered.months[0], gathered.months[-1]), as_at)
    every = sorted({point for _, point in met})
    inside = _points(store, place, period, as_at)
    # Any row of any kind may bring a point that was not known.
    provenance = Provenance(
        SOURCE, gathered.inputs(gathered.kinds), METHOD, {"points": len(every), "period": str(period)}
    )
    made = [_figure("Map points", len(every), "points", EVERY_POINT, provenance, 0)]
    for kind, name in LINES.items():
        made += _figures(name, [inside.get((kind, point), 0) for point in every], provenance)
    return tuple(made)


def _points(store: Evidence, place: Place, period: Period, as_at: date | None) -> Counter[tuple[str, Point]]:
    """Rows of the place by kind and point, in the months of a period."""
    found: Counter[tuple[str, Point]] = Counter()
    at_points = store.counts(
        SOURCE,
        period=period,
        districts=place.codes,
        lsoa=place.is_small,
        by=("longitude", "latitude"),
        as_at=as_at,
    )
    for cell in at_points:
        longitude, latitude = cell.also
        if place.holds(cell) and longitude and latitude:
            found[cell.kind, (longitude, latitude)] += cell.rows
    return found


def _figures(name: str, counts: list[int], provenance: Provenance) -> Iterator[Statistic]:
    if (total := sum(counts)) < FEWEST_ROWS:
        yield _figure(f"{name}, at the busiest points", None, "%", TOO_FEW, provenance, 1)
        return
    _, rows = share_of_busiest(counts, BUSIEST)
    yield _figure(f"{name}, at the busiest points", 100 * rows / total, "%", AT_THE_BUSIEST, provenance, 1)
    yield _figure(f"{name}, points that hold half", fewest_holding(counts, HALF), "points", HOLD_HALF, provenance, 0)
    yield _figure(f"{name}, generalised Gini coefficient", generalised_gini(counts), "", COEFFICIENT, provenance, 2)


def _figure(name: str, value: float | None, unit: str, note: str, provenance: Provenance, places: int) -> Statistic:
    return Statistic(name, value, None, None, unit, note, provenance, places)

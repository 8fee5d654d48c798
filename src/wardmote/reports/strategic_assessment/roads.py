"""What the store holds of the roads: collisions and casualties of the last whole year, here and in wider footprints."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from wardmote.errors import Missing, Refused
from wardmote.evidence import Store, indicators
from wardmote.evidence.disclosure import Released, release
from wardmote.evidence.geography import Place, footprints
from wardmote.evidence.indicators import Denominator, Line, Statistic
from wardmote.evidence.periods import Month, Period

COLLISIONS, GRAVE, USERS = "collisions", "killed_or_seriously_injured", "casualties_by_road_user"
#: The indicators told together as road safety, in order.
ROADS = (COLLISIONS, GRAVE, USERS)
MONTHS = 12


@dataclass(frozen=True)
class RoadPlace:
    """The road indicators of one place in one year, by slug; `wider` where it is a footprint that holds the place."""

    place: Place
    released: dict[str, Released]
    wider: bool

    def line(self, indicator: str, kind: str) -> Line | None:
        """A line of an indicator; None where it is not held."""
        lines = self.released[indicator].figures.lines if indicator in self.released else ()
        return next((line for line in lines if line.kind == kind), None)

    def statistic(self, indicator: str, name: str) -> Statistic | None:
        """A statistic of an indicator; None where it is not held."""
        found = self.released[indicator].figures.statistics if indicator in self.released else ()
        return next((each for each in found if each.name == name), None)


@dataclass(frozen=True)
class Roads:
    """The last whole calendar year held, and the places it is told of: the document's own first, then the footprints
    round it."""

    year: Period
    places: tuple[RoadPlace, ...]

    @property
    def here(self) -> RoadPlace:
        return self.places[0]


def roads_of(store: Store, place: Place, period: Period, people: Denominator | None, as_at: date) -> Roads | None:
    """The roads of a place in the last calendar year that is held whole and ended by the end of the period.

    None where no such year is held.
    """
    year = last_year_held(store.months(indicators.get(COLLISIONS).source, as_at), period)
    if year is None:
        return None
    wider = [each for each in footprints() if set(place.codes) < set(each.codes)]
    places = [road_place(store, place, year, people, as_at)]
    places += [road_place(store, each, year, None, as_at, wider=True) for each in wider]
    found = tuple(each for each in places if each.released)
    return Roads(year, found) if found and not found[0].wider else None


def last_year_held(months: frozenset[str], period: Period) -> Period | None:
    """The last calendar year of which every month is among those held, ending no later than the period."""
    years = range(period.last.year, min((int(month[:4]) for month in months), default=period.last.year + 1) - 1, -1)
    for year in years:
        whole = Period(Month(year, 1), Month(year, MONTHS))
        if whole.last <= period.last and months >= {str(month) for month in whole.months()}:
            return whole
    return None


def road_place(
    store: Store, place: Place, year: Period, people: Denominator | None, as_at: date, *, wider: bool = False
) -> RoadPlace:
    """Every road indicator of a place and year that is held and may be printed."""
    return RoadPlace(place, dict(_released(store, place, year, people, as_at)), wider)


def _released(
    store: Store, place: Place, year: Period, people: Denominator | None, as_at: date
) -> Iterator[tuple[str, Released]]:
    for slug in ROADS:
        measure = indicators.get(slug).measure
        try:
            yield slug, release(measure(store, place=place, period=year, denominator=people, as_at=as_at))
        except (Missing, Refused):
            continue

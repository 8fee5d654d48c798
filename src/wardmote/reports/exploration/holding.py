"""Which months of an indicator are held, so that an answer of nothing can say where there is something."""

from dataclasses import dataclass

from wardmote.evidence import Store
from wardmote.evidence.indicators import Indicator
from wardmote.evidence.periods import Month, Period

YEAR = 12


@dataclass(frozen=True)
class Held:
    """The months of a series that the store holds, in order."""

    months: tuple[Month, ...]

    @property
    def runs(self) -> tuple[Period, ...]:
        """They as stretches without a gap."""
        found: list[Period] = []
        for month in self.months:
            if found and month - found[-1].last == 1:
                found[-1] = Period(found[-1].first, month)
            else:
                found.append(Period(month, month))
        return tuple(found)

    @property
    def latest_year(self) -> Period | None:
        """The latest twelve months that are held without a gap; the year to the latest month where none are so."""
        if not self.months:
            return None
        last = next((each.last for each in reversed(self.runs) if len(each) >= YEAR), self.months[-1])
        return Period(last - (YEAR - 1), last)


def held_of(store: Store, indicator: Indicator, force: str) -> Held:
    """The months of an indicator's source: of the partnership's police force, of the country, or of that series."""
    series = indicator.slug.partition(".")[2]
    extracts = store.extracts(indicator.source)
    if series:
        extracts = tuple(each for each in extracts if each.cover == series)
    elif any(each.cover == force for each in extracts):
        extracts = tuple(each for each in extracts if each.cover == force)
    return Held(tuple(sorted({month for each in extracts for month in each.period.months()})))

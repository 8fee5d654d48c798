"""Counts the plan's own figures again where the store allows, and judges the changes it prints by what is held."""

from dataclasses import dataclass, replace
from datetime import date

from wardmote.errors import Missing, Refused
from wardmote.evidence import Store, indicators
from wardmote.evidence.disclosure import Released, release
from wardmote.evidence.geography import Place, footprints
from wardmote.evidence.indicators import Line
from wardmote.evidence.indicators.judging import PrintedChange, counted_in
from wardmote.evidence.periods import Period
from wardmote.reports.packs import Pack, Quoted


@dataclass(frozen=True)
class Recounted:
    """A figure the plan prints, with what the store makes of it; None for what it does not allow.

    `again` is the line that counts it again. `nearest` is that of the nearest series held, whose months up to the end
    of the assessment's period tell how much such counts vary.
    """

    quoted: Quoted
    printed: PrintedChange | None = None
    again: Line | None = None
    nearest: Line | None = None
    caveats: tuple[str, ...] = ()


def recounts(store: Store, pack: Pack, place: Place, period: Period, as_at: date) -> tuple[Recounted, ...]:
    """Every figure the plan prints of a place or of a wider one, in the plan's order."""
    held = _Held(store, pack, as_at)
    here = {area.slug for area in pack.areas if set(area.codes) <= set(place.codes)}
    quoted = (each for priority in pack.priorities for each in priority.quoted)
    return tuple(_recounted(held, each, period) for each in quoted if not each.areas or here & set(each.areas))


def _recounted(held: "_Held", quoted: Quoted, period: Period) -> Recounted:
    found = Recounted(quoted)
    if quoted.before is not None:
        found = replace(found, printed=PrintedChange(quoted.before, quoted.value, len(Period.parse(quoted.months))))
    if quoted.recount:
        which, months = quoted.recount, Period.parse(quoted.months)
        line, caveats = held.line(which.indicator, which.line, which.place, months)
        # Fewer months than the plan's figure is of would be another figure.
        if line and counted_in(line, months):
            found = replace(found, again=line, caveats=caveats)
    if quoted.nearest:
        near = quoted.nearest
        line, caveats = held.line(near.indicator, near.line, near.area, period)
        found = replace(found, nearest=line, caveats=(*found.caveats, *caveats))
    return found


class _Held:
    """Lines of indicators, each measured and let out once however many figures are taken from it."""

    def __init__(self, store: Store, pack: Pack, as_at: date) -> None:
        self.store, self.as_at = store, as_at
        self.places = {each.slug: each for each in (*pack.places, *footprints())}
        self.measured: dict[tuple[str, str, Period], Released | None] = {}

    def line(self, indicator: str, kind: str, place: str, period: Period) -> tuple[Line | None, tuple[str, ...]]:
        """The line, with its caveats; None where it is not held or may not be printed."""
        key = (indicator, place, period)
        if key not in self.measured:
            self.measured[key] = self._measured(*key)
        released = self.measured[key]
        if released is None:
            return None, ()
        found = next((line for line in released.figures.lines if line.kind == kind), None)
        return found, released.caveats if found else ()

    def _measured(self, indicator: str, place: str, period: Period) -> Released | None:
        measure, where = indicators.get(indicator).measure, self.places[place]
        try:
            return release(measure(self.store, place=where, period=period, denominator=None, as_at=self.as_at))
        except (Missing, Refused):
            return None

"""How a partner's series lies over the wards or LSOAs of a place, where its provider gives figures for them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from wardmote.errors import Missing
from wardmote.evidence.geography import District, Place
from wardmote.evidence.indicators.declaration import Evidence, Indicator
from wardmote.evidence.indicators.partner_series.gathering import BY_PLACE, SOURCE, PartnerSeries, series_of
from wardmote.evidence.indicators.parts import part_line, parts_measured
from wardmote.evidence.indicators.shapes import Line, Measurement
from wardmote.evidence.periods import Period
from wardmote.evidence.provenance import joined


def measure_series_parts(
    indicator: Indicator,
    store: Evidence,
    *,
    line: str,
    place: Place,
    period: Period,
    level: str,
    parts: Mapping[str, str],
    as_at: date | None = None,
) -> Measurement:
    """The figures given for each part; a part of which one was not given has no line. See `MeasureParts`."""
    cover = indicator.slug.partition(".")[2]
    extracts = {each.id: each for each in store.extracts(SOURCE, as_at) if each.cover == cover}
    wanted, by_part = frozenset(parts.values()), defaultdict(list)
    for cell in store.counts(SOURCE, period=period, districts=place.codes, by=BY_PLACE, as_at=as_at):
        if cell.extract in extracts and cell.also[0] == level and cell.also[-1] in wanted:
            by_part[cell.also[-1]].append(cell)
    if not by_part:
        raise Missing(f"{indicator.title} has no figures by {level} of {place.name}.", instead="See the whole place.")
    lines: list[Line] = []
    for code, cells in sorted(by_part.items()):
        district = District(cells[0].district_code, cells[0].district)
        part = Place(code, code, (district,), level)
        found = [each for each in series_of(cells, part, extracts) if each.name == line]
        lines += _lines(found, code, period)
    used = {each.extract for found in lines for each in found.provenance.inputs}
    return parts_measured(indicator, place, period, lines, [extracts[each] for each in sorted(used)])


def _lines(found: list[PartnerSeries], code: str, period: Period) -> Iterator[Line]:
    for series in found:
        counts = [count for each, count in series.counts.items() if each.first in period and each.last in period]
        if counts and None not in counts:
            whole = sum(count for count in counts if count is not None)
            yield part_line(SOURCE, code, series.told.unit, whole, joined(*series.inputs.values()), period)

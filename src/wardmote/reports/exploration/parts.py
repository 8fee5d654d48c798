"""Finds how a line lies over the wards or the LSOAs of a place, and their outlines."""

from dataclasses import replace

from wardmote.documents import Shape
from wardmote.errors import Missing, Refused
from wardmote.evidence import Store
from wardmote.evidence.disclosure import Audience, release
from wardmote.evidence.geography import Place
from wardmote.evidence.geography.atlas import Atlas
from wardmote.evidence.geography.joining_outlines import joined_outlines, outlines_taken_in
from wardmote.evidence.geography.outlines import Outline, read_outlines
from wardmote.evidence.indicators import Line
from wardmote.reports.exploration.gazetteer import Gazetteer
from wardmote.reports.exploration.inquiry import Inquiry
from wardmote.reports.exploration.materials import Parts

NOT_BY_PART = "{title} has figures of whole places only, so there is no map of it."
SMALLEST = "An LSOA has no smaller areas, so there is no map of it."
UNKNOWN = "No smaller areas of {place} are known here, so there is no map."


def parts_of(store: Store, places: Gazetteer, inquiry: Inquiry, line: Line, audience: Audience) -> Parts:
    """The parts of the inquiry's place with what the line counts in each, let out by the disclosure gate."""
    place, indicator = inquiry.place, inquiry.indicator
    levels = () if place.level == "lsoa" else tuple(each for each in places.small.levels if each != place.level)
    if not levels:
        return Parts((), why_not=SMALLEST if place.level == "lsoa" else UNKNOWN.format(place=place.name))
    if indicator.measure_parts is None:
        return Parts((), why_not=NOT_BY_PART.format(title=indicator.title))
    level = inquiry.parts if inquiry.parts in levels else levels[0]
    parts = places.small.parts(place, level)
    try:
        measured = indicator.measure_parts(
            store, line=line.kind, place=place, period=inquiry.period, level=level, parts=parts
        )
        released = release(measured, audience)
    except (Missing, Refused) as problem:
        return Parts(levels, level, why_not=problem.sentence)
    names = {code: places.small.name(code) for code in sorted(set(parts.values()))}
    atlas = store.atlas()
    found = Parts(levels, level, names, {each.kind: each for each in released.figures.lines})
    found = replace(found, notes=_notes(places, level, parts), people=atlas.peoples(level, names))
    return replace(_outlined(found, store, places, atlas, parts), around=_around(places, place))


def _notes(places: Gazetteer, level: str, parts: dict[str, str]) -> tuple[str, ...]:
    return places.small.wards.notes(parts) if level == "ward" and places.small.wards else ()


def _outlined(found: Parts, store: Store, places: Gazetteer, atlas: Atlas, parts: dict[str, str]) -> Parts:
    """With the outlines that were taken in; else with the pack's, of which wards are put together."""
    if found.level == "ward" and atlas.of("boundaries", "ward"):
        outlines = outlines_taken_in(atlas.outlines("ward"), found.names)
        return replace(found, outlines=outlines, attribution=_drawn_by(store, "ward"))
    drawn: dict[str, Outline] = {}
    layer, attribution = places.pack.layer("lsoa_2011"), ""
    if layer is not None:
        drawn, attribution = read_outlines(layer[1]), layer[0].attribution
    if atlas.of("boundaries", "lsoa"):
        names = {code: places.small.name(code) for code in parts}
        drawn = {**drawn, **outlines_taken_in(atlas.outlines("lsoa"), names)}
        attribution = " ".join(filter(None, [attribution, _drawn_by(store, "lsoa")]))
    outlines = joined_outlines(drawn, parts, found.names) if found.level == "ward" else drawn
    return replace(
        found, outlines={code: each for code, each in outlines.items() if code in found.names}, attribution=attribution
    )


def _drawn_by(store: Store, level: str) -> str:
    """What their publishers ask to be said of the boundaries of a level."""
    held = (each for each in store.references() if (each.kind, each.level) == ("boundaries", level))
    return " ".join(sorted({each.publisher for each in held}))


def _around(places: Gazetteer, place: Place) -> tuple[Shape, ...]:
    """The outlines of the districts of a place of several, to find one's way by."""
    layer = places.pack.layer("district")
    if layer is None or place.is_small or len(place.districts) < 2:
        return ()
    drawn = read_outlines(layer[1])
    return tuple(Shape(each.code, each.name, drawn[each.code].rings) for each in place.districts if each.code in drawn)

"""Builds an assessment of one place and period from the store and the pack."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from wardmote import __version__
from wardmote.documents import Block, Document
from wardmote.evidence import Extract, Store, indicators
from wardmote.evidence.disclosure import Released, release
from wardmote.evidence.geography import District, Place, resolve
from wardmote.evidence.geography.outlines import read_outlines
from wardmote.evidence.indicators import Denominator
from wardmote.evidence.periods import Period
from wardmote.reports.carried_out import CarriedOut
from wardmote.reports.packs import Pack, Population
from wardmote.reports.strategic_assessment.asked import surveys_of
from wardmote.reports.strategic_assessment.assessment import Assessment
from wardmote.reports.strategic_assessment.changes import changes, why
from wardmote.reports.strategic_assessment.county import county_matters
from wardmote.reports.strategic_assessment.figures import Figures
from wardmote.reports.strategic_assessment.gaps import gaps_for
from wardmote.reports.strategic_assessment.grouped_areas import grouped_areas
from wardmote.reports.strategic_assessment.levels import levels
from wardmote.reports.strategic_assessment.line_figures import register
from wardmote.reports.strategic_assessment.materials import Beside, Materials
from wardmote.reports.strategic_assessment.not_known import not_known
from wardmote.reports.strategic_assessment.other_measures import OtherMeasure, other_measures
from wardmote.reports.strategic_assessment.plan_account import how_far_the_plan_went
from wardmote.reports.strategic_assessment.priorities import priorities
from wardmote.reports.strategic_assessment.recounts import recounts
from wardmote.reports.strategic_assessment.roads import Roads, road_place, roads_of
from wardmote.reports.strategic_assessment.small_areas import SmallAreas, small_areas
from wardmote.reports.strategic_assessment.sources import anchor, method, provenance, sources
from wardmote.reports.strategic_assessment.summary import summary
from wardmote.reports.strategic_assessment.views import what_people_consider
from wardmote.reports.strategic_assessment.wording import slug

INDICATOR = "recorded_crime"


def build(
    store: Store, pack: Pack, place: Place, period: Period, as_at: date, carried_out: CarriedOut | None = None
) -> Assessment:
    """The strategic assessment of a place, in the order of regulation 7(a) to (g) of SI 2007/1830.

    `carried_out` is an account of how far the plan was carried out; without one the pack's own is told. Equal store,
    pack, account, place, period, `as_at` and version give an equal assessment. Raises Missing where the store holds
    nothing of the place in the period, and Refused where the disclosure gate does not let the figures out.
    """
    released = measured(store, pack, place, period, as_at)
    given = _materials(store, pack, released, as_at, carried_out or CarriedOut.of(pack.outcomes, pack.publisher))
    blocks = tuple(_blocks(given))
    document = Document(
        title=f"Strategic assessment: {place.name}",
        subtitle=period.label,
        as_at=as_at,
        identifier=f"wardmote:strategic-assessment:{pack.slug}:{place.slug}:{period}:{as_at}",
        publisher=pack.publisher,
        version=__version__,
        blocks=blocks,
        made_up=pack.made_up or any(each.made_up for each in given.extracts),
    )
    return Assessment(
        document=document,
        figures=tuple(given.figures),
        facts=_facts(given, document),
        extracts={each.id: _extract(each) for each in given.extracts},
        anchors={name: anchor(group) for name, group in given.figures.group_of().items()},
    )


def measured(store: Store, pack: Pack, place: Place, period: Period, as_at: date) -> Released:
    """The indicator of a place and period, through the disclosure gate."""
    people = denominator(populations_for(pack, place, period))
    indicator = indicators.get(INDICATOR)
    return release(indicator.measure(store, place=place, period=period, denominator=people, as_at=as_at))


def _blocks(given: Materials) -> Iterator[Block]:
    """The sections in order. The account of figures comes after all that registers them."""
    yield from summary(given)
    yield from levels(given)
    yield from changes(given)
    yield from why(given)
    yield from priorities(given)
    yield from what_people_consider(given)
    yield from how_far_the_plan_went(given)
    yield from county_matters(given)
    yield from not_known(given)
    yield from method(given)
    yield from provenance(given)
    yield from sources(given)


def _materials(
    store: Store,
    pack: Pack,
    released: Released,
    as_at: date,
    carried_out: CarriedOut,
) -> Materials:
    place, period = released.figures.place, released.figures.period
    figures = Figures(place, period)
    register(figures, released)
    populations = populations_for(pack, place, period)
    people = denominator(populations)
    others = other_measures(store, INDICATOR, place, period, people, as_at)
    areas = _areas(store, pack, released, as_at)
    roads = roads_of(store, place, period, people, as_at)
    return Materials(
        pack=pack,
        place=place,
        period=period,
        as_at=as_at,
        measurement=released.figures,
        beside=tuple(_beside(store, pack, released, others, roads, as_at)),
        caveats=released.caveats,
        figures=figures,
        small_areas=areas,
        grouped=grouped_areas(store, areas, as_at),
        held=store.extracts(None, as_at),
        populations=populations,
        others=others,
        roads=roads,
        surveys=surveys_of(store, place, period, as_at),
        carried_out=carried_out,
        recounts=recounts(store, pack, place, period, as_at),
    )


def _beside(
    store: Store,
    pack: Pack,
    released: Released,
    others: tuple[OtherMeasure, ...],
    roads: Roads | None,
    as_at: date,
) -> Iterator[Beside]:
    """The indicators of which rates can be given, for each area of a place that is several."""
    place, period = released.figures.place, released.figures.period
    inside = [area for area in pack.areas if area.slug != place.slug and set(area.codes) <= set(place.codes)]
    if len(inside) < 2:
        return
    yield Beside(released.figures.title, tuple(measured(store, pack, area, period, as_at) for area in inside))
    for each in others:
        # Another indicator of the main one's rows would say the same of them again.
        if each.released is None or each.indicator.source == released.figures.source:
            continue
        if any(line.level.rate is not None for line in each.released.figures.lines):
            found = (_measured_there(store, pack, each, area, period, as_at) for area in inside)
            yield Beside(each.indicator.title, tuple(filter(None, found)), slug(each.indicator.slug))
    if roads is not None:
        yield from _roads_beside(store, pack, inside, roads, as_at)


def _roads_beside(store: Store, pack: Pack, inside: Sequence[Place], roads: Roads, as_at: date) -> Iterator[Beside]:
    """The road indicators of each area, of the same year as those of all."""
    found = []
    for area in inside:
        people = denominator(populations_for(pack, area, roads.year))
        found.append(road_place(store, area, roads.year, people, as_at))
    for each in roads.here.released:
        areas = tuple(place.released[each] for place in found if each in place.released)
        yield Beside(indicators.get(each).title, areas, slug(each))


def _measured_there(
    store: Store, pack: Pack, other: OtherMeasure, area: Place, period: Period, as_at: date
) -> Released | None:
    people = denominator(populations_for(pack, area, period))
    found = other_measures(store, INDICATOR, area, period, people, as_at, only=(other.indicator,))
    return next((each.released for each in found), None)


def _areas(store: Store, pack: Pack, released: Released, as_at: date) -> SmallAreas | None:
    """The small areas of the place, by the pack's outlines; None where it ships none."""
    layer = pack.layer("lsoa_2011")
    if layer is None:
        return None
    here = set(released.figures.place.codes)
    names: dict[str, tuple[str, District]] = {}
    for outline in read_outlines(layer[1]).values():
        district = resolve(outline.code, outline.name).district
        if district is not None and district.code in here:
            names[outline.code] = (outline.name, district)
    return small_areas(store, released.figures, names, as_at)


def populations_for(pack: Pack, place: Place, period: Period) -> tuple[Population, ...]:
    """The newest populations, all of one year no later than the period's last, one for each district; else none."""
    years = sorted({row.year for row in pack.populations if row.year <= period.last.year}, reverse=True)
    for year in years:
        rows = {row.district: row for row in pack.populations if row.year == year}
        if all(code in rows for code in place.codes):
            return tuple(rows[code] for code in place.codes)
    return ()


def denominator(populations: tuple[Population, ...]) -> Denominator | None:
    """The people of the place, its districts added together."""
    if not populations:
        return None
    first = populations[0]
    return Denominator(sum(row.value for row in populations), first.what, first.source, first.url)


def _facts(given: Materials, document: Document) -> dict[str, Any]:
    return {
        "title": document.title,
        "identifier": document.identifier,
        "pack": given.pack.slug,
        "place": {"slug": given.place.slug, "name": given.place.name, "districts": list(given.place.codes)},
        "period": str(given.period),
        "as_at": given.as_at.isoformat(),
        "version": __version__,
        "made_up": document.made_up,
        "tested": given.measurement.tested,
        "missing_months": [str(month) for month in given.measurement.missing_months],
        # What the pack says nobody has told, as far as nothing printed here tells it.
        "gaps": [gap.slug for gap in gaps_for(given)],
    }


def _extract(each: Extract) -> dict[str, Any]:
    """What the assessment keeps of an extract: enough to find the file and check it."""
    kept = (
        "source",
        "cover",
        "month",
        "until",
        "sha256",
        "file_name",
        "rows",
        "kept",
        "set_aside",
        "unlocated",
        "publisher",
    )
    return {name: getattr(each, name) for name in (*kept, "licence", "data_class", "made_up", "added_at")}

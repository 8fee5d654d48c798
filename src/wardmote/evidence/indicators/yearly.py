"""Measures figures that somebody else printed for whole years: as they stand, with what stands in the year before."""

import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from importlib.resources import files
from typing import Any

from wardmote.errors import Missing
from wardmote.evidence.geography import Place
from wardmote.evidence.indicators.beside import Beside, standing_beside
from wardmote.evidence.indicators.declaration import Evidence, Indicator
from wardmote.evidence.indicators.lines import PER
from wardmote.evidence.indicators.shapes import (
    Change,
    Denominator,
    Level,
    Line,
    Measurement,
    Series,
    UnlocatedShare,
)
from wardmote.evidence.periods import Period
from wardmote.evidence.provenance import Input, Provenance

LEVEL_METHOD = "the printed figure; of several districts, their sum"
CHANGE_METHOD = "the printed figures of the two years side by side; a figure a year cannot be tested against chance"
UNASSIGNED_METHOD = "figures the table gives to no partnership of the place's forces ÷ figures of those forces"
ONE_A_YEAR = "a figure a year does not tell how much the series varies of itself"
NO_YEAR_BEFORE = "the store holds no table of that year"
NO_FIGURE = "the publisher gives no figure for it"
DEFINITION = (
    "Rows of data.police.uk placed by their map point. The nearest of its kinds to {near}, by another definition and "
    "another way of placing: the two are not to be added, mixed or taken for each other."
)


@dataclass(frozen=True)
class Figures:
    """The printed figures of a place for a year, by kind: None where the publisher gives none for part of it."""

    of: Mapping[str, int | None]
    inputs: Mapping[str, tuple[Input, ...]]


def read_yearly(package: str) -> Indicator:
    """The indicator of that folder, from its `indicator.toml`: its figures are those of a source of counts by year.

    The file gives `title`, `question`, `source`, `unit`, `better`, `caveats`, `total` (the kind that is the whole) and
    `[[beside]]` tables of `source`, `kinds`, `unit` and `near`, the kind here that they come near.
    """
    told = tomllib.loads(files(package).joinpath("indicator.toml").read_text("utf-8"))
    beside = tuple(
        Beside(each["source"], tuple(each["kinds"]), each["unit"], DEFINITION.format(near=each["near"]))
        for each in told["beside"]
    )
    both = {name: told[name] for name in ("title", "source", "unit")}
    slug, caveats = package.rsplit(".", 1)[-1], tuple(told["caveats"])
    measure = partial(measure_year, slug, both, caveats, told["total"], beside)
    return Indicator(
        slug=slug, question=told["question"], better=told["better"], caveats=caveats, measure=measure, **both
    )


def measure_year(
    slug: str,
    both: Mapping[str, str],
    caveats: tuple[str, ...],
    total: str,
    beside: Sequence[Beside],
    store: Evidence,
    *,
    place: Place,
    period: Period,
    denominator: Denominator | None,
    as_at: date | None = None,
) -> Measurement:
    """The figures of a place for a printed year. Raises Missing when the store has no table of that very year."""
    source, unit = both["source"], both["unit"]
    if place.is_small:
        raise Missing(f"{source} has figures of whole districts only.", instead="Ask for the whole district.")
    extracts = [each for each in store.extracts(source, as_at) if each.period == period]
    if not extracts:
        raise Missing(_none_of(store, source, place, period, as_at), instead="Ask for a year that was printed.")
    now, then = (
        _figures(store, source, place, period, as_at),
        _figures(store, source, place, period.year_before(), as_at),
    )
    if not now.of:
        raise Missing(f"The {source} table of {period.label} has no figure of {place.name}.")
    held_before = any(each.period == period.year_before() for each in store.extracts(source, as_at))
    unassigned = _unassigned(store, source, place, period, as_at)
    absent = [kind for kind, figure in now.of.items() if figure is None]
    lines = tuple(
        _line(source, unit, kind, kind == total, now, then, held_before, period, denominator, unassigned)
        for kind in sorted(now.of, key=lambda kind: (kind != total, kind))
        if now.of[kind] is not None
    )
    return Measurement(
        indicator=slug,
        title=both["title"],
        source=source,
        place=place,
        period=period,
        unit=unit,
        lines=lines,
        unlocated=unassigned[total] if total in unassigned else _nothing(source),
        tested=0,
        caveats=(*caveats, *(f"{kind}: {NO_FIGURE}." for kind in absent)),
        missing_months=(),
        publishers=tuple(sorted({each.publisher for each in extracts})),
        data_classes=tuple(sorted({each.data_class for each in extracts})),
        made_up=any(each.made_up for each in extracts),
        statistics=standing_beside(store, beside, place, period, as_at),
    )


def _none_of(store: Evidence, source: str, place: Place, period: Period, as_at: date | None) -> str:
    held = sorted({each.period for each in store.extracts(source, as_at)})
    years = "; ".join(each.label for each in held) or "none"
    return f"The store holds no {source} table of exactly {period.label} for {place.name}. It holds: {years}."


def _figures(store: Evidence, source: str, place: Place, year: Period, as_at: date | None) -> Figures:
    of: dict[str, int | None] = {}
    inputs: dict[str, list[Input]] = defaultdict(list)
    for cell in store.counts(source, period=year, districts=place.codes, as_at=as_at):
        if cell.district_code not in place.codes or cell.month != str(year):
            continue
        so_far = of.get(cell.kind, 0)
        known = cell.known[0] == cell.rows and so_far is not None
        of[cell.kind] = (so_far or 0) + round(cell.sums[0]) if known else None
        inputs[cell.kind].append(Input(cell.extract, cell.district_code, cell.kind, cell.rows, month=cell.month))
    return Figures(of, {kind: tuple(sorted(each)) for kind, each in inputs.items()})


def _line(
    source: str,
    unit: str,
    kind: str,
    is_total: bool,
    now: Figures,
    then: Figures,
    held_before: bool,
    period: Period,
    denominator: Denominator | None,
    unassigned: Mapping[str, UnlocatedShare],
) -> Line:
    count = now.of[kind] or 0
    rate = count * PER / denominator.value if denominator else None
    parameters: dict[str, Any] = {"period": str(period), "kind": kind}
    if denominator:
        parameters |= {"out of": denominator.value, "out of what": denominator.what, "its source": denominator.source}
    return Line(
        kind=kind,
        unit=unit,
        is_total=is_total,
        series=Series((), (), ()),
        level=Level(count, None, None, rate, None, None, denominator, None, None),
        change=_change(source, kind, count, now, then, held_before, period),
        limits=None,
        unlocated=unassigned.get(kind) or _nothing(source),
        provenance=Provenance(source, now.inputs[kind], LEVEL_METHOD, parameters),
    )


def _change(
    source: str, kind: str, count: int, now: Figures, then: Figures, held_before: bool, period: Period
) -> Change:
    before = then.of.get(kind)
    inputs = tuple(sorted((*now.inputs[kind], *then.inputs.get(kind, ()))))
    provenance = Provenance(source, inputs, CHANGE_METHOD, {"period": str(period), "before": str(period.year_before())})
    ratio = count / before if before else None
    known = before is not None
    reason = ONE_A_YEAR if known else NO_FIGURE if held_before else NO_YEAR_BEFORE
    verdict: Any = "too few to say" if known else "not comparable"
    return Change(period.year_before(), before, count, ratio, None, None, None, None, 0, verdict, reason, provenance)


def _unassigned(
    store: Evidence, source: str, place: Place, period: Period, as_at: date | None
) -> dict[str, UnlocatedShare]:
    """By kind, what of the place's forces the table gives to no partnership."""
    by = ("place_kind", "place", "within")
    cells = [cell for cell in store.counts(source, period=period, by=by, as_at=as_at) if cell.month == str(period)]
    forces = {cell.also[2] for cell in cells if cell.district_code in place.codes}
    loose, whole = defaultdict(list), defaultdict(list)
    for cell in cells:
        kind_of_place, name, within = cell.also
        if kind_of_place == "not assigned" and within in forces:
            loose[cell.kind].append(cell)
        elif kind_of_place == "force" and name in forces:
            whole[cell.kind].append(cell)
    return {kind: _share(source, loose[kind], whole[kind]) for kind in whole}


def _share(source: str, loose: Sequence[Any], whole: Sequence[Any]) -> UnlocatedShare:
    inputs = tuple(sorted({Input(c.extract, "", c.kind, c.rows, month=c.month) for c in (*loose, *whole)}))
    return UnlocatedShare(
        round(sum(cell.sums[0] for cell in loose)),
        round(sum(cell.sums[0] for cell in whole)),
        None,
        None,
        Provenance(source, inputs, UNASSIGNED_METHOD, {}),
        "crimes the table gives for the whole police force",
    )


def _nothing(source: str) -> UnlocatedShare:
    return UnlocatedShare(0, 0, None, None, Provenance(source, (), UNASSIGNED_METHOD, {}), "crimes of the table")

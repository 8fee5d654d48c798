"""The rows of extracts as one table to be asked, with what rows of other sources say of them put in its place."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from wardmote.evidence.periods import Period
from wardmote.evidence.records import Record
from wardmote.evidence.sources import Source, every_source, source
from wardmote.evidence.store import engine
from wardmote.evidence.store.extracts import Extract


def placed_as(of: Source) -> Record:
    """The record whose columns say where rows of a source were: its own, or that of the source which says it."""
    other = of.follows or of.points_of
    return source(other).record if other else of.record


def rows_of(store: Path, of: Source, extracts: Sequence[Extract], current: Mapping[str, Extract]) -> str:
    """A select of the rows of `extracts` with all columns of their record, and of their place and time.

    `placed_by` is the id of the extract that says where and when, empty where a row says so itself or nothing does. Of
    rows that another source says more about, columns that are empty are taken from it.
    """
    record = of.record
    span = Period(min(each.period.first for each in extracts), max(each.period.last for each in extracts))
    completed = _completed(store, of, current, span)
    own = [f"own.{engine.name(c.name)}" for c in record.columns if c.name not in completed.columns]
    filled = [f"coalesce(own.{name}, more.{name}) as {name}" for name in map(engine.name, completed.columns)]
    leader, also = _points(store, of, current) if of.points_of else _leader(store, of, current, span)
    return f"""select own.extract, {", ".join([*own, *filled, *also])}
        from {engine.parquet([store / each.part for each in extracts])} own {completed.join} {leader}"""


class _Completed:
    def __init__(self, join: str = "", columns: Sequence[str] = ()) -> None:
        self.join, self.columns = join, tuple(columns)


def _completed(store: Path, of: Source, current: Mapping[str, Extract], span: Period) -> _Completed:
    """A join with the source that says more of these rows, and the columns it says."""
    for other in every_source():
        more = _of(other, current, span) if other.completes == of.slug else []
        if more:
            pairs = list(zip(of.record.identity, other.record.identity, strict=True))
            keys = ", ".join(engine.name(theirs) for _, theirs in pairs)
            columns = [name for name in other.record.numbers if name in of.record.numbers]
            said = ", ".join(f"any_value({engine.name(column)}) as {engine.name(column)}" for column in columns)
            parts = engine.parquet([store / each.part for each in more])
            on = " and ".join(f"own.{engine.name(ours)} = more.{engine.name(theirs)}" for ours, theirs in pairs)
            return _Completed(f"left join (select {keys}, {said} from {parts} group by {keys}) more on {on}", columns)
    return _Completed()


def _leader(store: Path, of: Source, current: Mapping[str, Extract], span: Period) -> tuple[str, list[str]]:
    """A join with the source that says where and when, and the columns it says."""
    if not of.follows:
        return "", ["'' as placed_by"]
    record = placed_as(of)
    names = [engine.name(name) for name in dict.fromkeys((record.when, *record.place)) if not of.record.column(name)]
    extracts = _of(source(of.follows), current, span)
    if not extracts:
        return "", ["'' as placed_by", *(f"null::varchar as {name}" for name in names)]
    key = engine.name(record.identity[0])
    # One row for each thing, or one that a file repeats would count its followers twice.
    said = ", ".join(f"any_value({name}) as {name}" for name in (engine.name("extract"), *names))
    parts = engine.parquet([store / each.part for each in extracts])
    join = f"left join (select {key}, {said} from {parts} group by {key}) leader"
    on = f"on own.{engine.name(of.follows_by)} = leader.{key}"
    return f"{join} {on}", ["coalesce(leader.extract, '') as placed_by", *(f"leader.{name}" for name in names)]


def _points(store: Path, of: Source, current: Mapping[str, Extract]) -> tuple[str, list[str]]:
    """A join with what the other source says lies at each published map point, whatever the month.

    A point may have been issued with the LSOA of two censuses: the later code stands, with the extract that gave it.
    """
    other = source(of.points_of)
    names = [engine.name(name) for name in other.record.place]
    extracts = [each for each in current.values() if each.source == other.slug]
    if not extracts:
        return "", ["'' as placed_by", *(f"null::varchar as {name}" for name in names)]
    first = names[0]
    said = ", ".join(f"arg_max({name}, ({first}, extract)) as {name}" for name in (engine.name("extract"), *names))
    parts = engine.parquet([store / each.part for each in extracts])
    inner = f"select longitude, latitude, {said} from {parts} where {first} is not null group by longitude, latitude"
    join = f"left join ({inner}) leader on own.longitude = leader.longitude and own.latitude = leader.latitude"
    return join, ["coalesce(leader.extract, '') as placed_by", *(f"leader.{name}" for name in names)]


def _of(wanted: Source, current: Mapping[str, Extract], span: Period) -> list[Extract]:
    """The extracts of a source that have a month in common with a span."""
    return [
        each
        for each in current.values()
        if each.source == wanted.slug and each.period.first <= span.last and each.period.last >= span.first
    ]

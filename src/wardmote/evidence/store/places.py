"""Where the rows of files lie, by district, and which of them are odd."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from threading import Lock

import duckdb

from wardmote.errors import Missing
from wardmote.evidence.geography import UNLOCATED, district, locator
from wardmote.evidence.geography.locating import Locate
from wardmote.evidence.records import Record
from wardmote.evidence.store import engine

# A district with fewer than this share of a file's located rows is not one the force usually works in. The smallest of
# Lancashire's fourteen has 1.8 % and the largest stray 0.1 %, in 35 months of published files.
USUAL_SHARE = 0.005


@dataclass(frozen=True)
class Whereabouts:
    """Rows by district code; rows without a place; rows whose place no look-up knows; rows of a place that is in no
    one district; rows whose LSOA code and name lead to different districts. `untidy` when there are blanks round what
    says where a row was."""

    districts: Mapping[str, int] = field(default_factory=dict)
    unlocated: int = 0
    unknown: int = 0
    wider: int = 0
    disagreements: int = 0
    untidy: bool = False

    def outside(self) -> dict[str, int]:
        """Rows by name of the districts that are not the force's usual ones, most first."""
        usual = usual_districts(self.districts)
        strays = sorted((-rows, code) for code, rows in self.districts.items() if code not in usual)
        return {_named(code): -rows for rows, code in strays}


def _named(code: str) -> str:
    try:
        return district(code).name
    except Missing:
        return code


class Gazetteer:
    """The places met so far in one taking-in, as tables of the engine: each is resolved once, whatever the files."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.lock = Lock()
        self.connection = connection
        self.known: dict[tuple[str, ...], str] = {}

    def whereabouts(self, cells: str, connection: duckdb.DuckDBPyConnection, record: Record) -> dict[str, Whereabouts]:
        """By extract, where the rows of `cells` (a cube, as a table expression) lie; nothing when rows do not say."""
        if not record.place:
            return {}
        known = self._learn(cells, connection, record)
        rows = connection.execute(
            f"""select extract, district_code_found, sum(rows)::bigint,
                coalesce(sum(rows) filter (disagrees), 0)::bigint, bool_or(untidy)
            from {cells} join {known} using ({_listed(record)}) group by all order by all"""
        ).fetchall()
        by_extract: dict[str, list[tuple[str, int, int, bool]]] = {}
        for extract, *told in rows:
            by_extract.setdefault(extract, []).append(tuple(told))
        return {extract: _add_up(told) for extract, told in by_extract.items()}

    def _learn(self, cells: str, connection: duckdb.DuckDBPyConnection, record: Record) -> str:
        """The name of the table that now knows every place of `cells`."""
        columns = _listed(record)
        # One at a time, or two files would both teach a place, and its rows would count twice.
        with self.lock:
            known = self._table(record)
            new = connection.execute(
                f"select distinct {columns} from {cells} anti join {known} using ({columns})"
            ).fetchall()
            if new:
                locate = locator(record.place)
                learnt = [(*place, *_resolved(locate, place)) for place in new]
                connection.execute(
                    f"insert into {known} select {', '.join(['unnest(?)'] * len(learnt[0]))}",
                    [[row[i] for row in learnt] for i in range(len(learnt[0]))],
                )
        return known

    def _table(self, record: Record) -> str:
        if record.place not in self.known:
            name = self.known[record.place] = f"known_{len(self.known)}"
            columns = ", ".join(f"{engine.name(column)} text" for column in record.place)
            self.connection.cursor().execute(
                f"create table {name} ({columns}, district_code_found text, disagrees bool, untidy bool)"
            )
        return self.known[record.place]


def _listed(record: Record) -> str:
    return ", ".join(engine.name(column) for column in record.place)


NOWHERE, UNKNOWN, WIDER = "", "?", "*"


def _resolved(locate: Locate, place: Sequence[str]) -> tuple[str, bool, bool]:
    """District code, whether what was given disagrees, and whether there are blanks round any of it."""
    found = locate(*place)
    untidy = any(part != part.strip() for part in place)
    code = UNKNOWN if found.unknown else WIDER if not found.code and found.name != UNLOCATED else found.code
    return code, found.disagrees, untidy


def _add_up(told: Iterable[tuple[str, int, int, bool]]) -> Whereabouts:
    districts = {code: rows for code, rows, *_ in told}
    return Whereabouts(
        unlocated=districts.pop(NOWHERE, 0),
        unknown=districts.pop(UNKNOWN, 0),
        wider=districts.pop(WIDER, 0),
        districts=districts,
        disagreements=sum(disagreeing for _, _, disagreeing, _ in told),
        untidy=any(untidy for *_, untidy in told),
    )


def usual_districts(districts: Mapping[str, int]) -> frozenset[str]:
    """The districts that hold enough of a file's rows to be the force's own."""
    located = sum(districts.values())
    return frozenset(code for code, rows in districts.items() if rows >= located * USUAL_SHARE)

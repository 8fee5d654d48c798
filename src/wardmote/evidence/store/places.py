"""Where the rows of files lie, by district, and which of them are odd."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from threading import Lock

import duckdb

from wardmote.evidence.geography import district, resolve

# A district with fewer than this share of a file's located rows is not one the force usually works in. The smallest of
# Lancashire's fourteen has 1.8 % and the largest stray 0.1 %, in 35 months of published files.
USUAL_SHARE = 0.005


@dataclass(frozen=True)
class Whereabouts:
    """Rows by district code; rows without a place; rows whose LSOA no look-up knows; rows whose LSOA code and name lead
    to different districts. `untidy` when an LSOA has blanks round its code or name."""

    districts: Mapping[str, int] = field(default_factory=dict)
    unlocated: int = 0
    unknown: int = 0
    disagreements: int = 0
    untidy: bool = False

    def outside(self) -> dict[str, int]:
        """Rows by name of the districts that are not the force's usual ones, most first."""
        usual = usual_districts(self.districts)
        strays = sorted((-rows, code) for code, rows in self.districts.items() if code not in usual)
        return {district(code).name: -rows for rows, code in strays}


class Gazetteer:
    """The LSOAs met so far in one taking-in, as a table of the engine: each is resolved once, whatever the files."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.lock = Lock()
        connection.execute(
            "create table known (lsoa_code text, lsoa_name text, district_code text, disagrees bool, untidy bool)"
        )

    def whereabouts(self, cells: str, connection: duckdb.DuckDBPyConnection) -> dict[str, Whereabouts]:
        """By extract, where the rows of `cells` (a cube, as a table expression) lie."""
        self._learn(cells, connection)
        rows = connection.execute(
            f"""select extract, district_code, sum(rows)::bigint,
                coalesce(sum(rows) filter (disagrees), 0)::bigint, bool_or(untidy)
            from {cells} join known using (lsoa_code, lsoa_name) group by all order by all"""
        ).fetchall()
        by_extract: dict[str, list[tuple[str, int, int, bool]]] = {}
        for extract, *told in rows:
            by_extract.setdefault(extract, []).append(tuple(told))
        return {extract: _add_up(told) for extract, told in by_extract.items()}

    def _learn(self, cells: str, connection: duckdb.DuckDBPyConnection) -> None:
        # One at a time, or two files would both teach an LSOA, and its rows would count twice.
        with self.lock:
            new = connection.execute(
                f"""select distinct lsoa_code, lsoa_name from {cells}
                anti join known using (lsoa_code, lsoa_name)"""
            ).fetchall()
            if new:
                learnt = [(code, name, *_resolved(code, name)) for code, name in new]
                connection.execute(
                    "insert into known select unnest(?), unnest(?), unnest(?), unnest(?), unnest(?)",
                    [[row[i] for row in learnt] for i in range(5)],
                )


NOWHERE, UNKNOWN = "", "?"


def _resolved(code: str, name: str) -> tuple[str, bool, bool]:
    """District code, whether code and name disagree, and whether there are blanks round either."""
    if not code and not name:
        return NOWHERE, False, False
    found = resolve(code, name)
    untidy = code != code.strip() or name != name.strip()
    return (found.district.code if found.district else UNKNOWN), found.disagrees, untidy


def _add_up(told: Iterable[tuple[str, int, int, bool]]) -> Whereabouts:
    districts = {code: rows for code, rows, *_ in told}
    return Whereabouts(
        unlocated=districts.pop(NOWHERE, 0),
        unknown=districts.pop(UNKNOWN, 0),
        districts=districts,
        disagreements=sum(disagreeing for _, _, disagreeing, _ in told),
        untidy=any(untidy for *_, untidy in told),
    )


def usual_districts(districts: Mapping[str, int]) -> frozenset[str]:
    """The districts that hold enough of a file's rows to be the force's own."""
    located = sum(districts.values())
    return frozenset(code for code, rows in districts.items() if rows >= located * USUAL_SHARE)

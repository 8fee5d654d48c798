"""Questions to the store, answered from its cubes: how many rows, by month, district or LSOA, and kind."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from wardmote.evidence.geography import resolve
from wardmote.evidence.store import engine
from wardmote.evidence.store.commits import Log
from wardmote.evidence.store.extracts import Extract

UNLOCATED = "unlocated"


@dataclass(frozen=True)
class Cell:
    """Rows of one extract of one kind in one district (or LSOA). Rows without a place have no code and the district
    "unlocated"; so have rows whose LSOA no look-up knows."""

    extract: str
    month: str
    district_code: str
    district: str
    kind: str
    rows: int
    lsoa_code: str = ""
    lsoa_name: str = ""


def cells(
    store: Path, extracts: Sequence[Extract], log: Log, *, districts: Sequence[str] | None, lsoa: bool
) -> list[Cell]:
    """Cells of these extracts of a log, sorted. `districts` (codes) leaves out other districts, never the unlocated."""
    if not extracts:
        return []
    connection = engine.connect()
    try:
        connection.execute(f"create temp view counts as {_counts(store, extracts, log)}")
        _find_places(connection, districts)
        fine = "lsoa_code, lsoa_name" if lsoa else "'' as lsoa_code, '' as lsoa_name"
        rows = connection.execute(
            f"""select extract, month, district_code, district, kind, sum(rows)::bigint, {fine}
            from counts join places using (lsoa_code, lsoa_name) group by all order by all"""
        ).fetchall()
    finally:
        connection.close()
    return [Cell(*row) for row in rows]


def _find_places(connection: duckdb.DuckDBPyConnection, districts: Sequence[str] | None) -> None:
    """Make `places`: the district of each pair of LSOA code and name in `counts`, of those wanted and of none."""
    pairs = connection.execute("select distinct lsoa_code, lsoa_name from counts").fetchall()
    wanted = None if districts is None else frozenset(districts)
    found = []
    for code, name in pairs:
        district = resolve(code, name).district
        if district is None:
            found.append((code, name, "", UNLOCATED))
        elif wanted is None or district.code in wanted:
            found.append((code, name, district.code, district.name))
    connection.execute(
        """create temp table places as
        select unnest(?) as lsoa_code, unnest(?) as lsoa_name, unnest(?) as district_code, unnest(?) as district""",
        [[row[i] for row in found] for i in range(4)],
    )


def _counts(store: Path, extracts: Sequence[Extract], log: Log) -> str:
    """The rows of the cubes that are of these extracts. A cube all of whose extracts are asked for is read as it is."""
    held = Counter(extract.cube for commit in log.commits for extract in commit.extracts)
    asked: dict[str, list[str]] = {}
    for extract in extracts:
        asked.setdefault(extract.cube, []).append(extract.id)
    whole = [store / cube for cube, ids in asked.items() if len(ids) == held[cube]]
    selects = [f"select * from {engine.parquet(whole)}"] if whole else []
    selects += [
        f"select * from {engine.parquet([store / cube])} where extract in ({', '.join(map(engine.text, ids))})"
        for cube, ids in asked.items()
        if len(ids) < held[cube]
    ]
    return " union all ".join(selects)

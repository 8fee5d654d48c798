"""Questions to the store, answered from its cubes: how many rows, by month, district or LSOA, and kind."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from wardmote.evidence.geography import resolve
from wardmote.evidence.store import engine
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


def cells(store: Path, extracts: Sequence[Extract], *, districts: Sequence[str] | None, lsoa: bool) -> list[Cell]:
    """Cells of these extracts, sorted. `districts` (codes) leaves out other districts, never the unlocated."""
    if not extracts:
        return []
    connection = engine.connect()
    try:
        _prepare(connection, store, extracts)
        fine = "counts.lsoa_code, counts.lsoa_name" if lsoa else "'' as lsoa_code, '' as lsoa_name"
        wanted = "where district_code = '' or list_contains(?, district_code)" if districts is not None else ""
        rows = connection.execute(
            f"""select extract, month, district_code, district, kind, sum(rows)::bigint, {fine}
            from counts join places using (lsoa_code, lsoa_name) {wanted}
            group by all order by all""",
            [list(districts)] if districts is not None else [],
        ).fetchall()
    finally:
        connection.close()
    return [Cell(*row) for row in rows]


def _prepare(connection: duckdb.DuckDBPyConnection, store: Path, extracts: Sequence[Extract]) -> None:
    """Make `counts`, the cubes cut to these extracts, and `places`, the district of each pair of LSOA code and name."""
    cubes = sorted({extract.cube for extract in extracts})
    connection.execute(
        "create temp table wanted as select unnest(?) as extract, unnest(?) as cube",
        [
            [extract.id for extract in extracts],
            [str(store / extract.cube) for extract in extracts],
        ],
    )
    connection.execute(
        f"""create temp view counts as
        select cube.* exclude (filename)
        from read_parquet([{", ".join(engine.file(store / cube) for cube in cubes)}], filename = true) as cube
        semi join wanted on cube.extract = wanted.extract and cube.filename = wanted.cube"""
    )
    pairs = connection.execute("select distinct lsoa_code, lsoa_name from counts").fetchall()
    found = [resolve(code, name).district for code, name in pairs]
    connection.execute(
        """create temp table places as
        select unnest(?) as lsoa_code, unnest(?) as lsoa_name, unnest(?) as district_code, unnest(?) as district""",
        [
            [code for code, _ in pairs],
            [name for _, name in pairs],
            [district.code if district else "" for district in found],
            [district.name if district else UNLOCATED for district in found],
        ],
    )

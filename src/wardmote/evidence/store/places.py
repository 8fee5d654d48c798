"""Where the rows of files lie, by district, and which of them are odd."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

import duckdb

from wardmote.errors import Missing
from wardmote.evidence.geography import UNLOCATED, district, locator, lsoa_runs
from wardmote.evidence.geography.resolution import PAIRS_KEPT
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


class Answer(NamedTuple):
    """What there is to say of the rows of a place: the code of their district, or `NOWHERE`, `UNKNOWN` or `WIDER`;
    whether what was given disagrees; and whether there are blanks round any of it."""

    district: str
    disagrees: bool
    untidy: bool


NOWHERE, UNKNOWN, WIDER = "", "?", "*"

_EVERY_PLACE = "select extract, {place}, sum(rows)::bigint from {cells} group by all"

# An LSOA stands for all others of its run of codes, or for all in no run, and for all others named after its district:
# code and name are resolved by no more than these. A code or name of any other shape stands for itself.
_LSOAS_STANDING_FOR_OTHERS = """
    with pairs as (
        select extract, lsoa_code, lsoa_name, sum(rows) as rows,
            regexp_full_match(lsoa_code, '[A-Z][0-9]{{8}}') as coded,
            regexp_full_match(lsoa_name, '.*[^ ] [0-9]{{3}}[A-Z]') as named
        from {cells} group by all
    )
    select extract, min(lsoa_code), min(lsoa_name), sum(rows)::bigint
    from pairs asof left join lsoa_runs on lsoa_code >= lsoa_runs.first
    group by extract, coded, named,
        case when not coded then lsoa_code when lsoa_code <= lsoa_runs.last then lsoa_runs.first end,
        case when named then left(lsoa_name, -4) else lsoa_name end
"""


def prepare(connection: duckdb.DuckDBPyConnection) -> None:
    """Give an engine the look-up that `whereabouts` needs."""
    firsts, lasts = zip(*lsoa_runs(), strict=True)
    connection.execute("create table lsoa_runs as select unnest(?) as first, unnest(?) as last", [firsts, lasts])


def whereabouts(cells: str, connection: duckdb.DuckDBPyConnection, record: Record) -> dict[str, Whereabouts]:
    """By extract, where the rows of `cells` (a cube, as a table expression) lie; nothing when rows do not say."""
    if not record.place:
        return {}
    asked = _LSOAS_STANDING_FOR_OTHERS if record.place == ("lsoa_code", "lsoa_name") else _EVERY_PLACE
    columns = ", ".join(map(engine.name, record.place))
    told: dict[str, Counter[Answer]] = {}
    for extract, *place, rows in connection.execute(asked.format(cells=cells, place=columns)).fetchall():
        told.setdefault(extract, Counter())[_answer(record.place, tuple(place))] += rows
    return {extract: _add_up(answers) for extract, answers in told.items()}


@lru_cache(maxsize=PAIRS_KEPT)
def _answer(columns: tuple[str, ...], place: tuple[str, ...]) -> Answer:
    found = locator(columns)(*place)
    code = UNKNOWN if found.unknown else WIDER if not found.code and found.name != UNLOCATED else found.code
    return Answer(code, found.disagrees, untidy=any(part != part.strip() for part in place))


def _add_up(told: Mapping[Answer, int]) -> Whereabouts:
    districts: Counter[str] = Counter()
    for answer, rows in told.items():
        districts[answer.district] += rows
    return Whereabouts(
        unlocated=districts.pop(NOWHERE, 0),
        unknown=districts.pop(UNKNOWN, 0),
        wider=districts.pop(WIDER, 0),
        districts=dict(sorted(districts.items())),
        disagreements=sum(rows for answer, rows in told.items() if answer.disagrees),
        untidy=any(answer.untidy for answer in told),
    )


def usual_districts(districts: Mapping[str, int]) -> frozenset[str]:
    """The districts that hold enough of a file's rows to be the force's own."""
    located = sum(districts.values())
    return frozenset(code for code, rows in districts.items() if rows >= located * USUAL_SHARE)

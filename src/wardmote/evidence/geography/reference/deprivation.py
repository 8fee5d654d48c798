"""The Index of Multiple Deprivation: rank, decile and score of each LSOA. Decile 1 is the most deprived tenth."""

import re

from wardmote.evidence.geography.reference import vintages
from wardmote.evidence.geography.reference.drafts import MINISTRY, Draft, Found
from wardmote.evidence.geography.reference.levels import level_of
from wardmote.evidence.geography.reference.tables import RawTable, decimal_in, name_beside, number_in
from wardmote.evidence.geography.resolution import census_of

# The index of each census's LSOAs. Sources: The English Indices of Deprivation 2019 (LSOAs of 2011) and 2025 (of 2021).
INDEX_OF = {"2011": "2019", "2021": "2025"}
_WHOLE = r"(index of multiple deprivation|\bimd\b).*"
DECILE = (re.compile(_WHOLE + "decile", re.I), re.compile(r"^(original[ _]decile|imd[ _]?decile|imddec\w*)$", re.I))
RANK = (re.compile(_WHOLE + "rank", re.I), re.compile(r"^imd[ _]?rank$", re.I))
SCORE = (re.compile(_WHOLE + "score", re.I), re.compile(r"^imd[ _]?score$", re.I))
TENTHS = range(1, 11)


def read_deprivation(raw: RawTable, name: str, given: str) -> Draft | None:
    """The index a table is; `None` when it has no LSOAs or no decile."""
    place = next((column for column in raw.codes if column.level == "lsoa"), None)
    decile = _column(raw, DECILE)
    if place is None or decile is None:
        return None
    rank, score = _column(raw, RANK), _column(raw, SCORE)
    rows: dict[str, list[str | int | float | None]] = {}
    aside: list[Found] = []
    read = 0
    for number, values in raw.lines():
        read += 1
        padded = values + [""] * (len(raw.names) - len(values))
        code, tenth = padded[place.at], number_in(padded[decile])
        if level_of(code) != "lsoa":
            aside.append(Found(number, f"“{code[:40]}” is no LSOA of England or Wales"))
        elif tenth not in TENTHS:
            aside.append(Found(number, f"“{padded[decile][:40]}” is no decile from 1 to 10"))
        else:
            rows[code] = [
                code,
                name_beside(raw, padded, place),
                tenth,
                number_in(padded[rank]) if rank is not None else None,
                decimal_in(padded[score]) if score is not None else None,
            ]
    year = vintages.year_of_column(place.name) or census_of(rows)
    return Draft(
        kind="deprivation",
        level="lsoa",
        year=year,
        vintage=given or INDEX_OF.get(year, year),
        title="Index of Multiple Deprivation by LSOA",
        rows=list(rows.values()),
        read=read,
        aside=tuple(aside),
        attribution=MINISTRY,
        remarks=("Decile 1 is the most deprived tenth of the country's LSOAs, 10 the least.",),
    )


def _column(raw: RawTable, patterns: tuple[re.Pattern[str], ...]) -> int | None:
    for pattern in patterns:
        for at, name in enumerate(raw.names):
            if pattern.search(name):
                return at
    return None

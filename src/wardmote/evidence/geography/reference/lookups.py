"""Look-ups: from the finest places of a file to each kind of coarser place it names beside them."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from wardmote.evidence.geography.reference import vintages
from wardmote.evidence.geography.reference.drafts import Draft, Found
from wardmote.evidence.geography.reference.levels import FINEST_FIRST, NAMES, level_of, outward_of
from wardmote.evidence.geography.reference.tables import (
    CodeColumn,
    RawTable,
    decimal_in,
    name_beside,
    refuse_no_vintage,
)

# How a new LSOA came of old ones. Source: Office for National Statistics, LSOA (2011) to LSOA (2021) look-up, CHGIND.
CHANGES = {"U": "unchanged", "S": "split", "M": "merged", "X": "drawn anew"}
SHARE = re.compile(r"share|proportion|percent|weight", re.IGNORECASE)
# Numbers that a look-up has of its places. One with any other is a table of counts that names its places twice.
BESIDE = re.compile(
    r"object_?id|^fid$|^long|^lat|bng_?[en]|easting|northing|shape|area|length|dointr|doterm|usertype|positional|quality",
    re.IGNORECASE,
)
ENDED = re.compile(r"doterm|terminat", re.IGNORECASE)
# Postcodes are counted, never kept: a look-up of outward postcodes says how many of each lie where.
COUNTED = "postcode"


def read_look_up(raw: RawTable, name: str, given: str) -> Draft | None:
    """The look-up a table is; `None` when it has no other codes, or counts. Raises Invalid without a vintage."""
    columns = _one_of_each(raw.codes)
    finest = columns[0]
    coarser = columns[1:]
    others = [column for _, column in raw.numbers() if not BESIDE.search(column)]
    if not coarser or (others and not any(SHARE.search(column) for column in raw.names)):
        return None
    if finest.level == COUNTED:
        return _postcodes(raw, name, given, finest, coarser)
    year = vintages.year_of_column(finest.name)
    share = next((at for at, column in enumerate(raw.names) if SHARE.search(column)), None)
    change = next((at for at, column in enumerate(raw.names) if column.upper() == "CHGIND"), None)
    rows: dict[tuple[str, str, str], list[Any]] = {}
    aside: list[Found] = []
    read = 0
    for number, values in raw.lines():
        read += 1
        padded = values + [""] * (len(raw.names) - len(values))
        code = padded[finest.at]
        if level_of(code) != finest.level:
            aside.append(Found(number, f"“{code[:40]}” is no code of {NAMES.get(finest.level, finest.level)}"))
            continue
        for column in coarser:
            to = padded[column.at]
            if level_of(to) == column.level:
                how = CHANGES.get(padded[change].upper(), "") if change is not None else ""
                part = decimal_in(padded[share]) if share is not None else None
                rows[code, column.name, to] = [
                    code,
                    name_beside(raw, padded, finest),
                    column.level,
                    vintages.year_of_column(column.name),
                    to,
                    name_beside(raw, padded, column),
                    part,
                    how,
                ]
    return Draft(
        kind="look-up",
        level=finest.level,
        year=year,
        vintage=_vintage(raw, name, given, coarser),
        title=_title(finest, year, coarser),
        rows=list(rows.values()),
        read=read,
        aside=tuple(aside),
        to=tuple(column.level for column in coarser),
    )


def _one_of_each(codes: Sequence[CodeColumn]) -> list[CodeColumn]:
    """Columns from the finest; two of one level only where they are of different years, as LSOAs of 2011 and 2021."""
    kept: dict[tuple[str, str], CodeColumn] = {}
    for column in codes:
        if column.level in FINEST_FIRST:
            kept.setdefault((column.level, vintages.year_of_column(column.name)), column)
    found = sorted(kept.values(), key=lambda column: FINEST_FIRST.index(column.level))
    finest = found[0].level
    alike = [column for column in found if column.level == finest]
    # Of two finest, the newer leads to the older: rows published today find their way to what was drawn before.
    alike.sort(key=lambda column: vintages.year_of_column(column.name), reverse=True)
    if finest == COUNTED:
        alike = alike[:1]
    return [*alike, *(column for column in found if column.level != finest)]


def _vintage(raw: RawTable, name: str, given: str, coarser: Sequence[CodeColumn]) -> str:
    """Of when the places are that it leads to: the wards if there are any, or else the districts."""
    if given:
        return given
    order = ("ward", "district", "lsoa")
    first = sorted(coarser, key=lambda column: order.index(column.level) if column.level in order else len(order))[0]
    year = vintages.year_of_column(first.name)
    if (
        not year
        and first.level == "ward"
        and (named := re.search(r"wards?[ _\-]*((?:20)?[0-9]{2})(?![0-9])", name, re.I))
    ):
        year = named[1] if len(named[1]) == 4 else f"20{named[1]}"
    found = vintages.of_places(year, name, raw.above)
    if not found:
        raise refuse_no_vintage(name, f"a look-up to {NAMES.get(first.level, first.level)}")
    return found


def _title(finest: CodeColumn, year: str, coarser: Sequence[CodeColumn]) -> str:
    to = " and ".join(dict.fromkeys(NAMES.get(column.level, column.level) for column in coarser))
    return f"{NAMES.get(finest.level, finest.level)}{f' of {year}' if year else ''} to {to}"


def _postcodes(raw: RawTable, name: str, given: str, finest: CodeColumn, coarser: Sequence[CodeColumn]) -> Draft:
    """Outward postcodes to districts and wards, each with the share of its living postcodes that lie there."""
    wanted = [column for column in coarser if column.level in ("district", "ward")]
    ended = next((at for at, column in enumerate(raw.names) if ENDED.search(column)), None)
    within: dict[CodeColumn, dict[str, Counter[str]]] = {column: defaultdict(Counter) for column in wanted}
    aside: list[Found] = []
    read = 0
    for number, values in raw.lines():
        read += 1
        padded = values + [""] * (len(raw.names) - len(values))
        outward = outward_of(padded[finest.at])
        if not outward:
            aside.append(Found(number, "it has no whole postcode"))
        elif ended is not None and padded[ended]:
            aside.append(Found(number, "a postcode no longer in use"))
        else:
            for column in wanted:
                if level_of(padded[column.at]) == column.level:
                    within[column][outward][padded[column.at]] += 1
    year = vintages.year_of_column(wanted[0].name) if wanted else ""
    vintage = given or vintages.of_places(year, name, raw.above)
    if not vintage:
        raise refuse_no_vintage(name, "a look-up of postcodes")
    return Draft(
        kind="look-up",
        level="outward",
        year="",
        vintage=vintage,
        title="outward postcodes to " + " and ".join(NAMES[column.level] for column in wanted),
        rows=list(_shares(within)),
        read=read,
        aside=tuple(aside),
        to=tuple(column.level for column in wanted),
        remarks=("Postcodes were counted by their first halves; none is kept.",),
    )


def _shares(within: dict[CodeColumn, dict[str, Counter[str]]]) -> Iterator[list[Any]]:
    for column, by_outward in within.items():
        for outward, found in sorted(by_outward.items()):
            every = sum(found.values())
            for code, many in sorted(found.items()):
                yield [outward, "", column.level, vintages.year_of_column(column.name), code, "", many / every, ""]

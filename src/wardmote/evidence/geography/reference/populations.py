"""Populations: people by place, of one day."""

import re
from collections.abc import Sequence

from wardmote.evidence.geography.reference import vintages
from wardmote.evidence.geography.reference.drafts import Draft, Found
from wardmote.evidence.geography.reference.levels import FINEST_FIRST, NAMES, level_of
from wardmote.evidence.geography.reference.tables import (
    CodeColumn,
    RawTable,
    name_beside,
    number_in,
    refuse_no_vintage,
)

# The names publishers give the column of everybody, the likeliest first.
EVERYBODY = (
    re.compile(r"all ages", re.IGNORECASE),
    re.compile(r"total[ _]population|population[ _]total", re.IGNORECASE),
    re.compile(r"total", re.IGNORECASE),
    re.compile(r"(all )?(usual )?(residents|persons|people|population)", re.IGNORECASE),
    re.compile(r"(mid[ _\-]?)?(20[0-9]{2})([ _]?population|[ _]?pop)?", re.IGNORECASE),
)
# What says that a table is of people and not of what happened to them: its title, its name or its columns.
OF_PEOPLE = re.compile(r"population|persons|residents|all ages|census|mid[ _\-]?20[0-9]{2}", re.IGNORECASE)
# Other numbers such a table has. One with any further numbers is somebody's counts with a population beside them.
BESIDE = re.compile(
    r"persons?|people|population|pop|males?|females?|households?|hectares?|area|density|total|all ages|residents|ages?",
    re.IGNORECASE,
)
AGE = re.compile(r"[0-9]{1,3}\+?")
ENOUGH_AGES = 80


def read_population(raw: RawTable, name: str, given: str) -> Draft | None:
    """The population a table is; `None` when no column is of everybody. Raises Invalid when it does not say of when."""
    places = [column for column in raw.codes if column.level in FINEST_FIRST and column.level != "postcode"]
    everybody = _everybody(raw.names)
    if not places or everybody is None or not _is_of_people(raw, name, everybody):
        return None
    place = min(places, key=lambda column: FINEST_FIRST.index(column.level))
    ages = [at for at, column in enumerate(raw.names) if AGE.fullmatch(column)]
    ages = ages if len(ages) >= ENOUGH_AGES else []
    rows, aside, read = _rows(raw, place, everybody, ages)
    vintage = given or vintages.of_people(name, raw.above, raw.names[everybody])
    if not rows:
        return None
    if not vintage:
        raise refuse_no_vintage(name, f"a population of {NAMES.get(place.level, place.level)}")
    return Draft(
        kind="population",
        level=place.level,
        year=_year(raw, place, name),
        vintage=vintage,
        title=f"population of {NAMES.get(place.level, place.level)}",
        rows=rows,
        read=read,
        aside=tuple(aside),
    )


def _is_of_people(raw: RawTable, name: str, everybody: int) -> bool:
    told = " ".join((raw.above, name.replace("_", " "), *raw.names))
    others = [column for at, column in raw.numbers() if at != everybody and not AGE.fullmatch(column)]
    return bool(OF_PEOPLE.search(told)) and all(BESIDE.search(column) for column in others)


def _rows(
    raw: RawTable, place: CodeColumn, everybody: int, ages: Sequence[int]
) -> tuple[list[list[str | int]], list[Found], int]:
    rows: dict[str, list[str | int]] = {}
    aside: list[Found] = []
    read = 0
    for number, values in raw.lines():
        read += 1
        padded = values + [""] * (len(raw.names) - len(values))
        code, people = padded[place.at], number_in(padded[everybody])
        if level_of(code) != place.level:
            aside.append(Found(number, f"“{code[:40]}” is no code of {NAMES.get(place.level, place.level)}"))
        elif people is None:
            aside.append(Found(number, f"“{padded[everybody][:40]}” is no number of people"))
        elif code in rows:
            aside.append(Found(number, f"{code} stands in an earlier line already"))
        elif (summed := _summed(padded, ages)) is not None and summed != people:
            aside.append(Found(number, f"its ages come to {summed:,} people and its total says {people:,}"))
        else:
            rows[code] = [code, name_beside(raw, padded, place), people]
    return list(rows.values()), aside, read


def _everybody(names: Sequence[str]) -> int | None:
    for pattern in EVERYBODY:
        for at, name in enumerate(names):
            if pattern.fullmatch(name.strip()):
                return at
    return None


def _summed(values: Sequence[str], ages: Sequence[int]) -> int | None:
    numbers = [number_in(values[at]) for at in ages]
    known = [number for number in numbers if number is not None]
    return sum(known) if known and len(known) == len(numbers) else None


def _year(raw: RawTable, place: CodeColumn, name: str) -> str:
    """The year of the places themselves, where the file says: “2020 Wards” in a title, LSOA11CD as a column's name."""
    if year := vintages.year_of_column(place.name):
        return year
    titled = re.search(rf"(20[0-9]{{2}}) {place.level}", raw.above, re.IGNORECASE)
    if titled:
        return titled[1]
    named = re.search(rf"{place.level}[ _\-]*((?:20)?[0-9]{{2}})(?![0-9])", name, re.IGNORECASE)
    return (named[1] if len(named[1]) == 4 else f"20{named[1]}") if named else ""

"""Invented searches, in the layout of data.police.uk, at the map points of the street files."""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from random import Random

from wardmote.evidence.geography import made_up_districts
from wardmote.evidence.madeup.incidents import poisson
from wardmote.evidence.madeup.land import lsoas, people
from wardmote.evidence.madeup.writing import as_csv
from wardmote.evidence.periods import Month

COLUMNS = (
    "Type",
    "Date",
    "Part of a policing operation",
    "Policing operation",
    "Latitude",
    "Longitude",
    "Gender",
    "Age range",
    "Self-defined ethnicity",
    "Officer-defined ethnicity",
    "Legislation",
    "Object of search",
    "Outcome",
    "Outcome linked to object of search",
    "Removal of more than just outer clothing",
)
FILE_NAME = "{month}/{month}-mereshire-made-up-stop-and-search.csv"
# Searches a month for each 1,000 people; how many of them the publisher gives no point.
RATE, WITHOUT_POINT = 0.45, 0.22
TYPES = ((("Person search",), 0.72), (("Person and Vehicle search",), 0.2), (("Vehicle search",), 0.08))
ETHNICITIES = (
    (("White - English/Welsh/Scottish/Northern Irish/British", "White"), 0.66),
    (("Asian/Asian British - Pakistani", "Asian"), 0.06),
    (("Black/African/Caribbean/Black British - African", "Black"), 0.02),
    (("Mixed/Multiple ethnic groups - White and Black Caribbean", "Other"), 0.02),
    (("Other ethnic group - Any other ethnic group", "Other"), 0.01),
    (("Other ethnic group - Not stated", "White"), 0.15),
    (("", "White"), 0.08),
)
GENDERS = ((("Male",), 0.87), (("Female",), 0.13))
AGES = ((("under 10",), 0.001), (("10-17",), 0.19), (("18-24",), 0.31), (("25-34",), 0.26), (("over 34",), 0.239))
LAWS = (
    (("Misuse of Drugs Act 1971 (section 23)", "Controlled drugs"), 0.62),
    (("Police and Criminal Evidence Act 1984 (section 1)", "Stolen goods"), 0.2),
    (("Police and Criminal Evidence Act 1984 (section 1)", "Offensive weapons"), 0.16),
    (("Criminal Justice and Public Order Act 1994 (section 60)", "Anything to threaten or harm anyone"), 0.02),
)
OUTCOMES = (
    (("A no further action disposal",), 0.7),
    (("Arrest",), 0.12),
    (("Community resolution",), 0.1),
    (("Summons / charged by post",), 0.05),
    (("",), 0.03),
)


def stop_files(seed: int, first: Month, last: Month) -> Iterator[tuple[str, bytes]]:
    """The stop and search file of each month: its name and its bytes."""
    for month in Month.range(first, last):
        yield FILE_NAME.format(month=month), as_csv(COLUMNS, sorted(_rows(seed, month), key=lambda row: (row[1], row)))


def _rows(seed: int, month: Month) -> Iterator[tuple[str, ...]]:
    chance = Random(f"made-up searches, seed {seed}, {month}")
    for district in made_up_districts()[:-1]:
        places = [(lsoa, street) for lsoa in lsoas() if lsoa.district == district for street in lsoa.streets]
        reach = list(accumulate(lsoa.people * lsoa.weight**1.5 for lsoa, _ in places))
        count = poisson(chance, RATE * people(district.code) / 1000)
        for _, street in chance.choices(places, cum_weights=reach, k=count):
            point = (
                ("", "") if chance.random() < WITHOUT_POINT else (f"{street.latitude:.6f}", f"{street.longitude:.6f}")
            )
            yield _row(chance, month, point)


def _row(chance: Random, month: Month, point: tuple[str, str]) -> tuple[str, ...]:
    kind = _one(chance, TYPES)[0]
    moment = f"{month}-{1 + int(28 * chance.random()):02}T{int(24 * chance.random()):02}:{int(60 * chance.random()):02}"
    ethnicity, seen_as = _one(chance, ETHNICITIES)
    gender, age = _one(chance, GENDERS)[0], _one(chance, AGES)[0]
    person = ("", "", "", "") if kind == "Vehicle search" else (gender, age, ethnicity, seen_as)
    law, wanted = _one(chance, LAWS)
    outcome = _one(chance, OUTCOMES)[0]
    return (kind, f"{moment}:00+00:00", "", "", *point, *person, law, wanted, outcome, "", "")


def _one(chance: Random, among: Sequence[tuple[tuple[str, ...], float]]) -> tuple[str, ...]:
    """One of these by its share."""
    return chance.choices([each for each, _ in among], [share for _, share in among])[0]

"""Invented tables of recorded crime by partnership and year, in the layout of table C2 with its thousands and marks."""

from collections.abc import Iterator
from random import Random

from wardmote.evidence.geography import District, made_up_districts
from wardmote.evidence.madeup.collisions import LAND
from wardmote.evidence.madeup.incidents import expected, kinds, poisson
from wardmote.evidence.madeup.writing import as_csv
from wardmote.evidence.periods import Month

FILE_NAME = "recorded-crime/made-up-table-c2-year-ending-march-{year}.csv"
TITLE = (
    "Table C2: Number of police recorded crimes for headline offences by Community Safety Partnership area, {land}, "
    "year ending March {year} [note 1]"
)
PLACES = (
    "Police Force Area code",
    "Police Force Area name",
    "Community Safety\nPartnership code",
    "Community Safety\nPartnership name",
    "Local Authority code",
    "Local Authority name",
)
TOTAL = "Total recorded crime\n (excluding fraud)"
FORCE = ("X23000001", "Mereshire (made up)")
# The groups of the table, each the groups it holds or else the kinds of the street files it comes near and its share of
# them. The two are different counts of much the same, as the real ones are.
HOLDS: dict[str, tuple[str, ...]] = {
    "Violence against the person": ("Violence with injury", "Violence without injury", "Stalking and harassment"),
    "Burglary": ("Residential burglary", "Non-residential burglary"),
    "Theft offences": (
        "Burglary",
        "Vehicle offences",
        "Theft from the person",
        "Bicycle theft",
        "Shoplifting",
        "All other theft offences",
    ),
}
NEAR: dict[str, tuple[str, float]] = {
    "Violence with injury": ("Violence and sexual offences", 0.27),
    "Violence without injury": ("Violence and sexual offences", 0.4),
    "Stalking and harassment": ("Violence and sexual offences", 0.22),
    "Sexual offences": ("Violence and sexual offences", 0.1),
    "Robbery": ("Robbery", 1.03),
    "Residential burglary": ("Burglary", 0.71),
    "Non-residential burglary": ("Burglary", 0.31),
    "Vehicle offences": ("Vehicle crime", 0.93),
    "Theft from the person": ("Theft from the person", 1.0),
    "Bicycle theft": ("Bicycle theft", 1.05),
    "Shoplifting": ("Shoplifting", 1.02),
    "All other theft offences": ("Other theft", 0.97),
    "Criminal damage and arson": ("Criminal damage and arson", 1.01),
    "Drug offences": ("Drugs", 0.96),
    "Possession of weapons offences": ("Possession of weapons", 1.0),
    "Public order offences": ("Public order", 0.98),
    "Miscellaneous crimes against society": ("Other crime", 1.1),
}
PARTS = frozenset(part for parts in HOLDS.values() for part in parts)
GROUPS = (
    "Violence against the person",
    "Violence with injury",
    "Violence without injury",
    "Stalking and harassment",
    "Sexual offences",
    "Robbery",
    "Theft offences",
    "Burglary",
    "Residential burglary",
    "Non-residential burglary",
    *(name for name in NEAR if name in HOLDS["Theft offences"]),
    "Criminal damage and arson",
    "Drug offences",
    "Possession of weapons offences",
    "Public order offences",
    "Miscellaneous crimes against society",
)
MARCH, YEAR = 3, 12
UNASSIGNED = 0.004


def recorded_files(seed: int, first: Month, last: Month) -> Iterator[tuple[str, bytes]]:
    """The table of each year to March that the months hold whole: its name and its bytes."""
    for year in range(first.year, last.year + 1):
        end = Month(year, MARCH)
        if first <= end - (YEAR - 1) and end <= last:
            yield FILE_NAME.format(year=year), _table(seed, end)


def _table(seed: int, end: Month) -> bytes:
    blank = [""] * (len(PLACES) + len(GROUPS))
    above: list[list[str]] = [
        [TITLE.format(land=LAND, year=end.year), *blank],
        ["Invented, in the layout of the table of the Office for National Statistics.", *blank],
        ["Some shorthand is used in this table.  [x] indicates data are unavailable.", *blank],
    ]
    every = {each: _figures(seed, end, each) for each in made_up_districts()[:-1]}
    sums = {group: sum(found[group] for found in every.values()) for group in (*GROUPS, TOTAL)}
    unassigned = {group: round(UNASSIGNED * value) for group, value in sums.items()}
    rows: list[list[str]] = [
        [*FORCE, "", "", "", "", *_shown({group: sums[group] + unassigned[group] for group in sums})],
        *(
            [*FORCE, f"X22{number:06}", each.name, each.code, each.name, *_shown(found)]
            for number, (each, found) in enumerate(every.items(), start=1)
        ),
        [*FORCE, "", f"Unassigned {FORCE[1]}", "", "", *_shown(unassigned)],
    ]
    return as_csv(above[0], [*above[1:], [*PLACES, TOTAL, *GROUPS], *rows])


def _figures(seed: int, end: Month, district: District) -> dict[str, int]:
    """The figures of a district's year: drawn anew, for the table counts where a crime was and not its map point."""
    chance = Random(f"made-up recorded crime, seed {seed}, {end}, {district.code}")
    by_name = {each.name: each for each in kinds()}
    found: dict[str, int] = {}
    for group, (kind, share) in NEAR.items():
        mean = sum(expected(by_name[kind], end - back, district) for back in range(YEAR))
        found[group] = poisson(chance, share * mean)
    for group, parts in HOLDS.items():
        found[group] = sum(found[part] for part in parts)
    return {**found, TOTAL: sum(value for group, value in found.items() if group not in PARTS)}


def _shown(figures: dict[str, int]) -> list[str]:
    """With thousands and the blank after them that the real table has."""
    return [f"{figures[group]:,} " if figures[group] > 999 else str(figures[group]) for group in (TOTAL, *GROUPS)]

"""The second reading: two sheets that an information-governance lead can read, and a count of what stands in the way.

It shares no code and no data with the product. `who_reads.csv` says how far a role reaches into a class; `needs.csv`
marks with an x what a class wants besides, and for which purposes it is read at all.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent


def _sheet(name: str, key: str) -> dict[str, dict[str, str]]:
    with (HERE / name).open(newline="", encoding="utf-8") as file:
        return {row.pop(key): row for row in csv.DictReader(file)}


REACHES, NEEDS = _sheet("who_reads.csv", "role"), _sheet("needs.csv", "need")
COURSES = ("Information sharing and data protection", "Safeguarding children", "Domestic abuse awareness")
GRANTED = ("own", "grant on the case", "grant on the row")
#: That they broke the glass, and that a second person agreed to it.
BY_TWO = "glass, agreed by two"
GLASS = ("glass", BY_TWO)


@dataclass(frozen=True)
class Cell:
    """One cell of the matrix, in the words of the sheets. `courses` are those that count."""

    role: str
    kind: str
    purpose: str
    grant: str
    member: str
    courses: frozenset[str]
    conflict: str


def wants(need: str, kind: str) -> bool:
    """Is the need marked for the class? A purpose that is on no line is marked for none."""
    return NEEDS.get(need, {}).get(kind) == "x"


def obstacles(cell: Cell) -> int:
    """How many things stand in the way; none means that it is read."""
    said = REACHES[cell.role][cell.kind]
    glass = cell.member in GLASS if said == "own cases or glass" else cell.member == BY_TWO and said == "glass by two"
    own = said.startswith("own cases")
    found = [
        said not in ("read", "all cases", "glass by two") and not own,
        said == "glass by two" and not glass,
        wants("a purpose is chosen", cell.kind) and not wants(cell.purpose, cell.kind),
        *(wants(course, cell.kind) and course not in cell.courses for course in COURSES),
        own and cell.member != "on the case" and not glass,
        wants("no conflict of interest is said", cell.kind) and cell.conflict != "none, as they said",
        wants("a grant for what others contributed", cell.kind) and cell.grant not in GRANTED and not glass,
    ]
    return sum(found)

"""Three years of small police files, invented row by row from a formula, for tests that need a whole store."""

from datetime import UTC, datetime
from pathlib import Path

from wardmote.evidence import Store
from wardmote.evidence.periods import Month

HEADER = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,"
    "Last outcome category,Context"
)
FORCE = "Lancashire Constabulary"
ADDED = datetime(2024, 5, 6, 7, 8, tzinfo=UTC)
FIRST, LAST = Month(2020, 4), Month(2023, 3)
PERIOD = "2022-04..2023-03"
AREAS = (
    ("E01024951", "Chorley 001A", 2),
    ("E01024940", "Chorley 010D", 9),
    ("E01025424", "South Ribble 001A", 4),
    ("", "", 1),
)
KINDS = (
    ("Anti-social behaviour", 3),
    ("Burglary", 1),
    ("Criminal damage and arson", 2),
    ("Vehicle crime", 2),
    ("Violence and sexual offences", 4),
)


def rows(month: Month) -> list[str]:
    """The rows of a month: more for some areas and kinds, and a little up and down."""
    made = []
    for place, (code, name, size) in enumerate(AREAS):
        for kind, (word, weight) in enumerate(KINDS):
            wobble = (month.year * 12 + month.number) * (7 + place) * (3 + kind) % 11
            for number in range((size * weight * (8 + wobble)) // 12):
                identifier = f"{month}-{place}-{kind}-{number}"
                made.append(
                    f"{identifier},{month},{FORCE},{FORCE},-2.6,53.6,On or near High Street,{code},{name},{word},,"
                )
    return made


def write_files(folder: Path, *, without: tuple[str, ...] = ()) -> Path:
    """A file for each month, but not for those named."""
    folder.mkdir(parents=True, exist_ok=True)
    for month in Month.range(FIRST, LAST):
        if str(month) not in without:
            text = "\n".join([HEADER, *rows(month)]) + "\n"
            (folder / f"{month}-lancashire-street.csv").write_text(text, encoding="utf-8")
    return folder


def store_of(files: Path, at: Path) -> Store:
    """A store with those files taken in, always at the same moment."""
    store = Store.open(at)
    store.add([files], at=ADDED)
    return store

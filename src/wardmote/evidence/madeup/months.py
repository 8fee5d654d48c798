"""Writes invented months as street files in the layout of data.police.uk, so that the real commands take them in."""

from collections.abc import Iterator
from pathlib import Path

from wardmote.errors import Invalid
from wardmote.evidence.madeup.incidents import rows
from wardmote.evidence.madeup.writing import as_csv, write_files
from wardmote.evidence.periods import Month

MADE_UP_FORCE = "Mereshire Constabulary (made up)"
FILE_NAME = "{month}/{month}-mereshire-street.csv"
COLUMNS = (
    "Crime ID",
    "Month",
    "Reported by",
    "Falls within",
    "Longitude",
    "Latitude",
    "Location",
    "LSOA code",
    "LSOA name",
    "Crime type",
    "Last outcome category",
    "Context",
)


def write_months(out_dir: Path, *, seed: int, first: Month, last: Month) -> list[Path]:
    """Write one street file for each month from `first` to `last` under `out_dir` and return them in order.

    Equal seed and month give equal bytes, whichever other months are written. A file that is there already is left
    alone. Raises Invalid when `last` is before `first`, NotNow when the file that is there holds something else.
    """
    if last < first:
        raise Invalid(f"{last} is before {first}.", instead="Give the earlier month first.")
    return write_files(out_dir, street_files(seed, first, last), seed)


def street_files(seed: int, first: Month, last: Month) -> Iterator[tuple[str, bytes]]:
    """The street file of each month: its name and its bytes."""
    for month in Month.range(first, last):
        yield FILE_NAME.format(month=month), as_csv(COLUMNS, rows(seed, month, MADE_UP_FORCE))

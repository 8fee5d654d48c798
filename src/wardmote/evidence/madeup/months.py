"""Writes invented months as street files in the layout of data.police.uk, so that the real commands take them in."""

import csv
import io
from pathlib import Path

from wardmote.errors import Invalid, NotNow
from wardmote.evidence.madeup.incidents import rows
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
    written = []
    for month in Month.range(first, last):
        path = out_dir / FILE_NAME.format(month=month)
        made = _file(seed, month)
        if not path.is_file():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(made)
        elif path.read_bytes() != made:
            raise NotNow(f"{path} is there already, and seed {seed} makes another.", instead="Choose another folder.")
        written.append(path)
    return written


def _file(seed: int, month: Month) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(rows(seed, month, MADE_UP_FORCE))
    return text.getvalue().encode("utf-8")

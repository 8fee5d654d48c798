"""Writes street files as the publisher would, from a seed: for tests that need files and no one's data."""

import csv
import gzip
import io
import random
import zipfile
from collections.abc import Sequence
from pathlib import Path

HEADER = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,"
    "Last outcome category,Context"
)
KINDS = ("Anti-social behaviour", "Burglary", "Drugs", "Vehicle crime", "Violence and sexual offences")
DISTRICTS = ("Chorley", "South Ribble", "Preston", "Wyre")
FORCE = "Lancashire Constabulary"
STREETS = ("Mill Lane", 'The "Top" Road', "Church Street, North", "Ffordd y Môr")


def street_rows(
    seed: int,
    *,
    month: str = "2021-04",
    force: str = FORCE,
    rows: int = 40,
    districts: Sequence[str] = DISTRICTS,
    unlocated: float = 0.1,
) -> list[list[str]]:
    """Rows as lists of text. LSOA codes are of no look-up, so that the name decides."""
    chance = random.Random(seed)
    return [_row(chance, month, force, chance.choice(districts), chance.random() < unlocated) for _ in range(rows)]


def _row(chance: random.Random, month: str, force: str, district: str, nowhere: bool) -> list[str]:
    kind = chance.choice(KINDS)
    quiet = kind == "Anti-social behaviour"
    place = f"{chance.randint(1, 9):03}{chance.choice('ABC')}"
    return [
        "" if quiet else f"{chance.getrandbits(256):064x}",
        month,
        force,
        force,
        *(
            ["", "", "No Location", "", ""]
            if nowhere
            else [
                f"{-2.7 + chance.random() / 10:.6f}",
                f"{53.6 + chance.random() / 10:.6f}",
                f"On or near {chance.choice(STREETS)}",
                f"E0199{sum(map(ord, district + place)):04}",
                f"{district} {place}",
            ]
        ),
        kind,
        "" if quiet else "Under investigation",
        "",
    ]


def street_text(rows: Sequence[Sequence[str]], header: str = HEADER) -> str:
    out = io.StringIO()
    out.write(header + "\n")
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def street_file(folder: Path, seed: int = 1, *, name: str | None = None, **given) -> Path:
    """Write one monthly file as the publisher names it, gzipped if `name` ends so."""
    month = given.get("month", "2021-04")
    path = folder / (name or f"{month}-lancashire-street.csv")
    path.parent.mkdir(parents=True, exist_ok=True)
    data = street_text(street_rows(seed, **given)).encode()
    path.write_bytes(gzip.compress(data, mtime=0) if path.suffix == ".gz" else data)
    return path


def street_zip(path: Path, members: dict[str, bytes]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def everything_in(folder: Path) -> dict[str, bytes]:
    """Every file under a folder, and every folder, so that "as it was" can be asserted."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else b""
        for path in sorted(folder.rglob("*"))
    }

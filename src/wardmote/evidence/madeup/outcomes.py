"""Invented outcomes: what came of made-up crimes, some months after them, in the layout of data.police.uk."""

import hashlib
from collections.abc import Iterator
from functools import lru_cache

from wardmote.evidence.madeup.incidents import rows as incidents
from wardmote.evidence.madeup.months import MADE_UP_FORCE
from wardmote.evidence.madeup.writing import as_csv
from wardmote.evidence.periods import Month

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
    "Outcome type",
)
FILE_NAME = "{month}/{month}-mereshire-outcomes.csv"
# Shares of crimes decided in the month of the crime and in each of the three after it; the rest are not decided.
DELAYS = (0.45, 0.25, 0.12, 0.08)
DECIDED = (
    ("Unable to prosecute suspect", 0.45),
    ("Investigation complete; no suspect identified", 0.35),
    ("Suspect charged", 0.09),
    ("Local resolution", 0.06),
    ("Offender given a caution", 0.03),
    ("Formal action is not in the public interest", 0.02),
)
# A month is asked for four times running, and once more for what partners count of it.
MONTHS_KEPT = 64


def outcome_files(seed: int, first: Month, last: Month) -> Iterator[tuple[str, bytes]]:
    """The outcomes file of each month: its name and its bytes."""
    for month in Month.range(first, last):
        yield FILE_NAME.format(month=month), as_csv(COLUMNS, _rows(seed, month))


def _rows(seed: int, month: Month) -> list[tuple[str, ...]]:
    """Outcomes decided in a month, of the crimes of it and of the three before, by their identifiers."""
    made = []
    for delay in range(len(DELAYS)):
        for crime in crimes(seed, month - delay):
            reference, _, _, _, longitude, latitude, location, code, name, *_ = crime
            share, which = _chances(seed, reference)
            if sum(DELAYS[:delay]) <= share < sum(DELAYS[: delay + 1]):
                where = (longitude, latitude, location, code, name)
                made.append((reference, str(month), MADE_UP_FORCE, MADE_UP_FORCE, *where, _decided(which)))
    return sorted(made)


@lru_cache(maxsize=MONTHS_KEPT)
def crimes(seed: int, month: Month) -> tuple[tuple[str, ...], ...]:
    """The made-up crimes of a month, each once; antisocial behaviour has no outcomes."""
    once = {row[0]: row for row in incidents(seed, month, MADE_UP_FORCE) if row[0]}
    return tuple(once.values())


def _chances(seed: int, reference: str) -> tuple[float, float]:
    """Two numbers between 0 and 1 that are always the same for a crime."""
    digest = hashlib.sha256(f"made-up outcome, seed {seed}, {reference}".encode()).digest()
    return int.from_bytes(digest[:8]) / 2**64, int.from_bytes(digest[8:16]) / 2**64


def _decided(which: float) -> str:
    for name, share in DECIDED:
        if which < share:
            return name
        which -= share
    return DECIDED[-1][0]

"""A made-up restricted series and the public one that holds it: both districts, their wards, a year of months."""

from dataclasses import dataclass

import numpy as np

from wardmote.evidence.disclosure.tables import Key, Places, Tables, fixed_tables

MONTHS = tuple(f"2024-{n:02}" for n in range(4, 13)) + tuple(f"2025-{n:02}" for n in range(1, 4))
YEAR = "2024-04..2025-03"
KINDS = ("stalking", "assault", "damage at home")
DISTRICTS = {"Netherwick": 14, "Saltmere": 23}
PAIR = "both districts"


@dataclass(frozen=True)
class Made:
    """The tables, what a public series that counts more of the same says at most, and the places."""

    tables: Tables
    known: dict[Key, tuple[int, int]]
    places: Places


def made(seed: int, wards: dict[str, int] = DISTRICTS, kinds: tuple[str, ...] = KINDS, mean: float = 14.0) -> Made:
    """Counts of wards whose level differs a good deal, as wards do. The public series is never less, nor under five."""
    chance = np.random.default_rng(seed)
    names = {
        district: tuple(f"{district} ward {n}" for n in range(1, n_wards + 1)) for district, n_wards in wards.items()
    }
    places = Places({**names, PAIR: tuple(wards)})
    levels = chance.gamma(1.2, mean / 1.2, len(places.counted))
    counts: dict[Key, int] = {}
    known: dict[Key, tuple[int, int]] = {}
    for place, level in zip(places.counted, levels, strict=True):
        for month in MONTHS:
            for share, kind in zip((1.0, 0.5, 0.2, 0.1), kinds, strict=False):
                count = int(chance.poisson(level * share))
                counts[place, month, kind] = count
                known[place, month, kind] = (0, count + 5 + int(chance.poisson(10)))
    return Made(fixed_tables(counts, places, MONTHS, kinds, YEAR), known, places)

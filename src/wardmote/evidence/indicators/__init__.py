"""Defined measures: one folder each, found by being there.

A folder with an `indicator.py` that holds `INDICATOR = Indicator(…)` is an indicator; adding the folder is all it
takes.
"""

import importlib
import pkgutil
from functools import cache

from wardmote.errors import Broken, Missing
from wardmote.evidence.indicators.declaration import Better, Evidence, Indicator
from wardmote.evidence.indicators.shapes import (
    Change,
    Denominator,
    Level,
    Limits,
    Line,
    Measurement,
    Series,
    Statistic,
    UnlocatedShare,
    Verdict,
)

__all__ = [
    "Better",
    "Change",
    "Denominator",
    "Evidence",
    "Indicator",
    "Level",
    "Limits",
    "Line",
    "Measurement",
    "Series",
    "Statistic",
    "UnlocatedShare",
    "Verdict",
    "all",
    "get",
    "held_by",
]


@cache
def _found() -> dict[str, Indicator]:
    folders = sorted(each.name for each in pkgutil.iter_modules(__path__) if each.ispkg and each.name != "tests")
    indicators = {}
    for folder in folders:
        indicator = getattr(importlib.import_module(f"{__name__}.{folder}.indicator"), "INDICATOR", None)
        if not isinstance(indicator, Indicator) or indicator.slug != folder:
            raise Broken(
                f"indicators/{folder}/indicator.py does not declare an indicator called {folder}.",
                instead=f"Give it INDICATOR = Indicator(slug={folder!r}, …).",
            )
        indicators[folder] = indicator
    return indicators


def all() -> tuple[Indicator, ...]:
    """Every indicator there is, by slug."""
    return tuple(_found().values())


def held_by(store: Evidence) -> tuple[Indicator, ...]:
    """Every indicator, and in place of one whose lines are series of several owners, each series that a store holds."""
    return tuple(one for each in all() for one in (each.apart(store) if each.apart else (each,)))


def get(slug: str, store: Evidence | None = None) -> Indicator:
    """The indicator of that slug, or the series that a store holds as one; Missing when there is none."""
    found = _found() | ({each.slug: each for each in held_by(store)} if store and "." in slug else {})
    if slug not in found:
        raise Missing(f"There is no indicator called {slug!r}.", instead=f"There are: {', '.join(found)}.")
    return found[slug]

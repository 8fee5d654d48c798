"""Recorded crime: the rows police forces published for a place, by the publisher's kind, and all crime together."""

import tomllib
from collections.abc import Sequence
from functools import partial
from importlib.resources import files

from wardmote.evidence.indicators.declaration import Indicator
from wardmote.evidence.indicators.measuring import LineOf, Recipe, measure_counts
from wardmote.evidence.indicators.parts import measure_parts

SLUG, TITLE, SOURCE = "recorded_crime", "Recorded crime and antisocial behaviour", "police_uk"
_KINDS = tomllib.loads(files(__package__).joinpath("kinds.toml").read_text("utf-8"))
_TOTAL: dict[str, str] = _KINDS["total"]
_APART: dict[str, str] = {each["kind"]: each["unit"] for each in _KINDS["apart"]}
CAVEATS = (
    "These are crimes and incidents the police recorded, not all that happened: more may mean more was reported.",
    "The publisher moves every row to a nearby map point, so one close to a boundary may be counted on its other side.",
    "Antisocial behaviour is a count of incidents and is not part of all crime.",
)


def lines(kinds: Sequence[str]) -> tuple[LineOf, ...]:
    """All crime, then every kind that was found, in order."""
    crime = tuple(kind for kind in kinds if kind not in _APART)
    total = (LineOf(_TOTAL["name"], crime, _TOTAL["unit"], is_total=True),) if crime else ()
    return total + tuple(LineOf(kind, (kind,), _APART.get(kind, _TOTAL["unit"])) for kind in kinds)


RECIPE = Recipe(SLUG, TITLE, SOURCE, _TOTAL["unit"], CAVEATS, lines)

INDICATOR = Indicator(
    slug=SLUG,
    title=TITLE,
    question="How much crime and antisocial behaviour did the police record here, and has it changed?",
    source=SOURCE,
    unit=_TOTAL["unit"],
    better="neither",
    caveats=CAVEATS,
    measure=partial(measure_counts, RECIPE),
    measure_parts=partial(measure_parts, RECIPE),
)

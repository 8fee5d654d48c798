"""Reads an indicator that counts rows in lines known beforehand from the `indicator.toml` in its folder."""

import tomllib
from functools import partial
from importlib.resources import files
from typing import Any

from wardmote.evidence.indicators.beside import Beside
from wardmote.evidence.indicators.declaration import Indicator
from wardmote.evidence.indicators.gathering import Sorting
from wardmote.evidence.indicators.measuring import Further, LineOf, Recipe, given_lines, measure_counts
from wardmote.evidence.indicators.parts import measure_parts


def read_indicator(package: str, sorting: Sorting | None = None, further: Further | None = None) -> Indicator:
    """The indicator of that folder; its slug is the folder's name.

    The file gives `title`, `question`, `source`, `unit`, `better`, `caveats` and `[[line]]` tables of `name`, `kinds`
    (the publisher's words for one thing over the years, or the parts of a total), `unit` (the indicator's where it is
    left out), `total`, and `rate` (false where it is not out of the population given). It may give `rows_are`,
    `within`, and `[[beside]]` tables of `source`, `kinds`, `unit` and `definition`. `sorting` and `further` are what no
    table can say.
    """
    told = tomllib.loads(files(package).joinpath("indicator.toml").read_text("utf-8"))
    slug = package.rsplit(".", 1)[-1]
    both: dict[str, Any] = {name: told[name] for name in ("title", "source", "unit")}
    caveats = tuple(told["caveats"])
    lines = [
        LineOf(
            each["name"],
            tuple(each["kinds"]),
            each.get("unit", told["unit"]),
            is_total=each.get("total", False),
            has_rate=each.get("rate", True),
        )
        for each in told["line"]
    ]
    # What was looked for and not found was counted, and came to nothing.
    always = tuple(line.kinds[0] for line in lines if not line.is_total)
    recipe = Recipe(
        slug=slug,
        caveats=caveats,
        **both,
        lines=given_lines(lines),
        sorting=sorting or Sorting(always=always),
        beside=tuple(Beside(**{**each, "kinds": tuple(each["kinds"])}) for each in told.get("beside", ())),
        further=further,
        **({"rows_are": told["rows_are"]} if "rows_are" in told else {}),
    )
    return Indicator(
        slug=slug,
        question=told["question"],
        better=told["better"],
        caveats=caveats,
        measure=partial(measure_counts, recipe),
        within=told.get("within", ""),
        measure_parts=partial(measure_parts, recipe),
        **both,
    )

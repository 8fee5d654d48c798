"""How small is small, as dated data that a person can review."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from wardmote.errors import Refused


@dataclass(frozen=True)
class Policy:
    """Counts of 1 to `few` are hidden and any of them must stay possible; other hidden counts keep `width` values."""

    data_class: str
    few: int
    width: int
    citation: str
    reviewed_by: str
    reviewed_on: str

    @property
    def confirmed(self) -> bool:
        """Whether somebody who answers for disclosure has put their name to it."""
        return bool(self.reviewed_by and self.reviewed_on)


def policy(data_class: str) -> Policy:
    """The policy for series of that class; Refused when there is none, so that they stay in."""
    found = _policies().get(data_class)
    if found is None:
        raise Refused(
            f"No policy lets public tables of series classed as “{data_class}” out, so they stay in.",
            instead="A policy is added to disclosure/tables/policy.toml by whoever answers for disclosure.",
        )
    return found


@cache
def _policies() -> dict[str, Policy]:
    rows = tomllib.loads(files(__package__).joinpath("policy.toml").read_text("utf-8"))["policy"]
    return {row["data_class"]: _policy(row) for row in rows}


def _policy(row: dict[str, Any]) -> Policy:
    return Policy(**{name: row[name] for name in Policy.__dataclass_fields__})

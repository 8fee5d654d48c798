"""Which group a search counts under."""

import tomllib
from functools import cache
from importlib.resources import files

_TOLD = tomllib.loads(files(__package__).joinpath("groups.toml").read_text("utf-8"))
PERSONS = frozenset(_TOLD["persons"])
BESIDE: str = _TOLD["beside"]
FEWEST: int = _TOLD["fewest"]
NOT_STATED = "Not stated"
GROUPS = tuple(each["name"] for each in _TOLD["group"])


def group_of(kind: str, also: tuple[str, ...]) -> str:
    """The group of a search with that kind and self-defined ethnicity; none for a search of a vehicle alone."""
    return _group(also[0].strip()) if kind in PERSONS else ""


@cache
def _group(ethnicity: str) -> str:
    for each in _TOLD["group"]:
        if ethnicity.startswith(tuple(each["begins"])):
            return str(each["name"])
    return NOT_STATED if not ethnicity else "Other"

"""The rules of the gate, as data."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Rule:
    """Figures of `source` may pass at `grain`, because `why`; `caveat` goes wherever they go."""

    source: str
    data_class: str
    grain: str
    why: str
    caveat: str
    known_to_attacker: bool
    citation: str


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule there is. There is no rule for restricted or casework figures yet, so they do not pass."""
    entries = tomllib.loads(files(__package__).joinpath("rules.toml").read_text("utf-8"))["rule"]
    return tuple(Rule(**entry) for entry in entries)

"""The rules of the gate, as data: a source brings its own in a `disclosure.toml` beside its `source.py`."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from wardmote.errors import Broken
from wardmote.evidence import sources
from wardmote.evidence.sources import every_source

# From the coarsest place to the finest. A grain is written as a place first: "LSOA by month by kind".
PLACES = ("district", "LSOA")


@dataclass(frozen=True)
class Rule:
    """Figures of `source` may pass at `grain` or coarser, because `why`; `caveat` goes wherever they go."""

    source: str
    data_class: str
    grain: str
    why: str
    caveat: str
    known_to_attacker: bool
    citation: str

    def __post_init__(self) -> None:
        if self.finest not in PLACES:
            raise Broken(
                f"The disclosure rule for {self.source} has the grain “{self.grain}”, which the gate cannot judge."
            )

    @property
    def finest(self) -> str:
        """The finest of `PLACES` whose figures may pass."""
        return self.grain.split(" by ")[0]

    def covers(self, place: str) -> bool:
        """Whether figures of that kind of place may pass."""
        return PLACES.index(place) <= PLACES.index(self.finest)


@cache
def members_rule(source: str) -> Rule:
    """The rule by which figures that may not be published are shown to members of the partnership."""
    told = tomllib.loads(files(__package__).joinpath("members.toml").read_text("utf-8"))["rule"]
    return Rule(source=source, **told)


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule there is. There is no rule for restricted or casework figures yet, so they do not pass.

    Raises Broken where a source brings a rule for another.
    """
    return tuple(rule for each in every_source() for rule in _brought_by(each.slug))


def _brought_by(slug: str) -> Iterator[Rule]:
    file = files(sources).joinpath(slug, "disclosure.toml")
    if not file.is_file():
        return
    for entry in tomllib.loads(file.read_text("utf-8"))["rule"]:
        rule = Rule(**entry)
        if rule.source != slug:
            raise Broken(f"sources/{slug}/disclosure.toml has a rule for {rule.source}. A source brings its own only.")
        yield rule

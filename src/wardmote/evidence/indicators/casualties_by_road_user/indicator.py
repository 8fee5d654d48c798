"""People killed or seriously injured, by how they were travelling: on foot, by bicycle, by motorcycle, in a car."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from wardmote.evidence.indicators.declared import read_indicator
from wardmote.evidence.indicators.gathering import Sorting

GRAVE = ("Fatal", "Serious")
OTHERS, NOT_RECORDED = "Others", "Not recorded"


@cache
def _users() -> Mapping[str, str]:
    """The publisher's words for a type of casualty to ours, from `users.toml`."""
    told = tomllib.loads(files(__package__).joinpath("users.toml").read_text("utf-8"))["user"]
    return {words: each["name"] for each in told for words in each["types"]}


def user_of(kind: str, also: tuple[str, ...]) -> str:
    """How a casualty was travelling; empty for one who was hurt slightly."""
    return _users().get(also[0], OTHERS) if kind in GRAVE else ""


INDICATOR = read_indicator(
    __package__,
    sorting=Sorting(
        by=("casualty_type",),
        into=user_of,
        always=("Pedestrians", "Cyclists", "Motorcyclists", "Car occupants", OTHERS, NOT_RECORDED),
    ),
)

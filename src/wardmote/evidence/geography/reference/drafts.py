"""A piece of reference geography as read from a file, before the store catalogues it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

Kind = Literal["look-up", "population", "boundaries", "deprivation"]

# The columns of each kind in the store; all text but those named below.
SCHEMAS: dict[str, tuple[str, ...]] = {
    "look-up": ("code", "name", "to_level", "to_year", "to_code", "to_name", "share", "how"),
    "population": ("code", "name", "people"),
    "boundaries": ("code", "name", "shape"),
    "deprivation": ("code", "name", "decile", "rank", "score"),
}
TYPES = {
    "share": "DOUBLE",
    "people": "BIGINT",
    "shape": "BLOB",
    "decile": "INTEGER",
    "rank": "BIGINT",
    "score": "DOUBLE",
}

LICENCE = "Open Government Licence v3.0"
ONS = (
    "Source: Office for National Statistics licensed under the Open Government Licence v3.0. Contains OS data © Crown "
    "copyright and database right; contains Royal Mail data © Royal Mail copyright and database right."
)
MINISTRY = "Ministry of Housing, Communities and Local Government, licensed under the Open Government Licence v3.0."


@dataclass(frozen=True)
class Found:
    """A line of a file that holds no place, and why; `line` counts from 1."""

    line: int
    reason: str


@dataclass(frozen=True)
class Draft:
    """One file of reference geography.

    `level` is the kind of place its rows are of and `year` the census or year those places are of (empty when the file
    does not say and none of its codes does). `vintage` is YYYY-MM, or YYYY where no month is known: of the wards or
    districts a look-up leads to, of the day a population or an index is of, of a boundary. `to` names the levels a
    look-up leads to. `rows` are lists of values in the order of `SCHEMAS[kind]`; `read` data lines of the file came to
    them and to `aside`.
    """

    kind: Kind
    level: str
    year: str
    vintage: str
    title: str
    rows: Sequence[Sequence[Any]]
    read: int
    aside: tuple[Found, ...] = ()
    to: tuple[str, ...] = ()
    attribution: str = ONS
    licence: str = LICENCE
    remarks: tuple[str, ...] = field(default_factory=tuple)

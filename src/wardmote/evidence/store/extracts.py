"""An extract: one month of a force, or year of a country, as one file gave it, and what was found in it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from wardmote.evidence.periods import Month, Period

# The licence of what is invented: a publisher's would say that the publisher issued it.
NO_LICENCE = "none: invented, and nothing in it is real"


@dataclass(frozen=True)
class Aside:
    """Lines of a file that could not be read, all for one reason; `lines` is like "3-9, 12"."""

    reason: str
    rows: int
    lines: str


@dataclass(frozen=True)
class Extract:
    """What the catalogue says of one extract.

    `id` is source/cover/months and stays the same when the publisher issues them again; `sha256`, of the decompressed
    bytes, tells the version. `cover` is what the file covers: a police force, a country, a provider. `month` is its
    first month and `until` its last, empty when they are one. `rows` = `kept` + `set_aside`. `unlocated` rows have
    nothing that says where; `repeated` rows equal an earlier row in every column and are counted all the same. `kinds`
    and `districts` map to rows kept (district codes). `supersedes` is the sha256 of the version before, or empty.
    `given` is what came with a partner's table: its own file's hash, the mapping it was read by, when it was due and
    received.
    """

    id: str
    source: str
    cover: str
    month: str
    sha256: str
    file_name: str
    rows: int
    kept: int
    set_aside: int
    unlocated: int
    repeated: int
    added_at: str
    supersedes: str
    licence: str
    publisher: str
    data_class: str
    made_up: bool
    profile: str
    part: str
    cube: str
    asides: tuple[Aside, ...] = ()
    kinds: Mapping[str, int] = field(default_factory=dict)
    districts: Mapping[str, int] = field(default_factory=dict)
    repeated_references: int = 0
    odd_coordinates: int = 0
    outside: int = 0
    disagreements: int = 0
    unknown_places: int = 0
    until: str = ""
    given: Mapping[str, Any] = field(default_factory=dict)

    @property
    def period(self) -> Period:
        """Its months."""
        return Period(Month.parse(self.month), Month.parse(self.until or self.month))

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "Extract":
        # Stores of 0.1.0 held police forces' files only, and called what a file covers its force.
        renamed = {("cover" if name == "force" else name): value for name, value in data.items()}
        return cls(**{**renamed, "asides": tuple(Aside(**aside) for aside in data["asides"])})


@dataclass(frozen=True)
class Reference:
    """What the catalogue says of a file of geography: a look-up, a population, boundaries or an index of deprivation.

    `level` is the kind of place it is of, `year` the census or year of those places, `to` the kinds a look-up leads to,
    and `vintage` (YYYY-MM, or YYYY) what `geography.reference.drafts.Draft` says. `rows` = `kept` + `set_aside` count
    lines of the file; `held` counts the rows they came to. It is never superseded: what a later one says of a code goes
    before what an earlier one says. `made_up` where its places are invented.
    """

    id: str
    kind: str
    level: str
    year: str
    vintage: str
    to: tuple[str, ...]
    title: str
    sha256: str
    file_name: str
    rows: int
    kept: int
    set_aside: int
    held: int
    added_at: str
    licence: str
    publisher: str
    part: str
    asides: tuple[Aside, ...] = ()
    remarks: tuple[str, ...] = ()
    made_up: bool = False

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "Reference":
        told = {**data, "asides": tuple(Aside(**aside) for aside in data["asides"])}
        return cls(**{**told, "to": tuple(data["to"]), "remarks": tuple(data["remarks"])})


@dataclass(frozen=True)
class Cut:
    """A file that holds less of a force's month than an extract already here: catalogued, never counted."""

    id: str
    sha256: str
    file_name: str
    rows: int
    added_at: str
    because: str

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def line_ranges(lines: list[int]) -> str:
    """Rising line numbers as ranges: [3, 4, 5, 9] is "3-5, 9"."""
    ranges: list[list[int]] = []
    for line in lines:
        if ranges and line == ranges[-1][1] + 1:
            ranges[-1][1] = line
        else:
            ranges.append([line, line])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in ranges)

"""A file to bring, and the same file once it has come."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from wardmote.evidence.fetch.checks import Sums
from wardmote.evidence.fetch.parts import Part, Version

# Called with what is being fetched, the bytes that have come, and all there will be (0 when not known).
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Wanted:
    """`what` names the file in sentences, as in “the archive of March 2025”. `fault(part, sums)` returns what is wrong
    with it, or nothing; `proves` says that no file cut short passes `fault`. `told` are hashes published elsewhere than
    with the file ("md5" and "sha256", hex). `largest` is the most bytes such a file can have."""

    address: str
    path: Path
    what: str
    largest: int
    fault: Callable[[Path, Sums], str]
    proves: bool = False
    told: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Arrived:
    """A file that came whole and passed every check of `checked`. It waits under its part name until `place`."""

    wanted: Wanted
    version: Version
    sums: Sums
    checked: tuple[str, ...]
    part: Part

    def place(self) -> None:
        self.part.place(self.wanted.path)

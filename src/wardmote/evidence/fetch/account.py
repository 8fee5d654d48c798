"""What a fetch did, file by file, and what could not be had."""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

Outcome = Literal["new", "changed", "same"]


@dataclass(frozen=True)
class FileFetched:
    """One file under its final name. "same" means that it was here already and is still what the publisher has."""

    path: Path
    outcome: Outcome
    bytes: int
    sha256: str
    checked: tuple[str, ...]


@dataclass(frozen=True)
class FetchAccount:
    """`files` are ready to be added to a store. `archives` are what they came out of, kept so that nothing need be
    fetched twice. `missing` are sentences, one for each thing the publisher does not have; `notes` are worth
    knowing."""

    publisher: str
    folder: Path
    files: tuple[FileFetched, ...]
    archives: tuple[FileFetched, ...] = ()
    missing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def paths(self) -> tuple[Path, ...]:
        return tuple(each.path for each in self.files)

    def as_dict(self) -> dict[str, Any]:
        """For JSON: paths as text."""
        files, archives = (
            [{**asdict(each), "path": str(each.path)} for each in some] for some in (self.files, self.archives)
        )
        return {
            "publisher": self.publisher,
            "folder": str(self.folder),
            "files": files,
            "archives": archives,
            "missing": list(self.missing),
            "notes": list(self.notes),
        }

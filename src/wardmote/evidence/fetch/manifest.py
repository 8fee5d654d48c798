"""What was fetched: for each file its SHA-256, where and when it came from, and how it was checked."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from wardmote.errors import Broken
from wardmote.evidence.fetch.parts import Version, write_whole

NAME = "manifest.json"


@dataclass(frozen=True)
class Entry:
    """One file. `fetched_at` is an ISO moment. For a file out of an archive, `archive` names it and `archive_sha256`
    says which version of it; otherwise both are empty."""

    sha256: str
    bytes: int
    address: str
    fetched_at: str
    checked: tuple[str, ...]
    etag: str = ""
    modified: str = ""
    md5: str = ""
    archive: str = ""
    archive_sha256: str = ""

    @property
    def version(self) -> Version:
        return Version(self.address, self.etag, self.modified, self.bytes)


@dataclass
class Manifest:
    """The record kept in a publisher's folder. An entry counts only while the file it tells of is there, unaltered."""

    folder: Path
    entries: dict[str, Entry] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path) -> "Manifest":
        """The manifest of a folder, empty when there is none. Raises `Broken` when it cannot be read."""
        path = folder / NAME
        if not path.exists():
            return cls(folder)
        try:
            raw: Mapping[str, Any] = json.loads(path.read_bytes())["files"]
            entries = {name: Entry(**{**each, "checked": tuple(each["checked"])}) for name, each in raw.items()}
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise Broken(
                f"{path} cannot be read.",
                instead="Remove it and run the same command again: files are then checked anew.",
            ) from error
        return cls(folder, entries)

    def note(self, *named: tuple[str, Entry]) -> None:
        """Write down files that are about to get their names, so that no file ever has its name and no entry."""
        self.entries.update(named)
        files = {name: asdict(each) for name, each in sorted(self.entries.items())}
        write_whole(self.folder / NAME, (json.dumps({"files": files}, ensure_ascii=False, indent=1) + "\n").encode())

    def whole(self, name: str) -> Entry | None:
        """The entry of a file that is there with the very bytes it tells of."""
        entry, path = self.entries.get(name), self.folder / name
        if entry is None or not path.is_file() or path.stat().st_size != entry.bytes:
            return None
        with path.open("rb") as handle:
            return entry if hashlib.file_digest(handle, "sha256").hexdigest() == entry.sha256 else None

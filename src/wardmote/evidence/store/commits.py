"""The log of what was taken in: numbered files, each made in one step and holding the hash of the one before."""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from wardmote.errors import Broken, NotNow
from wardmote.evidence.store.extracts import Cut, Extract, Reference

FOLDER = "commits"
BEGINNING = "0" * 64
# What ends a commit: the hash of everything before it, so that it can be told whether a word of it was altered.
SEALED, END = b',\n "sealed": "', b'"\n}\n'
WORDS = {"number", "at", "previous", "version", "extracts", "cuts", "files", "references", "sealed"}


@dataclass(frozen=True)
class Commit:
    """One taking-in. `files` maps each new file of the store (parts/… or cubes/…) to its SHA-256 and size."""

    number: int
    at: str
    previous: str
    version: str
    extracts: tuple[Extract, ...]
    cuts: tuple[Cut, ...] = ()
    files: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    references: tuple[Reference, ...] = ()

    def as_bytes(self) -> bytes:
        data: dict[str, Any] = {
            "number": self.number,
            "at": self.at,
            "previous": self.previous,
            "version": self.version,
            "extracts": [extract.as_dict() for extract in self.extracts],
            "cuts": [cut.as_dict() for cut in self.cuts],
            "files": dict(self.files),
        }
        if self.references:
            data["references"] = [reference.as_dict() for reference in self.references]
        written = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True)
        return _sealed(written.removesuffix("\n}").encode())


@dataclass(frozen=True)
class Log:
    """The commits up to a moment, and the hash of the last, which the next must name."""

    commits: tuple[Commit, ...]
    head: str

    def current(self) -> dict[str, Extract]:
        """The extracts in force, by id: a later one supersedes."""
        folded = {extract.id: extract for commit in self.commits for extract in commit.extracts}
        return dict(sorted(folded.items()))

    def references(self) -> tuple[Reference, ...]:
        """Every file of geography taken in, oldest first."""
        return tuple(reference for commit in self.commits for reference in commit.references)

    def known(self) -> dict[str, Extract | Cut | Reference]:
        """Everything ever taken in, by the hash of its bytes."""
        known: dict[str, Extract | Cut | Reference] = {}
        for commit in self.commits:
            known |= {extract.sha256: extract for extract in commit.extracts}
            known |= {cut.sha256: cut for cut in commit.cuts}
            known |= {reference.sha256: reference for reference in commit.references}
        return known


def read_log(store: Path, as_at: date | None = None) -> Log:
    """Read the commits of the store, those of the day `as_at` (UTC) and before. Raises `Broken` when the chain is."""
    commits, head = [], BEGINNING
    for number, path in enumerate(_paths(store), start=1):
        commit, digest = _read(path)
        if commit.number != number or commit.previous != head or path.name != _name(number):
            raise Broken(
                f"{path} does not follow the commit before it: the store was altered. Restore it from a backup, "
                "or add the publisher's files to a new store."
            )
        if as_at is not None and date.fromisoformat(commit.at[:10]) > as_at:
            break
        commits.append(commit)
        head = digest
    return Log(tuple(commits), head)


def write_commit(store: Path, commit: Commit, incoming: Path) -> Path:
    """Make a commit count, in one step: it is there whole or not at all. Raises `NotNow` when another was quicker."""
    scratch = incoming / "commit.json"
    with scratch.open("wb") as handle:
        handle.write(commit.as_bytes())
        handle.flush()
        os.fsync(handle.fileno())
    path = commit_path(store, commit.number)
    try:
        os.link(scratch, path)
    except FileExistsError as error:
        raise NotNow("Something else was added to the store meanwhile. Run the same command again.") from error
    settle(path.parent)
    return path


def commit_path(store: Path, number: int) -> Path:
    """Where the commit of that number is or will be."""
    return store / FOLDER / _name(number)


def settle(folder: Path) -> None:
    """Wait until the folder's list of names is on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _paths(store: Path) -> Iterator[Path]:
    yield from sorted((store / FOLDER).glob("*.json"))


def _name(number: int) -> str:
    return f"{number:06}.json"


def _sealed(words: bytes) -> bytes:
    return b"".join((words, SEALED, hashlib.sha256(words).hexdigest().encode(), END))


def _read(path: Path) -> tuple[Commit, str]:
    try:
        written = path.read_bytes()
        return _parsed(written), hashlib.sha256(written).hexdigest()
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Broken(f"{path} cannot be read: the store was altered. Restore it from a backup.") from error


# Remembered by its bytes, which are read each time: every question of a store begins with its log.
@lru_cache(maxsize=256)
def _parsed(written: bytes) -> Commit:
    data = json.loads(written)
    # Commits of 0.1.0 are not sealed.
    if set(data) - WORDS or ("sealed" in data and written != _sealed(written.rpartition(SEALED)[0])):
        raise ValueError
    return Commit(
        number=data["number"],
        at=data["at"],
        previous=data["previous"],
        version=data["version"],
        extracts=tuple(Extract.from_dict(each) for each in data["extracts"]),
        cuts=tuple(Cut(**each) for each in data["cuts"]),
        files=data["files"],
        references=tuple(Reference.from_dict(each) for each in data.get("references", ())),
    )

"""The issued files and the drafts: where they are, and their hashes. What is issued is put there once, then read."""

import os
import shutil
from pathlib import Path
from uuid import UUID

from django.conf import settings

from wardmote.errors import Broken


def issued_at(reference: str) -> Path:
    """The folder of one issued assessment."""
    return settings.WARDMOTE_ISSUED / reference


def read(reference: str, name: str) -> bytes:
    """The bytes of an issued file; raises Broken where it has gone."""
    try:
        return (issued_at(reference) / name).read_bytes()
    except OSError as problem:
        raise Broken(
            f"{name} of the assessment {reference} cannot be read.", instead="Restore it from a backup."
        ) from problem


def put(folder: Path, reference: str) -> dict[str, bytes]:
    """Copy a built assessment to where it is issued from, whole or not at all; its files by name."""
    there = issued_at(reference)
    waiting = there.with_name(f".{reference}.new")
    files = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
    shutil.rmtree(waiting, ignore_errors=True)
    for name, path in files.items():
        (waiting / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, waiting / name)
    os.replace(waiting, there)
    return {name: (there / name).read_bytes() for name in files}


def draft_at(partnership: UUID, place: str) -> Path:
    """The folder of the draft of one place."""
    return Path(settings.WARDMOTE_DATA) / "drafts" / str(partnership) / place

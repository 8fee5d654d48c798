"""The folder in which a drop waits until it is taken in. It is gone afterwards, whatever became of it."""

import hashlib
import json
import shutil
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol
from uuid import UUID

from django.conf import settings

from wardmote.desks.intake.rules import plain_name
from wardmote.errors import NotNow


class Upload(Protocol):
    """A file as the browser sends it."""

    name: str

    def chunks(self) -> Iterator[bytes]: ...


def stage(drop: UUID, uploads: Iterable[Upload]) -> list[dict[str, object]]:
    """Write the files down; name, bytes and SHA-256 of each. Nothing is left where the disk has no room."""
    folder = folder_of(drop)
    try:
        folder.mkdir(parents=True, mode=0o700)
        return [_write(folder / plain_name(each.name), each) for each in uploads]
    except OSError as problem:
        remove(drop)
        raise NotNow(
            f"The files could not be kept: {problem.strerror}.", instead="Tell whoever runs this site, and try again."
        ) from problem


def paths(drop: UUID) -> list[Path]:
    """The staged files of a drop, by name; none where it has been dealt with."""
    folder = folder_of(drop)
    return sorted(folder.iterdir()) if folder.is_dir() else []


def remove(drop: UUID) -> None:
    """Forget the staged files."""
    shutil.rmtree(folder_of(drop), ignore_errors=True)


def remove_all_but(drops: Collection[UUID], *, until: datetime) -> None:
    """Forget the files of every other drop staged before then. Newer ones may be of a drop that is just being made."""
    folder = folder_of(UUID(int=0)).parent
    for each in folder.iterdir() if folder.is_dir() else ():
        if each.name not in set(map(str, drops)) and each.stat().st_mtime < until.timestamp():
            shutil.rmtree(each, ignore_errors=True)


def plain(drop: UUID, told: Any) -> Any:
    """What was said of the staged files, with each called by its own name: where it waits is nobody's business."""
    return json.loads(json.dumps(told).replace(json.dumps(f"{folder_of(drop)}/")[1:-1], ""))


def folder_of(drop: UUID) -> Path:
    """Where the files of this drop wait."""
    return Path(settings.WARDMOTE_DATA) / "drops" / str(drop)


def _write(path: Path, upload: Upload) -> dict[str, object]:
    with path.open("xb") as handle:
        handle.writelines(upload.chunks())
    with path.open("rb") as handle:
        digest = hashlib.file_digest(handle, "sha256").hexdigest()
        return {"name": path.name, "bytes": handle.tell(), "sha256": digest}

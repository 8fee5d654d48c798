"""The files beside the database: the evidence store, issued documents, anchors. All but what is rebuilt."""

import filecmp
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from wardmote.errors import Broken, Refused
from wardmote.foundation.backup.archive import Entry, Filling

FOLDER = "data/"
#: What is made again when it is wanted.
REBUILT = ("built",)


def put(into: Filling, data: Path, *, only: str = "", but: str = "") -> int:
    """Put the files under the data folder into a backup, or those of one folder in it; how many there were.

    A store's commits go before what they refer to: a file that a commit names is there for ever, so a commit that comes
    while this runs is left out whole or has all its files.
    """
    names = [name for name in sorted(_names(data), key=_commits_first) if not (but and name.startswith(f"{but}/"))]
    found = 0
    for name in names:
        if only and not name.startswith(f"{only}/"):
            continue
        try:
            with (data / name).open("rb") as file:
                into.copy(f"{FOLDER}{name}", file, os.fstat(file.fileno()).st_size)
        except FileNotFoundError:
            # Swept away since it was listed: parts of a taking-in that never came to its end.
            continue
        found += 1
    return found


def _names(data: Path) -> Iterator[str]:
    for folder, inside, files in os.walk(data):
        here = Path(folder)
        inside[:] = [name for name in inside if not name.startswith(".") and not (here == data and name in REBUILT)]
        yield from ((here / name).relative_to(data).as_posix() for name in files if not name.startswith("."))


def _commits_first(name: str) -> tuple[bool, str]:
    return ("commits" not in PurePosixPath(name).parts, name)


def stage(entry: Entry, scratch: Path) -> None:
    """Write a file of a backup under `scratch`. Raises Broken for a name that would be written elsewhere."""
    name = PurePosixPath(entry.name.removeprefix(FOLDER))
    if name.is_absolute() or ".." in name.parts:
        raise Broken(f"The backup names a file outside the data folder: {name}.", instead="Use another backup.")
    path = scratch / name
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with path.open("wb") as file:
        for piece in entry.pieces:
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def put_back(scratch: Path, data: Path) -> Iterator[None]:
    """Put staged files in their places for the block, and take them away again where the block fails.

    Raises Refused, putting none, where another file of that name is. One that is the same already stays: it is there
    from a time when putting back was stopped half way.
    """
    wanted = sorted(path.relative_to(scratch) for path in scratch.rglob("*") if path.is_file())
    here = [name for name in wanted if (data / name).exists()]
    other = [name for name in here if not filecmp.cmp(scratch / name, data / name, shallow=False)]
    if other:
        raise Refused(
            f"{data / other[0]} is there already and is not as the backup has it, so nothing was put back.",
            instead="Give WARDMOTE_DATA a folder of its own, or keep the files: --keep-files.",
        )
    put: list[Path] = []
    try:
        for name in wanted:
            if name not in here:
                put.append(data / name)
                put[-1].parent.mkdir(parents=True, exist_ok=True)
                os.replace(scratch / name, put[-1])
        yield
    except BaseException:
        for path in put:
            path.unlink(missing_ok=True)
        raise

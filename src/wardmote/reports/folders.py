"""Puts whole folders in place: a reader finds the old one or the new one, never half of either."""

import hashlib
import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from wardmote.errors import Refused

Files = Mapping[str, bytes]

MANIFEST = "manifest.json"


def make_ready(folder: Path, *, ours: str) -> None:
    """See that a folder may be put there, before the work of making it.

    `ours` is a file every folder of this kind has: a folder with something in it but without that file is somebody
    else's, and is Refused rather than replaced. Raises Refused where the place cannot be written.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        recover(folder, folder.with_name(f".{folder.name}.old"))
        theirs = folder.exists() and not (folder / ours).is_file()
        if theirs and (not folder.is_dir() or any(folder.iterdir())):
            raise Refused(
                f"{folder} holds something that is not an assessment, and would be replaced.",
                instead="Choose another place with --out, or move what is there.",
            )
        waiting = folder.with_name(f".{folder.name}.new")
        shutil.rmtree(waiting, ignore_errors=True)
        waiting.mkdir(exist_ok=True)
        waiting.rmdir()
    except OSError as problem:
        raise _unwritable(folder, problem) from problem


def put_folder(folder: Path, files: Files, *, ours: str) -> None:
    """Replace `folder` with one that holds exactly `files` (path inside it → bytes).

    It is written beside its place and renamed into it, so that an interrupted run leaves the old folder or the new one.
    Raises Refused as `make_ready` does.
    """
    make_ready(folder, ours=ours)
    waiting, old = folder.with_name(f".{folder.name}.new"), folder.with_name(f".{folder.name}.old")
    try:
        write_all(waiting, files)
        if folder.exists():
            os.rename(folder, old)
        os.rename(waiting, folder)
        shutil.rmtree(old, ignore_errors=True)
    except OSError as problem:
        raise _unwritable(folder, problem) from problem


def _unwritable(folder: Path, problem: OSError) -> Refused:
    return Refused(
        f"{folder} cannot be written: {problem.strerror or problem}.", instead="Choose another place with --out."
    )


def recover(folder: Path, old: Path) -> None:
    """Undo a swap that was stopped between its two renames."""
    if old.exists():
        if folder.exists():
            shutil.rmtree(old)
        else:
            os.rename(old, folder)


def write_all(folder: Path, files: Files, *, to_disk: bool = True) -> None:
    """Write every file, and with `to_disk` see it to the disk before anything is renamed."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as into:
            into.write(content)
            if to_disk:
                into.flush()
                os.fsync(into.fileno())


def keep(cache: Path, files: Files) -> None:
    """Put files into a cache with their hashes; a cache that cannot be written is no reason to stop."""
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in sorted(files.items())}
    waiting = cache.with_name(f"{cache.name}.{os.getpid()}.new")
    try:
        # What did not reach the disk is found by its hash and made again.
        write_all(waiting, {**files, MANIFEST: json.dumps(hashes).encode()}, to_disk=False)
        shutil.rmtree(cache, ignore_errors=True)
        os.rename(waiting, cache)
    except OSError:
        shutil.rmtree(waiting, ignore_errors=True)


def kept(cache: Path) -> dict[str, bytes] | None:
    """What was kept, or None where nothing was or any byte of it has changed since."""
    try:
        hashes = json.loads((cache / MANIFEST).read_bytes())
        files = {name: (cache / name).read_bytes() for name in hashes}
    except (OSError, ValueError):
        return None
    whole = all(hashlib.sha256(content).hexdigest() == hashes[name] for name, content in files.items())
    return files if whole else None


def prune(caches: Path, most: int) -> None:
    """Clear away all but the `most` newest folders of a cache."""
    try:
        folders = sorted(caches.iterdir(), key=lambda folder: folder.stat().st_mtime_ns, reverse=True)
    except OSError:
        return
    for folder in folders[most:]:
        shutil.rmtree(folder, ignore_errors=True)

"""What left as public tables before, kept in the store: without it a later release could be set against an earlier
one."""

import os
from pathlib import Path

from wardmote.errors import Invalid
from wardmote.evidence.store.commits import settle
from wardmote.evidence.store.workbench import writing

FOLDER = "releases"


def kept_releases(store: Path, series: str) -> tuple[bytes, ...]:
    """What was kept of each release of a series, oldest first."""
    return tuple(path.read_bytes() for path in _paths(store, series))


def keep_release(store: Path, series: str, kept: bytes) -> Path:
    """Keep what a release must be remembered by; the same again is kept once. It holds true counts of the series.

    Raises Invalid for the name of no series, and NotNow while another command writes to the store.
    """
    if not series or "/" in series or series.startswith("."):
        raise Invalid(f"“{series}” cannot name a series.")
    with writing(store) as incoming:
        paths = _paths(store, series)
        for path in paths:
            if path.read_bytes() == kept:
                return path
        folder = store / FOLDER
        folder.mkdir(exist_ok=True)
        scratch, path = incoming / "release.json", folder / f"{series}.{len(paths) + 1:04}.json"
        with scratch.open("wb") as handle:
            handle.write(kept)
            handle.flush()
            os.fsync(handle.fileno())
        os.link(scratch, path)
        settle(folder)
    return path


def _paths(store: Path, series: str) -> list[Path]:
    return sorted((store / FOLDER).glob(f"{series}.[0-9][0-9][0-9][0-9].json"))

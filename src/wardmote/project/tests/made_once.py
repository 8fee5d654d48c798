"""What takes long to make for tests, made once for all the processes of a test run, which each take a copy.

WARDMOTE_TEST_MADE is the folder they share; `script/test` makes it and takes it away. Without it each process makes
its own.
"""

import fcntl
import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

#: When tests say that things were made.
MADE_AT = datetime(2026, 4, 4, 15, 40, tzinfo=UTC)


def settings_of(folder: Path) -> dict[str, Path]:
    """The settings of a site that keeps its evidence in `folder`, and its keys beside it."""
    return {
        "WARDMOTE_DATA": folder,
        "WARDMOTE_STORE": folder / "store",
        "WARDMOTE_ISSUED": folder / "issued",
        "WARDMOTE_KEYS": folder.parent / "keys",
    }


def is_shared() -> bool:
    """Whether the processes of this run share what they make."""
    return bool(os.environ.get("WARDMOTE_TEST_MADE"))


def once(name: str, folder: Path, make: Callable[[Path], object]) -> None:
    """Fill `folder`, which is empty or not there, with what `make` puts in a folder; made once where it is shared."""
    if not is_shared():
        folder.mkdir(parents=True, exist_ok=True)
        make(folder)
        return
    made = Path(os.environ["WARDMOTE_TEST_MADE"]) / name
    with made.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.is_dir():
            half = made.with_suffix(".half")
            shutil.rmtree(half, ignore_errors=True)
            half.mkdir()
            make(half)
            half.rename(made)
    shutil.copytree(made, folder, dirs_exist_ok=True)

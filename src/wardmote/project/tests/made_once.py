"""The made-up evidence of a demonstration, made once for all the processes of a test run, which each take a copy.

WARDMOTE_TEST_MADE is the folder they share; `script/test` makes it and takes it away. Without it each process makes
its own.
"""

import fcntl
import io
import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

from django.test import override_settings

from wardmote.project.demonstration import make_evidence

#: When tests say that things were made.
MADE_AT = datetime(2026, 4, 4, 15, 40, tzinfo=UTC)


def settings_of(folder: Path) -> dict[str, Path]:
    """The settings of a site that keeps its evidence in `folder`."""
    return {"WARDMOTE_DATA": folder, "WARDMOTE_STORE": folder / "store", "WARDMOTE_ISSUED": folder / "issued"}


def shared() -> Path | None:
    """The folder that the processes of this run share, if they do."""
    told = os.environ.get("WARDMOTE_TEST_MADE")
    return Path(told) if told else None


def evidence_in(folder: Path) -> None:
    """Put the store and the built assessments in `folder`, which is empty or not there."""
    together = shared()
    if together is None:
        _make(folder)
        return
    made = together / "evidence"
    with (together / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.is_dir():
            half = made.with_name("being-made")
            shutil.rmtree(half, ignore_errors=True)
            _make(half)
            half.rename(made)
    shutil.copytree(made, folder, dirs_exist_ok=True)


def _make(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with override_settings(**settings_of(folder)):
        make_evidence(at=MADE_AT, out=io.StringIO())

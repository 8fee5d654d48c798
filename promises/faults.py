"""Plants one fault at a time in a copy of the project and expects a test to turn red. `script/check --faults` runs it.

A safety rule that can be removed without a red test is not kept by the tests, whatever they say. Each fault is in
`faults.toml`: the rule it removes, the file, the words taken out, what stands there instead, and the tests that must
see it.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from dataclasses import dataclass
from pathlib import Path

from promises.night import Tried, put_down
from promises.sources import ROOT, files


@dataclass(frozen=True)
class Fault:
    """Words of one file replaced by others, and the pytest arguments that must then fail."""

    rule: str
    file: str
    words: str
    instead: str
    tests: tuple[str, ...]

    @classmethod
    def listed(cls) -> tuple["Fault", ...]:
        """Every fault in `faults.toml`."""
        raw = tomllib.loads((ROOT / "promises" / "faults.toml").read_text(encoding="utf-8"))
        return tuple(cls(**{**one, "tests": tuple(one["tests"])}) for one in raw["fault"])


def copied(into: Path) -> Path:
    """A copy of what would be committed, without history or environment."""
    for path in files():
        target = into / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, target)
    return into


def is_seen(fault: Fault, home: Path) -> bool:
    """Whether the fault's tests, run in the copy at `home` with the fault planted, turn red; the copy is put right."""
    place = home / fault.file
    whole = place.read_text(encoding="utf-8")
    place.write_text(whole.replace(fault.words, fault.instead), encoding="utf-8")
    try:
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-x", "-q", *fault.tests],
            cwd=home,
            env={**os.environ, "PYTHONPATH": str(home / "src"), "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        place.write_text(whole, encoding="utf-8")
    # 1 is "some tests failed"; anything else (no tests, a bad argument) would be our own mistake.
    if done.returncode not in (0, 1):
        sys.exit(f"{fault.rule}: the tests could not be run.\n{done.stdout}{done.stderr}")
    return done.returncode == 1


def main() -> int:
    faults = Fault.listed()
    unseen, began = 0, time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        home = copied(Path(folder))
        for fault in faults:
            seen = is_seen(fault, home)
            unseen += not seen
            print(f"{'red  ' if seen else 'GREEN'}  {fault.rule}", flush=True)
    said = f"{len(faults)} faults planted, {len(faults) - unseen} seen."
    print(said)
    put_down(
        [Tried("faults", "sqlite", tests=len(faults), failed=unseen, seconds=time.monotonic() - began, said=[said])]
    )
    return int(unseen > 0)


if __name__ == "__main__":
    sys.exit(main())

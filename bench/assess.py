"""A whole strategic assessment from a loaded store: no cache, then nothing changed. Bars: 15 s and 2 s (design 9).

The store holds four years of a force's months: real ones where WARDMOTE_TEST_DATA has them, made-up ones otherwise. The
peer is a document of the same blocks written by the tools an analyst uses today, which nobody has timed alike; so this
measures against the bars alone.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from results import Measure, told

WARDMOTE = Path(sys.executable).with_name("wardmote")
DATA = Path(os.environ.get("WARDMOTE_TEST_DATA") or Path(__file__).parents[2] / "shared") / "data"
REAL = DATA / "police_street_lancashire"
BARS = {"no cache": 15.0, "nothing changed": 2.0}


def wardmote(*words: object) -> float:
    start = time.perf_counter()
    subprocess.run(
        [str(w) for w in (WARDMOTE, *words)], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    return time.perf_counter() - start


def loaded(store: Path, files: Path) -> str:
    """Load the store; returns the pack that goes with what was loaded."""
    if REAL.is_dir():
        wardmote("evidence", "add", REAL, "--store", store)
        return "chorley_south_ribble"
    wardmote("evidence", "made-up", "--out", files, "--from", "2018-04", "--to", "2022-03", "--seed", 1)
    wardmote("evidence", "add", files, "--store", store)
    return "example"


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        store = home / "store"
        pack = loaded(store, home / "files")
        words = ("assess", "--pack", pack, "--period", "2021-04..2022-03", "--store", store)
        took = {}
        for run in range(3):
            shutil.rmtree(store / "cache", ignore_errors=True)
            first = wardmote(*words, "--out", home / f"out{run}")
            again = wardmote(*words, "--out", home / f"again{run}")
            took.setdefault("no cache", []).append(first)
            took.setdefault("nothing changed", []).append(again)
    return told("assess", [Measure(name, sorted(seconds)[1], "s", BARS[name]) for name, seconds in took.items()])


if __name__ == "__main__":
    sys.exit(main())

"""How long the library and the help take to answer, in fresh processes. Bars: import 0.5 s, help 0.3 s (design 9)."""

import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from results import Measure, told

BIN = Path(sys.executable).parent
RUNS = 9
BARS = {
    "import wardmote.evidence": ([sys.executable, "-c", "import wardmote.evidence"], 0.5),
    "wardmote --help": ([str(BIN / "wardmote"), "--help"], 0.3),
}


def seconds(words: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> int:
    found = []
    for name, (words, bar) in BARS.items():
        seconds(words)
        found.append(Measure(name, median(seconds(words) for _ in range(RUNS)), "s", bar))
    return told("start", found)


if __name__ == "__main__":
    sys.exit(main())

"""What was measured, set against its bar and against what was measured before.

`script/bench --keep` puts each measure down in `bench/results.csv`, and `script/bench --check` fails where one comes to
less than LEAST of its last ratio on a like machine. A ratio says how many times better we are than what we are measured
against, the peer of the same run or, where there is none, the bar; more is better, whichever way the measure counts.
"""

import csv
import os
import platform
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from wardmote import __version__

KEPT = Path(__file__).parent.parent / "results.csv"
COLUMNS = ("bench", "measure", "value", "unit", "bar", "ratio", "machine", "loop", "version", "commit", "on")
#: Less than this part of the last ratio is a fall.
LEAST = 0.8
#: Two machines of a name are alike where the same loop takes no more than this many times as long on one as the other.
ALIKE = 1.2
LOOPS = 2_000_000


@dataclass(frozen=True)
class Measure:
    """One thing measured. `bar` is the most it may be, or with `least` the least; with a `peer`, what the peer took,
    so many times that."""

    name: str
    value: float
    unit: str
    bar: float
    least: bool = False
    peer: float | None = None

    @property
    def limit(self) -> float:
        return self.bar if self.peer is None else self.bar * self.peer

    @property
    def kept(self) -> bool:
        return self.value >= self.limit if self.least else self.value <= self.limit

    @property
    def ratio(self) -> float:
        """How many times better than the peer, or than the bar where there is none."""
        against = self.bar if self.peer is None else self.peer
        return self.value / against if self.least else against / self.value

    def said(self) -> str:
        """The measure, its bar and whether it was kept, on one line."""
        told = f"{self.name}: {_short(self.value)} {self.unit}"
        if self.peer is not None:
            told += f", the peer {_short(self.peer)}: {self.value / self.peer:.2f} ×"
        bar = f"{'at least' if self.least else 'at most'} {self.bar:,g} {'×' if self.peer is not None else self.unit}"
        return f"{told} (bar: {bar}) {'kept' if self.kept else 'NOT KEPT'}"


@dataclass(frozen=True)
class Machine:
    """What a ratio depends on: the kind of machine, and the seconds that a loop of LOOPS takes on it today."""

    kind: str
    loop: float

    @classmethod
    def this(cls) -> "Machine":
        listed = Path("/proc/cpuinfo")
        lines = listed.read_text("utf-8").splitlines() if listed.exists() else []
        model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
        kind = f"{platform.machine()}, {model or 'unknown'}, {os.cpu_count()} cores, Python {platform.python_version()}"
        return cls(kind, min(_loop() for _ in range(5)))

    def is_like(self, other: "Machine") -> bool:
        slower, faster = max(self.loop, other.loop), min(self.loop, other.loop)
        return self.kind == other.kind and slower <= ALIKE * faster


def _short(number: float) -> str:
    return f"{number:,.0f}" if number >= 100 else f"{number:.3g}"


def _loop() -> float:
    began = time.perf_counter()
    for _ in range(LOOPS):
        pass
    return time.perf_counter() - began


def last_ratios(bench: str, machine: Machine) -> dict[str, tuple[float, str]]:
    """The last ratio of each measure that was kept on a machine like this, and its day."""
    if not KEPT.exists():
        return {}
    with KEPT.open(encoding="utf-8", newline="") as lines:
        return {
            row["measure"]: (float(row["ratio"]), row["on"])
            for row in csv.DictReader(lines)
            if row["bench"] == bench and Machine(row["machine"], float(row["loop"])).is_like(machine)
        }


def keep(bench: str, measures: Sequence[Measure], machine: Machine) -> None:
    """Put the measures down below what was measured before."""
    at = subprocess.run(["git", "rev-parse", "--short=10", "HEAD"], cwd=KEPT.parent, capture_output=True, text=True)
    after = (machine.kind, f"{machine.loop:.4f}", __version__, at.stdout.strip(), datetime.now(UTC).date().isoformat())
    new = not KEPT.exists()
    with KEPT.open("a", encoding="utf-8", newline="") as lines:
        table = csv.writer(lines, lineterminator="\n")
        if new:
            table.writerow(COLUMNS)
        for each in measures:
            bar = f"{'>=' if each.least else '<='} {each.bar:g}{' x peer' if each.peer is not None else ''}"
            table.writerow((bench, each.name, f"{each.value:.6g}", each.unit, bar, f"{each.ratio:.4g}", *after))


def fallen(bench: str, measures: Sequence[Measure], machine: Machine) -> list[str]:
    """Of each measure that fell below LEAST of its last ratio what to say. Prints what there is nothing to set by."""
    before = last_ratios(bench, machine)
    told = []
    for each in measures:
        if each.name not in before:
            print(f"{each.name}: no measure of a like machine is kept to set it against")
            continue
        ratio, on = before[each.name]
        print(f"{each.name}: ratio {each.ratio:.3g}, {ratio:.3g} on {on}")
        if each.ratio < LEAST * ratio:
            told.append(f"{each.name}: {each.ratio / ratio:.2f} of its ratio of {on}, under {LEAST:g}")
    return told


def told(bench: str, measures: Sequence[Measure]) -> int:
    """Print what was measured, keep or check it as WARDMOTE_BENCH asks; what the process ends with."""
    for each in measures:
        print(each.said())
    wrong = [each.name for each in measures if not each.kept]
    match os.environ.get("WARDMOTE_BENCH", ""):
        case "keep":
            keep(bench, measures, Machine.this())
        case "check":
            found = fallen(bench, measures, Machine.this())
            for each in found:
                print(f"FALLEN  {each}")
            wrong += found
    return int(bool(wrong))

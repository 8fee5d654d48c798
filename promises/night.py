"""The night: what is tried only then, or more of than by day, and what came of it when it was last tried.

`WARDMOTE_NIGHTLY=1` asks for it. Whatever file of tests then runs whole leaves its line in `nights.csv`: the day, the
commit, how many tests and how long, and the last thing that each said. What did not hold is red by day (test_night.py).
"""

import csv
import os
import re
import subprocess
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, fields
from datetime import UTC, datetime
from functools import cache

from promises.sources import ROOT

NIGHTLY = os.environ.get("WARDMOTE_NIGHTLY") == "1"
RESULTS = ROOT / "promises" / "nights.csv"
#: What the text of a file has that has more to try at night: it asks whether it is night, or walks with who does.
ASKS = re.compile(r"\bNIGHTLY\b|\bmark\.nightly\b|\bpromises\.walk\b")


@dataclass
class Tried:
    """What came of one file of tests in one night: how many of `tests` failed, in how many seconds of them all.

    `what` is the file, or what else was tried; `engine` the database; `said` what its tests printed last, each a line.
    """

    what: str
    engine: str
    on: str = ""
    commit: str = ""
    tests: int = 0
    failed: int = 0
    seconds: float = 0.0
    said: list[str] = field(default_factory=list)

    @classmethod
    def listed(cls) -> dict[tuple[str, str], "Tried"]:
        """The last night of each, by what was tried and on which engine."""
        if not RESULTS.exists():
            return {}
        with RESULTS.open(encoding="utf-8", newline="") as lines:
            rows = [
                cls(
                    row["what"],
                    row["engine"],
                    row["on"],
                    row["commit"],
                    int(row["tests"]),
                    int(row["failed"]),
                    float(row["seconds"]),
                    row["said"].split("\n") if row["said"] else [],
                )
                for row in csv.DictReader(lines)
            ]
        return {(row.what, row.engine): row for row in rows}


def ask_for_the_night() -> tuple[str, ...]:
    """The files of tests that have more to try at night."""
    found = (path for kind in ("src", "spec", "promises", "journeys") for path in (ROOT / kind).rglob("test_*.py"))
    return tuple(sorted(str(path.relative_to(ROOT)) for path in found if ASKS.search(path.read_text("utf-8"))))


def put_down(tried: Iterable[Tried]) -> None:
    """Put down what came of a night, each in the place of its last."""
    kept = Tried.listed()
    for one in tried:
        one.on, one.commit = datetime.now(UTC).date().isoformat(), commit()
        kept[one.what, one.engine] = one
    with RESULTS.open("w", encoding="utf-8", newline="") as lines:
        table = csv.DictWriter(lines, [each.name for each in fields(Tried)], lineterminator="\n")
        table.writeheader()
        for _, one in sorted(kept.items()):
            table.writerow({**asdict(one), "seconds": f"{one.seconds:.1f}", "said": "\n".join(one.said)})


@cache
def commit() -> str:
    """The commit that is tried, with a + where something of the product was changed and not committed."""
    changed = _git("status", "--porcelain", "--", ".", f":!{RESULTS.relative_to(ROOT)}")
    return _git("rev-parse", "--short=10", "HEAD") + ("+" if changed else "")


def _git(*words: str) -> str:
    return subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


class Watching:
    """A plugin of pytest that puts down what came of each file that was tried whole."""

    def __init__(self, engine: str) -> None:
        self.engine = engine
        self.files: dict[str, Tried] = {}
        self.asking = frozenset(ask_for_the_night())

    def pytest_runtest_logreport(self, report) -> None:
        name = report.nodeid.partition("::")[0]
        if name not in self.asking:
            return
        one = self.files.setdefault(name, Tried(name, self.engine))
        one.tests += report.when == "call"
        one.failed += report.failed
        one.seconds += report.duration
        if report.when == "call" and (told := report.capstdout.strip()):
            one.said.append(told.splitlines()[-1][:200])

    def pytest_terminal_summary(self, config) -> None:
        chosen = config.option.keyword or config.option.markexpr or any("::" in each for each in config.args)
        if not chosen and not hasattr(config, "workerinput"):
            put_down(self.files.values())

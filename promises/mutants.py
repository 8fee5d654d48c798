"""Changes one thing at a time in the rules that lives hang on, and expects a test to turn red.

`script/check --mutants [FOLDER]` runs it. mutmut makes the changes (an `and` for an `or`, one more for a number, no
argument, other words) in a copy of the project, and runs for each the tests that come by there. Of each package in
`mutants.toml` at least LEAST of the changes must be seen (design 11), and of each that is not it is said there why
nobody could see it.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from promises.faults import copied
from promises.night import Tried, put_down
from promises.sources import ROOT

LEAST = 0.95
#: What mutmut says of a change that some test saw; of a change for ever in coming, too.
SEEN = ("killed", "timeout", "suspicious", "segfault", "caught by type check")
#: Beside what is changed, the copy that the tests run in has all of the project.
ALSO = ("spec", "promises", "journeys", "docs", "bench", "script", "locks", ".ci", "conftest.py", "assets.lock")
ALSO_WORDS = ("README.md", "GLOSSARY.md", "CHANGELOG.md", "DEVELOPERS.md", "SECURITY.md", "LICENSE", "CODEOWNERS")


@dataclass(frozen=True)
class Package:
    """A folder of the product, the tests that answer for it, and of changes that no test sees why they are none.

    `without` are tests among them that are left out: those that read the project's files, which are others in a copy.
    """

    folder: str
    tests: tuple[str, ...]
    without: tuple[str, ...]
    unseen: dict[tuple[str, str], str]

    @property
    def called(self) -> str:
        """What `nights.csv` calls this package's changes."""
        return f"mutants of {self.folder}"

    @classmethod
    def listed(cls) -> tuple["Package", ...]:
        """Every package in `mutants.toml`."""
        raw = tomllib.loads((ROOT / "promises" / "mutants.toml").read_text(encoding="utf-8"))
        return tuple(
            cls(
                one["folder"],
                tuple(one["tests"]),
                tuple(one.get("without", ())),
                {(each["line"], each["instead"]): each["because"] for each in one.get("unseen", ())},
            )
            for one in raw["package"]
        )


@dataclass(frozen=True)
class Change:
    """One change, as mutmut names it, the line it makes another of, and whether a test saw it."""

    name: str
    line: str
    instead: str
    seen: bool


def changes(package: Package, home: Path, children: int) -> Iterator[Change]:
    """Make every change to the package in the copy at `home`, and tell what came of each."""
    settings = {
        "source_paths": ["src"],
        "only_mutate": [f"{package.folder}/*"],
        "do_not_mutate": ["*/tests/*", "*/migrations/*"],
        "also_copy": [each for each in (*ALSO, *ALSO_WORDS) if (home / each).exists()],
        "pytest_add_cli_args": [
            *("-q", "-p", "no:xdist", "-p", "no:cacheprovider", "-p", "promises.forgetting"),
            *(word for each in package.without for word in ("--deselect", each)),
        ],
        "pytest_add_cli_args_test_selection": list(package.tests),
        "use_setproctitle": False,
        # A change for ever in coming is ended after so many times what its tests take.
        "timeout_multiplier": 4,
    }
    (home / ".made").mkdir(exist_ok=True)
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    told = "\n".join(f"{name} = {_as_toml(value)}" for name, value in settings.items())
    (home / "pyproject.toml").write_text(f"{text}\n[tool.mutmut]\n{told}\n", encoding="utf-8")
    _mutmut(home, "run", "--max-children", str(children), check=False)
    for line in _mutmut(home, "results", "--all", "true").splitlines():
        name, _, state = line.strip().rpartition(": ")
        if not name:
            continue
        seen = state in SEEN
        before, after = ("", "") if seen else _lines(_mutmut(home, "show", name))
        yield Change(name, before, after, seen)


def _as_toml(value: object) -> str:
    if isinstance(value, int):
        return str(value).lower()
    assert isinstance(value, list)
    return f"[{', '.join(f'{str(each)!r}' for each in value)}]"


def _mutmut(home: Path, *words: str, check: bool = True) -> str:
    # The tests import what stands in the copy's own folder of changes, and make the partnership once.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    kept.setdefault("WARDMOTE_TEST_MADE", str(home / ".made"))
    done = subprocess.run(
        [sys.executable, "-m", "mutmut", *words], cwd=home, env=kept, capture_output=True, text=True, check=False
    )
    if check and done.returncode:
        sys.exit(f"mutmut {' '.join(words)} failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout


def _lines(shown: str) -> tuple[str, str]:
    """Of a change as it is shown the words taken out and those put in, on one line each."""
    told = [line for line in shown.splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")]
    return tuple(" ".join(line[1:].strip() for line in told if line[0] == sign) for sign in "-+")


def main() -> int:
    parser = argparse.ArgumentParser(prog="script/check --mutants")
    parser.add_argument(
        "folder", nargs="?", default="", help="of these packages only those whose folder has these words"
    )
    parser.add_argument("--children", type=int, default=os.cpu_count() or 1, help="how many at once")
    args = parser.parse_args()
    wrong = 0
    for package in Package.listed():
        if args.folder in package.folder:
            began = time.monotonic()
            with tempfile.TemporaryDirectory() as folder:
                found = list(changes(package, copied(Path(folder)), args.children))
            failed = told(package, found)
            said = f"{sum(each.seen for each in found):,} of {len(found):,} changes seen, the others explained"
            took = time.monotonic() - began
            put_down([Tried(package.called, "sqlite", tests=len(found), failed=failed, seconds=took, said=[said])])
            wrong += failed
    return int(wrong > 0)


def told(package: Package, found: list[Change]) -> int:
    """Print what came of a package's changes; how much of it is not as it should be."""
    seen = sum(each.seen for each in found)
    left = {(each.line, each.instead): each for each in found if not each.seen}
    share = seen / len(found) if found else 0.0
    print(f"{package.folder}: {len(found):,} changes, {seen:,} seen ({share:.1%})", flush=True)
    new = [each for key, each in left.items() if key not in package.unseen]
    old = [key for key in package.unseen if key not in left]
    for each in new:
        print(f"UNSEEN  {each.name}\n    - {each.line}\n    + {each.instead}")
    for line, instead in old:
        print(f"SEEN, or gone; take it out of mutants.toml:\n    - {line}\n    + {instead}")
    return len(new) + len(old) + (share < LEAST)


if __name__ == "__main__":
    sys.exit(main())

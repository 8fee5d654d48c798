"""Finds the project's own files, as git knows them, for the promises that read them as text or as syntax."""

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
PRODUCT = ROOT / "src" / "wardmote"


@cache
def files() -> tuple[Path, ...]:
    """Every file that is or would be committed: tracked, or untracked and not ignored."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    return tuple(path for name in sorted(set(listed.split("\0"))) if name and (path := ROOT / name).is_file())


def modules(*, with_tests: bool = False) -> tuple[Path, ...]:
    """The product's Python files, migrations apart."""
    return tuple(
        path
        for path in files()
        if path.suffix == ".py"
        and path.is_relative_to(PRODUCT)
        and "migrations" not in path.parts
        and (with_tests or not {"tests", "journeys"} & set(path.parts))
    )


@cache
def syntax(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))

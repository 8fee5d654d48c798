"""How much is imported at once, and how long a file waits to be confirmed."""

import tomllib
from datetime import timedelta
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("limits.toml")


def most_bytes() -> int:
    """How large a file may be."""
    return _limits()["most_bytes"]


def most_rows() -> int:
    """How many rows of a sheet are taken in one transaction."""
    return _limits()["most_rows"]


def forget_after() -> timedelta:
    """How long the cells of a file that nobody went on with are kept."""
    return timedelta(days=_limits()["forget_after_days"])


@cache
def _limits() -> dict[str, int]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))

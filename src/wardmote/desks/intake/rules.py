"""What may be dropped: how many files, how large, and what they may be called. Plain Python."""

import re
import tomllib
from collections.abc import Sequence
from datetime import timedelta
from functools import cache
from pathlib import Path, PurePosixPath

from wardmote.errors import Invalid

#: A year of a large force's files packed is under 300 MB; more is brought by the command on the machine itself.
MOST_FILES, MOST_BYTES = 50, 512 << 20
ENDINGS = (".csv", ".csv.gz", ".zip", ".xlsx", ".xls", ".ods", ".geojson", ".json", ".gpkg")
#: Roles that take evidence in.
TAKES_IN = ("analyst",)

_LIMITS = Path(__file__).with_name("limits.toml")
_ODD = re.compile(r"[^A-Za-z0-9._()+ -]")


def check_drop(files: Sequence[tuple[str, int]]) -> None:
    """Return quietly if these files (name, bytes) may be dropped together; otherwise raise Invalid naming one."""
    if not files:
        raise Invalid("No file was chosen.", instead="Choose one or more files.")
    if len(files) > MOST_FILES:
        raise Invalid(
            f"{len(files)} files are too many at once.", instead=f"Drop {MOST_FILES} at most, or a zip of them."
        )
    for name, size in files:
        if not name.lower().endswith(ENDINGS):
            raise Invalid(f"{name} is not a kind of file that is taken in.", instead=f"Give {', '.join(ENDINGS)}.")
        if size == 0:
            raise Invalid(f"{name} is empty.", instead="Get it again from whoever gave it to you.")
    if sum(size for _name, size in files) > MOST_BYTES:
        raise Invalid(
            f"Together they are larger than {MOST_BYTES >> 20} MB.",
            instead="Drop fewer at once, or have whoever runs this site use wardmote evidence add.",
        )
    if len({plain_name(name) for name, _size in files}) < len(files):
        raise Invalid("Two of the files have the same name.", instead="Rename one of them, or drop them one by one.")


@cache
def forget_after() -> timedelta:
    """How long files that were dropped and not taken in are kept."""
    return timedelta(days=tomllib.loads(_LIMITS.read_text(encoding="utf-8"))["forget_after"]["days"])


def plain_name(name: str) -> str:
    """The file's own name without folders and without what a file system might trip over."""
    return _ODD.sub("_", PurePosixPath(name.replace("\\", "/")).name).strip(". ")[-150:] or "file"

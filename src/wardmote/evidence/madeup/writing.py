"""Puts made-up files where they are wanted, and leaves alone those that are there already."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from wardmote.errors import NotNow


def write_files(out_dir: Path, made: Iterable[tuple[str, bytes]], seed: int) -> list[Path]:
    """Write each file, given by its path under `out_dir` and its bytes, and return them in order.

    Raises NotNow when the file that is there holds something else.
    """
    written = []
    for name, data in made:
        path = out_dir / name
        if not path.is_file():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        elif path.read_bytes() != data:
            raise NotNow(f"{path} is there already, and seed {seed} makes another.", instead="Choose another folder.")
        written.append(path)
    return written


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[object]], ending: str = "\r\n") -> bytes:
    """A CSV as its publisher writes it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator=ending)
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue().encode("utf-8")

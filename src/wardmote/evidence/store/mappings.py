"""Mappings kept in the store: one file for each series and shape of heading, for people to read and mend."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from wardmote.errors import Invalid
from wardmote.evidence.sources.partner_table.mapping import Mapping
from wardmote.evidence.store.commits import settle

FOLDER = "mappings"


def kept_mappings(store: Path) -> tuple[Mapping, ...]:
    """Every mapping there is, by file name. Raises Invalid, naming the file, for one that cannot be read."""
    return tuple(_read(path) for path in _paths(store))


def keep_mapping(store: Path, mapping: Mapping) -> Path:
    """Write a mapping; one of the same series and shape is replaced. Returns where it is.

    Raises Invalid when another series has tables of the same shape on the same sheet: they could not be told apart.
    """
    for path in _paths(store):
        other = _read(path)
        if other.shape == mapping.shape and other.series != mapping.series and other.sheet == mapping.sheet:
            raise Invalid(
                f"Tables of {other.series} have the same columns, so the two could not be told apart.",
                instead="Name the sheet of each by --sheet, or ask one provider to name a column otherwise.",
            )
    folder = store / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / _name(mapping)
    scratch = path.with_suffix(".new")
    with scratch.open("w", encoding="utf-8") as handle:
        handle.write(mapping.to_toml())
        handle.flush()
        os.fsync(handle.fileno())
    scratch.replace(path)
    settle(folder)
    return path


def _name(mapping: Mapping) -> str:
    shape = "\n".join((mapping.sheet, *mapping.shape))
    return f"{mapping.series}-{hashlib.sha256(shape.encode()).hexdigest()[:8]}.toml"


def _paths(store: Path) -> Iterator[Path]:
    yield from sorted((store / FOLDER).glob("*.toml"))


def _read(path: Path) -> Mapping:
    try:
        return Mapping.from_toml(path.read_text("utf-8"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise Invalid(f"{path} cannot be read.", instead="Mend it, or make the mapping again.") from error

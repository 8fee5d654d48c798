"""Reference geography in the store: catalogued file by file like extracts, and never counted as rows of anything."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

from wardmote.errors import NotNow
from wardmote.evidence.geography.atlas import Atlas, Sheet
from wardmote.evidence.geography.reference.drafts import SCHEMAS, TYPES, Draft
from wardmote.evidence.geography.reference.levels import is_made_up
from wardmote.evidence.store import engine
from wardmote.evidence.store.commits import Log
from wardmote.evidence.store.extracts import NO_LICENCE, Aside, Reference, line_ranges
from wardmote.evidence.store.workbench import PARTS

INVENTED = "Invented by Wardmote, in the shape of a publisher's files."


def reference_of(draft: Draft, *, sha256: str, file_name: str, moment: str) -> Reference:
    """The catalogue's word on a file of geography."""
    kept_lines = draft.read - len(draft.aside)
    to = "-".join(draft.to)
    about = "-".join(filter(None, (f"{draft.level}{draft.year}".replace(" ", "-"), to.replace(" ", "-"))))
    identity = f"{draft.kind}/{about}/{draft.vintage}"
    made_up = any(is_made_up(str(row[0])) for row in draft.rows)
    return Reference(
        id=f"{identity}/{sha256[:8]}",
        kind=draft.kind,
        level=draft.level,
        year=draft.year,
        vintage=draft.vintage,
        to=draft.to,
        title=draft.title,
        sha256=sha256,
        file_name=file_name,
        rows=draft.read,
        kept=kept_lines,
        set_aside=len(draft.aside),
        held=len(draft.rows),
        added_at=moment,
        licence=NO_LICENCE if made_up else draft.licence,
        publisher=INVENTED if made_up else draft.attribution,
        part=f"{PARTS}/{identity.replace('/', '-')}-{sha256[:16]}.parquet",
        asides=_asides(draft),
        remarks=draft.remarks,
        made_up=made_up,
    )


def _asides(draft: Draft) -> tuple[Aside, ...]:
    by_reason: dict[str, list[int]] = {}
    for each in draft.aside:
        by_reason.setdefault(each.reason, []).append(each.line)
    return tuple(Aside(reason, len(lines), line_ranges(lines)) for reason, lines in sorted(by_reason.items()))


def write_part(draft: Draft, path: Path, connection: duckdb.DuckDBPyConnection) -> None:
    """Write the rows of a draft as Parquet. Raises NotNow when the disk is full."""
    names = SCHEMAS[draft.kind]
    columns = ", ".join(f"{engine.name(name)} {TYPES.get(name, 'VARCHAR')}" for name in names)
    values = ", ".join(["unnest(?)"] * len(names))
    try:
        connection.execute(f"create or replace temp table reference ({columns})")
        connection.execute(
            f"insert into reference select {values}", [list(each) for each in zip(*draft.rows, strict=True)]
        )
        connection.execute(f"copy reference to {engine.text(str(path))} (format parquet)")
        connection.execute("drop table reference")
    except duckdb.IOException as error:
        raise NotNow(
            f"The store cannot be written to ({str(error).splitlines()[0]}). Make room and try again."
        ) from error


def atlas_of(store: Path, log: Log) -> Atlas:
    """Every sheet of geography that counts, in the order it was taken in; rows are read when first asked for."""
    return Atlas(tuple(_sheet(store, each) for each in log.references()))


def _sheet(store: Path, reference: Reference) -> Sheet:
    path = store / reference.part

    @cache
    def rows() -> Sequence[Sequence[Any]]:
        connection = engine.reading()
        try:
            return connection.execute(f"select * from {engine.parquet([path])}").fetchall()
        finally:
            connection.close()

    return Sheet(
        reference.id,
        reference.kind,
        reference.level,
        reference.year,
        reference.vintage,
        reference.to,
        reference.file_name,
        rows,
    )

"""Turns a partner's table, by the mapping remembered for it, into inputs that the store takes in like any other."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from wardmote.errors import Invalid, WardmoteError
from wardmote.evidence.geography.atlas import Atlas
from wardmote.evidence.sources.partner_table.gazette import Gazette
from wardmote.evidence.sources.partner_table.heading import find_heading
from wardmote.evidence.sources.partner_table.mapping import Mapping as TableMapping
from wardmote.evidence.sources.partner_table.mapping import shape_of
from wardmote.evidence.sources.partner_table.reading import read
from wardmote.evidence.sources.partner_table.sets import due
from wardmote.evidence.sources.partner_table.shapes import TableReading
from wardmote.evidence.sources.partner_table.slices import slices
from wardmote.evidence.sources.partner_table.workbook import Sheet, open_sheets
from wardmote.evidence.store.account import FileAccount, Received
from wardmote.evidence.store.dealing import Ready
from wardmote.evidence.store.extracts import Aside, line_ranges
from wardmote.evidence.store.inputs import MAPPED, Input
from wardmote.evidence.store.staging import CHUNK

# A workbook of counts is a few megabytes at most; it is read whole into memory.
MOST_TABLE = 64 << 20


@dataclass(frozen=True)
class Turned:
    """A table as read, and what the store takes in of it: an input for each period, with what is amended of its
    draft."""

    name: str
    readings: tuple[TableReading, ...]
    inputs: tuple[tuple[Input, Mapping[str, Any]], ...]


def gazette_of(atlas: Atlas, mapping: TableMapping) -> Gazette:
    """The places a table of that mapping may name."""
    return Gazette(atlas.ward_names, atlas.districts_of_wards, mapping.areas, mapping.own)


def sheets_of(given: Input, into: Path) -> tuple[tuple[Sheet, ...], str]:
    """The sheets of an input and the hash of its bytes. Raises Invalid for what is no table."""
    digest = hashlib.sha256()
    try:
        with given.open() as source, into.open("wb") as target:
            while chunk := source.read(CHUNK):
                if target.tell() + len(chunk) > MOST_TABLE:
                    raise Invalid(f"{given.name} is larger than any table of counts.", instead="Give the counts alone.")
                digest.update(chunk)
                target.write(chunk)
        return open_sheets(into, given.name), digest.hexdigest()
    except (EOFError, OSError, RuntimeError, NotImplementedError) as error:
        raise Invalid(
            f"{given.name} is cut short or damaged ({str(error)[:80].lower()}).", instead="Ask for it again."
        ) from error
    finally:
        into.unlink(missing_ok=True)


def turn(
    given: Input,
    scratch: Path,
    mappings: Sequence[TableMapping],
    atlas: Callable[[], Atlas],
    moment: str,
    said: Received,
) -> Turned | FileAccount | None:
    """What becomes of a partner's table; `None` when no mapping is remembered for any of its sheets."""
    try:
        sheets, sha256 = sheets_of(given, scratch)
        matched = list(_matched(sheets, mappings, given.name))
        if not matched:
            return None
        readings = tuple(
            read(sheet, mapping, gazette_of(atlas(), mapping), file=given.name, latest=moment[:7])
            for sheet, mapping in matched
        )
        inputs = [each for reading in readings for each in _inputs(given, reading, sha256, moment, said)]
        return Turned(given.name, tuple(map(partial(_remarked, sheets), readings)), tuple(inputs))
    except WardmoteError as refusal:
        return FileAccount(given.name, "refused", str(refusal))


def _matched(
    sheets: Sequence[Sheet], mappings: Sequence[TableMapping], name: str
) -> Iterator[tuple[Sheet, TableMapping]]:
    """Each visible sheet with the mapping of its shape: one that names the sheet before one that names none."""
    for sheet in sheets:
        if sheet.hidden or sheet.empty:
            continue
        try:
            shape = shape_of(find_heading(sheet, name))
        except Invalid:
            continue
        fitting = [each for each in mappings if each.shape == shape and each.sheet in ("", sheet.name)]
        if fitting:
            yield sheet, max(fitting, key=lambda each: each.sheet != "")


def _remarked(sheets: Sequence[Sheet], reading: TableReading) -> TableReading:
    if hidden := [sheet.name for sheet in sheets if sheet.hidden]:
        said = (
            f"Hidden sheets were not read ({', '.join(hidden)}): ask the provider whether they were meant to be sent."
        )
        return replace(reading, remarks=(*reading.remarks, said))
    return reading


def _inputs(
    given: Input, reading: TableReading, sha256: str, moment: str, said: Received
) -> Iterator[tuple[Input, dict[str, Any]]]:
    mapping = reading.mapping
    asides = _asides(reading)
    for number, each in enumerate(slices(reading)):
        label = str(each.period) if len(each.period) > 1 else str(each.period.first)
        name = f"{given.name}, {label}"
        opened = partial(_stream, each.data)
        made = Input(name, f"{given.base}, {label}", opened, len(each.data), len(each.data) + 1, kind=MAPPED)
        lines = asides if number == 0 else ()
        rows_aside = sum(aside.rows for aside in lines)
        late = due(each.period) if mapping.prescribed else None
        yield (
            made,
            {
                "file_name": given.base,
                "licence": mapping.licence,
                "publisher": mapping.provider,
                "data_class": mapping.data_class,
                "unlocated": 0,
                "rows": each.figures + rows_aside,
                "set_aside": rows_aside,
                "asides": lines,
                "given": {
                    "sha256": sha256,
                    "title": mapping.title,
                    "series": mapping.series,
                    "mapping": mapping.sha256,
                    "sheet": reading.sheet,
                    "prescribed": mapping.prescribed,
                    "how_asked": mapping.how_asked,
                    "drawn": mapping.drawn,
                    "beside": {source: list(kinds) for source, kinds in mapping.beside.items()},
                    "due": said.due or (late.isoformat() if late else ""),
                    "received": said.received or moment[:10],
                },
            },
        )


def _stream(data: bytes) -> Any:
    import io

    return io.BytesIO(data)


def _asides(reading: TableReading) -> tuple[Aside, ...]:
    by_reason: dict[str, list[int]] = {}
    for each in reading.asides:
        by_reason.setdefault(each.reason, []).append(each.line)
    return tuple(
        Aside(reason, len(lines), line_ranges(sorted(set(lines)))) for reason, lines in sorted(by_reason.items())
    )


def amended(dealt: Ready | FileAccount, changes: Mapping[str, Any]) -> Ready | FileAccount:
    """A file that was dealt with, with what its mapping says put into its draft."""
    if isinstance(dealt, Ready):
        return replace(dealt, draft=replace(dealt.draft, **changes))
    return replace(dealt, says=dealt.says.replace("the same bytes as", "the same figures as"))

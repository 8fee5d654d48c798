"""How a partner's table would be read: every column and every line, before anything is remembered or taken in."""

import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from wardmote.errors import Invalid, WardmoteError
from wardmote.evidence.sources.partner_table.gazette import Gazette
from wardmote.evidence.sources.partner_table.heading import Heading, find_heading
from wardmote.evidence.sources.partner_table.mapping import ROLES, ColumnRole, label_of, shape_of
from wardmote.evidence.sources.partner_table.mapping import Mapping as TableMapping
from wardmote.evidence.sources.partner_table.reading import read
from wardmote.evidence.sources.partner_table.roles import proposed_roles
from wardmote.evidence.sources.partner_table.sets import prescribed_set
from wardmote.evidence.sources.partner_table.shapes import TableReading
from wardmote.evidence.sources.partner_table.workbook import Sheet, letter, text_of
from wardmote.evidence.store.commits import read_log
from wardmote.evidence.store.inputs import Input, find
from wardmote.evidence.store.mappings import kept_mappings
from wardmote.evidence.store.references import atlas_of
from wardmote.evidence.store.turning import MOST_TABLE, sheets_of

# What is said of a series by name, as in a mapping: title, provider, definition and so on.
Said = Mapping[str, Any]
NOT_SAID = "not said yet"
EXAMPLES = 3


@dataclass(frozen=True)
class TriedColumn:
    """One column: its letter, its heading, the label it is remembered by, what it would hold, and what stands in it."""

    letter: str
    heading: str
    label: str
    role: str
    examples: tuple[str, ...]


@dataclass(frozen=True)
class Trial:
    """A table on trial. `sheets` are all there are, with whether each is hidden; `lines` those of the heading, from 1.

    `reading` is `None` where the table is refused, and `refusal` says why. `known` when a mapping was remembered for
    it; `unsaid` names what a mapping must still be told before it can be kept.
    """

    file: str
    sheets: tuple[tuple[str, bool], ...]
    sheet: str
    lines: tuple[int, ...]
    above: tuple[str, ...]
    columns: tuple[TriedColumn, ...]
    mapping: TableMapping
    reading: TableReading | None
    refusal: str
    known: bool
    unsaid: tuple[str, ...]


def try_table(store: Path, path: Path, *, at: datetime, sheet: str, said: Said, roles: Mapping[str, str]) -> Trial:
    """Try a table with what is said of it. `roles` maps labels, headings or letters of columns to what they hold.

    Raises Invalid for a file that is no table, a sheet that is not there, or a role that is none.
    """
    given = _only(path)
    with tempfile.TemporaryDirectory() as folder:
        sheets, _ = sheets_of(given, Path(folder) / "table")
    chosen = _chosen(sheets, sheet, given.name)
    heading = find_heading(chosen, given.name)
    atlas = atlas_of(store, read_log(store))
    areas, own = tuple(said.get("areas", ())), said.get("own", {})
    gazette = Gazette(atlas.ward_names, atlas.districts_of_wards, areas, own)
    mapping, known = _mapping(store, chosen, heading, gazette, said, path)
    mapping = replace(mapping, columns=_with_roles(mapping.columns, roles, heading))
    reading, refusal = None, ""
    try:
        latest = at.astimezone(UTC).strftime("%Y-%m")
        gazette = Gazette(atlas.ward_names, atlas.districts_of_wards, mapping.areas, mapping.own)
        reading = read(chosen, mapping, gazette, file=given.name, latest=latest)
    except WardmoteError as error:
        refusal = str(error)
    return Trial(
        file=given.name,
        sheets=tuple((each.name, each.hidden) for each in sheets),
        sheet=chosen.name,
        lines=tuple(line + 1 for line in heading.lines),
        above=heading.above,
        columns=tuple(_columns(chosen, heading, mapping)),
        mapping=mapping,
        reading=reading,
        refusal=refusal,
        known=known,
        unsaid=tuple(_unsaid(mapping)),
    )


def _unsaid(mapping: TableMapping) -> Iterator[str]:
    yield from (name for name in ("provider", "definition") if getattr(mapping, name) == NOT_SAID)
    if not mapping.how_asked and any(each.role == "responses" for each in mapping.columns):
        yield "how_asked"


def _only(path: Path) -> Input:
    found = list(find([path], most_bytes=MOST_TABLE))
    inputs = [each for each in found if isinstance(each, Input)]
    if len(found) != 1 or len(inputs) != 1:
        refused = next((getattr(each, "sentence", "") for each in found if not isinstance(each, Input)), "")
        raise Invalid(
            refused or f"{path} holds {len(inputs)} files.", instead="" if refused else "Try them one by one."
        )
    return inputs[0]


def _chosen(sheets: Sequence[Sheet], name: str, file: str) -> Sheet:
    """The sheet of that name, or the first that is not hidden and has a table."""
    if name:
        for sheet in sheets:
            if sheet.name == name:
                return sheet
        known = ", ".join(f"“{sheet.name}”" for sheet in sheets if sheet.name)
        raise Invalid(f"{file} has no sheet “{name}”.", instead=f"It has {known or 'one table and no sheets'}.")
    refusal: Invalid | None = None
    for sheet in sheets:
        if not sheet.hidden and not sheet.empty:
            try:
                find_heading(sheet, file)
            except Invalid as error:
                refusal = refusal or error
            else:
                return sheet
    raise refusal or Invalid(f"{file} has no sheet with anything in it.", instead="Ask the provider to send it again.")


def _mapping(
    store: Path, sheet: Sheet, heading: Heading, gazette: Gazette, said: Said, path: Path
) -> tuple[TableMapping, bool]:
    """The mapping remembered for this shape, or one proposed; with what is said now said of it."""
    shape = shape_of(heading)
    told = {name: value for name, value in said.items() if value not in ("", (), {})}
    for kept in kept_mappings(store):
        if kept.shape == shape and kept.sheet in ("", sheet.name) and told.get("series", kept.series) == kept.series:
            return replace(kept, **told), True
    series = told.pop("series", "") or _slug(path.name.split(".")[0])
    given = prescribed_set(told["prescribed"]) if "prescribed" in told else None
    proposed = TableMapping(
        series=series,
        title=given.title if given else series.replace("-", " ").capitalize(),
        provider=NOT_SAID,
        definition=given.definition if given else NOT_SAID,
        unit=given.unit if given else "incidents",
        shape=shape,
        columns=proposed_roles(heading, sheet.rows[heading.first :], gazette),
    )
    return replace(proposed, **told), False


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "series"


def _with_roles(columns: Sequence[ColumnRole], roles: Mapping[str, str], heading: Heading) -> tuple[ColumnRole, ...]:
    labels: dict[str, str] = {}
    for at in range(len(heading.names)):
        label = label_of(heading, at)
        labels |= {letter(at).casefold(): label, heading.label(at).casefold(): label, label: label}
    changed = {each.label: each.role for each in columns}
    for name, role in roles.items():
        if name.casefold() not in labels:
            known = ", ".join(f"“{each.label}”" for each in columns)
            raise Invalid(f"There is no column “{name}”.", instead=f"The columns are {known}; or give a letter.")
        if role not in ROLES:
            raise Invalid(f"“{role}” is nothing a column can hold.", instead=f"Say one of {', '.join(ROLES)}.")
        changed[labels[name.casefold()]] = role
    return tuple(ColumnRole(label, role) for label, role in changed.items())


def _columns(sheet: Sheet, heading: Heading, mapping: TableMapping) -> list[TriedColumn]:
    found = []
    for at in range(len(heading.names)):
        texts = [text for row in sheet.rows[heading.first :] if (text := text_of(row[at]))]
        label = label_of(heading, at)
        role = mapping.role(label)
        # A column that is left out is not shown either: it may hold what should not be read.
        examples = () if role == "ignored" else tuple(dict.fromkeys(texts))[:EXAMPLES]
        found.append(TriedColumn(letter(at), heading.label(at), label, role, examples))
    return found

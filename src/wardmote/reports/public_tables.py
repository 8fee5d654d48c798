"""The public tables of a series as a document: what is counted, how small numbers are protected, and the files."""

import json
from collections.abc import Iterator
from datetime import date

from wardmote import __version__, documents
from wardmote.documents import (
    Block,
    Bullets,
    Column,
    Document,
    Heading,
    Note,
    Paragraph,
    Table,
    csv_metadata,
    tables_of,
    to_dict,
    write_csv,
)
from wardmote.evidence.disclosure.tables import ALL_KINDS, HIDDEN, ReleasedTables, SeriesTables
from wardmote.evidence.geography import Place
from wardmote.evidence.periods import Month, Period
from wardmote.reports.strategic_assessment.wording import INVENTED

DOCUMENT, FIGURES = "document.json", "figures.json"
NOT_SHOWN = f"{HIDDEN}: not published, to protect people"
UNCONFIRMED = "Nobody who answers for disclosure has put their name to this policy yet."


def tables_document(
    made: SeriesTables, released: ReleasedTables, *, place: Place, year: Period, publisher: str, as_at: date
) -> Document:
    """The document of tables that have passed the gate. `as_at` is the day they were made on."""
    return Document(
        title=f"{made.title}: {place.name}",
        subtitle=year.label,
        as_at=as_at,
        identifier=f"wardmote:public-tables:{made.title}:{place.slug}:{year}",
        publisher=publisher,
        version=__version__,
        blocks=tuple(_blocks(made, released, place, year)),
        made_up=released.made_up,
    )


def files_of(document: Document, made: SeriesTables, released: ReleasedTables) -> dict[str, bytes]:
    """What leaves with it, by name: the document, every figure as data, and each table as CSV and XLSX.

    A figure that is hidden is in none of them.
    """
    files = {DOCUMENT: _json(to_dict(document)), FIGURES: _figures(made, released)}
    for table in tables_of(document):
        files[f"{table.id}.csv"] = write_csv(table, document)
        files[f"{table.id}.csv-metadata.json"] = csv_metadata(table, document, f"{table.id}.csv")
        files[f"{table.id}.xlsx"] = documents.write_xlsx(table, document)
    return files


def _figures(made: SeriesTables, released: ReleasedTables) -> bytes:
    """Every figure and every sum that holds among them, for a program: null stands for what is hidden."""
    told = {
        "title": released.title,
        "made_up": released.made_up,
        "caveats": [*made.caveats, released.sentence],
        "cells": {"|".join(key): released.figures.get(key) for key in sorted(made.tables.cells)},
        "sums": [["|".join(each.total), ["|".join(key) for key in each.parts]] for each in made.tables.sums],
    }
    return _json(told)


def _json(told: object) -> bytes:
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def _blocks(made: SeriesTables, released: ReleasedTables, place: Place, year: Period) -> Iterator[Block]:
    yield Heading(1, "What is counted", "what")
    for definition in made.definitions:
        yield Paragraph(definition)
    yield Bullets(made.caveats)
    yield Heading(1, "How small numbers are protected", "protected")
    yield Paragraph(released.sentence)
    if released.hidden:
        yield Note("method", f"By: {released.policy.citation}.{'' if released.policy.confirmed else f' {UNCONFIRMED}'}")
    yield Heading(1, "The tables", "tables")
    kinds = sorted({kind for _, _, kind in made.tables.cells} - {ALL_KINDS})
    for number, kind in enumerate([ALL_KINDS, *kinds] if len(kinds) > 1 else kinds):
        yield _table(number, kind, made, released, place, year)
    yield Heading(1, "Where the figures come from", "from")
    yield _extracts(made)


def _table(number: int, kind: str, made: SeriesTables, released: ReleasedTables, place: Place, year: Period) -> Table:
    """One kind: places down, months across; the wider places last."""
    times = (*(str(month) for month in year.months()), str(year))
    of = "All kinds" if kind == ALL_KINDS else kind
    return Table(
        id=f"table-{number:02}",
        caption=f"{of}: {place.name} by ward and month, {year.label}",
        columns=(
            Column("Place"),
            *(Column(_short(Month.parse(time)), "number", absent=HIDDEN) for time in times[:-1]),
            Column("Year", "number", absent=HIDDEN),
        ),
        rows=tuple(
            (name, *(released.figures.get((name, time, kind)) for time in times)) for name in _places(made, place)
        ),
        notes=((f"{NOT_SHOWN}.",) if released.hidden else ()),
        units=", ".join(made.units),
        source=_source(made),
    )


def _short(month: Month) -> str:
    """April 2025 as Apr 25."""
    name, year = month.label.split()
    return f"{name[:3]} {year[2:]}"


def _places(made: SeriesTables, place: Place) -> list[str]:
    """Each district's wards and then the district; all together last."""
    every = {name for name, _, _ in made.tables.cells}
    found = [
        name
        for district in place.districts
        for name in (*sorted(each for each in every if each.startswith(f"{district.name}: ")), district.name)
    ]
    return [*found, *sorted(every - set(found))]


def _source(made: SeriesTables) -> str:
    return INVENTED if made.made_up else ", ".join(sorted({each.publisher for each in made.extracts}))


def _extracts(made: SeriesTables) -> Table:
    return Table(
        id="extracts",
        caption="The files the figures are counted from, each with its SHA-256",
        columns=(Column("Extract"), Column("File"), Column("Rows kept", "number"), Column("SHA-256")),
        rows=tuple((each.id, each.file_name, each.kept, each.sha256) for each in made.extracts),
        source=_source(made),
    )

"""The tables that do not enter, whatever their mapping says: those about people, and those of places too fine."""

import re
from collections.abc import Sequence

from wardmote.errors import Invalid
from wardmote.evidence.sources.partner_table.gazette import GRAINS
from wardmote.evidence.sources.partner_table.heading import Heading
from wardmote.evidence.sources.partner_table.mapping import Mapping
from wardmote.evidence.sources.partner_table.personal import personal_columns
from wardmote.evidence.sources.partner_table.sets import ANY, prescribed_set
from wardmote.evidence.sources.partner_table.shapes import Figure
from wardmote.evidence.sources.partner_table.workbook import Cell, Sheet, letter

#: What hospitals give is told by the words used, where nobody has said that a table is a set of theirs.
HOSPITAL = re.compile(
    r"\bhospital|\badmission|\ba&e\b|\baccident and emergency|\bemergency department|\binpatient|\bnhs\b", re.I
)
HOSPITAL_FINEST = "outward postcode"
FIRST_HALF = "the first half of the postcode (such as PR7)"
TOO_FINE = ("postcode", "sector")


def refuse_personal(sheet: Sheet, heading: Heading, rows: Sequence[Sequence[Cell]], file: str) -> None:
    """Raise Invalid, naming the first column that looks personal and the remedy; never what stands in it."""
    found = personal_columns([heading.label(column) for column in range(len(heading.names))], rows)
    if not found:
        return
    where = f"{file}, sheet “{sheet.name}”" if sheet.name else file
    first = found[0]
    label = heading.label(first.column)
    column = f"column {letter(first.column)}" + (f" (“{label[:60]}”)" if label else "")
    more = f", as {len(found) - 1} more of its columns do" if found[1:] else ""
    raise Invalid(
        f"{where}: {column} looks as if it holds {first.what}{more}, and nothing about a person may enter the store: "
        "take the column out, give counts only, and delete this file wherever it is not meant to be."
    )


def refuse_too_fine(figures: Sequence[Figure], mapping: Mapping, file: str) -> None:
    """Raise Invalid for whole postcodes and their sectors, and for places finer than the set of the table allows."""
    finest = _finest(mapping, figures)
    for figure in figures:
        kind = figure.spot.kind
        if kind in TOO_FINE or _finer(kind, finest):
            words = {"postcode": "whole postcodes", "sector": "sectors of postcodes"}
            given = words.get(kind, f"a place as fine as {kind}")
            allowed = FIRST_HALF if finest != ANY else "LSOA, ward or outward postcode"
            raise Invalid(
                f"{file}, line {figure.line:,}: it gives {given}, and this kind of information comes by {allowed} at "
                "the finest: ask the provider for the counts so."
            )


def _finest(mapping: Mapping, figures: Sequence[Figure]) -> str:
    if mapping.prescribed and (finest := prescribed_set(mapping.prescribed).finest) != ANY:
        return finest
    words = " ".join(
        (mapping.title, mapping.provider, mapping.definition, mapping.measure, *{each.kind for each in figures})
    )
    return HOSPITAL_FINEST if HOSPITAL.search(words) else ANY


def _finer(kind: str, finest: str) -> bool:
    if finest == ANY or kind not in GRAINS:
        return False
    return GRAINS.index(kind) > GRAINS.index(finest)

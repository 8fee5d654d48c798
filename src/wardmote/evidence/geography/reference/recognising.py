"""What a file of geography is, by what stands in it; its name is asked only for a date that nothing else gives."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from wardmote.errors import Invalid
from wardmote.evidence.geography.reference.boundaries import draft_of
from wardmote.evidence.geography.reference.deprivation import read_deprivation
from wardmote.evidence.geography.reference.drafts import Draft
from wardmote.evidence.geography.reference.geojson import read_geojson
from wardmote.evidence.geography.reference.geopackage import read_geopackage
from wardmote.evidence.geography.reference.lookups import read_look_up
from wardmote.evidence.geography.reference.populations import read_population
from wardmote.evidence.geography.reference.tables import RawTable, open_table
from wardmote.evidence.geography.reference.vintages import check_given
from wardmote.evidence.geography.resolution import census_of


def read_table(path: Path, name: str, vintage: str = "") -> Draft | None:
    """The geography a CSV holds, or `None` when it holds none that is known. `name` is the file's own.

    `vintage` is what a person said of its date. Raises Invalid when the file does not say of when it is, or holds not
    one row that can be read.
    """
    given = check_given(vintage) if vintage else ""
    raw = open_table(path)
    if raw is None:
        return None
    draft = _read(raw, name, given)
    if draft is None:
        return None
    if not draft.rows:
        raise Invalid(f"{name}: not one of its {draft.read:,} rows can be read. Fetch it again from the publisher.")
    return draft if draft.year or draft.level != "lsoa" else replace(draft, year=census_of(_codes(draft.rows)))


def _read(raw: RawTable, name: str, given: str) -> Draft | None:
    return read_deprivation(raw, name, given) or read_population(raw, name, given) or read_look_up(raw, name, given)


def read_boundaries(path: Path, name: str, kind: str, vintage: str = "") -> Draft:
    """The boundaries a GeoJSON file or a GeoPackage holds (`kind` says which). Raises Invalid for any other file."""
    given = check_given(vintage) if vintage else ""
    shapes = read_geopackage(path, name) if kind == "geopackage" else read_geojson(path, name)
    return draft_of(shapes, name, given)


def _codes(rows: Sequence[Sequence[object]]) -> list[str]:
    return [str(row[0]) for row in rows]

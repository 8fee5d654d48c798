"""GeoPackage: an SQLite file with a table of shapes. Source: OGC 12-128r19, GeoPackage Encoding Standard 1.4.

It comes from others, so it is opened to be read only, nothing in its schema is trusted, and only tables are read.
"""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import shapely

from wardmote.errors import Invalid
from wardmote.evidence.geography.reference.boundaries import NATIONAL_GRID, WGS84, Shapes

REMEDY = "Fetch it again from the publisher, as GeoPackage or GeoJSON."
GRIDS = {27700: NATIONAL_GRID, 4326: WGS84}
# Bytes of the envelope in a geometry's header, by the three bits that say which it has (clause 2.1.3).
ENVELOPES = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}
HEADER = 8


def read_geopackage(path: Path, name: str) -> Shapes:
    """The shapes of the only table of features. Raises Invalid for a file that is none, or has several."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            connection.execute("pragma trusted_schema = off")
            connection.execute("pragma cell_size_check = on")
            return _shapes(connection, name)
    except (sqlite3.Error, UnicodeDecodeError, OverflowError) as problem:
        raise Invalid(f"{name} is not a whole GeoPackage ({str(problem)[:80]}).", instead=REMEDY) from problem


def _shapes(connection: sqlite3.Connection, name: str) -> Shapes:
    layers = connection.execute(
        """select c.table_name, g.column_name, g.srs_id, coalesce(c.identifier, ''), coalesce(c.description, '')
        from gpkg_contents c join gpkg_geometry_columns g using (table_name)
        join sqlite_master m on m.name = c.table_name and m.type = 'table'
        where c.data_type = 'features' order by 1"""
    ).fetchall()
    if len(layers) != 1:
        raise Invalid(f"{name} holds {len(layers)} tables of shapes, and one was expected.", instead=REMEDY)
    table, shape, grid, identifier, description = layers[0]
    if _authority(connection, grid) not in GRIDS:
        raise Invalid(
            f"{name} is on a grid that is not read here (number {grid}).",
            instead="Give it in WGS 84 longitude and latitude, or on the British National Grid.",
        )
    cursor = connection.execute(f"select * from {_quoted(table)}")
    columns = [described[0] for described in cursor.description]
    geometries, properties = [], []
    for number, values in enumerate(cursor, start=1):
        row = dict(zip(columns, values, strict=True))
        geometries.append(_geometry(row.pop(shape, None), f"{name}, shape {number:,}"))
        properties.append(row)
    if not properties:
        raise Invalid(f"{name} holds no shape.", instead=REMEDY)
    return Shapes(GRIDS[_authority(connection, grid)], f"{table} {identifier} {description}", properties, geometries)


def _authority(connection: sqlite3.Connection, grid: int) -> int:
    """The number of a grid in the EPSG register; the file may number it otherwise."""
    found = connection.execute(
        "select organization_coordsys_id from gpkg_spatial_ref_sys where srs_id = ? and upper(organization) = 'EPSG'",
        [grid],
    ).fetchone()
    return int(found[0]) if found else -1


def _quoted(table: str) -> str:
    return '"' + table.replace('"', '""') + '"'


def _geometry(blob: Any, where: str) -> Any:
    if blob is None:
        return None
    try:
        if not isinstance(blob, bytes) or blob[:2] != b"GP":
            raise ValueError("it has no GeoPackage header")
        return shapely.force_2d(shapely.from_wkb(blob[HEADER + ENVELOPES[blob[3] >> 1 & 7] :]))
    except (shapely.errors.ShapelyError, ValueError, KeyError, IndexError) as problem:
        raise Invalid(f"{where} cannot be drawn ({str(problem)[:80]}).", instead=REMEDY) from problem

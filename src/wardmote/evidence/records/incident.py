"""An incident: something that happened in a month, of a kind, perhaps at a place. A row of an extract is one."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """One column of the record. `kind` is "text" or "degrees"; `needed` says a row without it cannot be kept."""

    name: str
    kind: str
    meaning: str
    needed: bool = False


COLUMNS: tuple[Column, ...] = (
    Column("reference", "text", "the publisher's identifier, where it gives one; not unique"),
    Column("month", "text", "year and month as YYYY-MM", needed=True),
    Column("force", "text", "the police force that reported it", needed=True),
    Column("falls_within", "text", "the police force in whose area it lies"),
    Column("longitude", "degrees", "WGS 84, as published: near the place, not at it; NaN when not a number"),
    Column("latitude", "degrees", "WGS 84, as published: near the place, not at it; NaN when not a number"),
    Column("location", "text", "the publisher's words for the place"),
    Column("lsoa_code", "text", "lower layer super output area, of 2011 or 2021"),
    Column("lsoa_name", "text", "the publisher's name for that area"),
    Column("kind", "text", "the publisher's word for what happened, unchanged", needed=True),
    Column("outcome", "text", "the last outcome the publisher had when it issued the file"),
    Column("context", "text", "the publisher's remarks"),
)

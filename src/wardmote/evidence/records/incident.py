"""An incident: something that happened in a month, of a kind, perhaps at a place. A row of an extract is one."""

from wardmote.evidence.records.columns import Column
from wardmote.evidence.records.record import Record

INCIDENT = Record(
    name="incident",
    many="incidents",
    cover="force",
    place=("lsoa_code", "lsoa_name"),
    identity=("reference",),
    columns=(
        Column("reference", "text", "the publisher's identifier, where it gives one; not unique"),
        Column("month", "text", "year and month as YYYY-MM", needed=True),
        Column("force", "text", "the police force that reported it", needed=True, by=True),
        Column("falls_within", "text", "the police force in whose area it lies", by=True),
        Column("longitude", "degrees", "WGS 84, as published: near the place, not at it; NaN when not a number"),
        Column("latitude", "degrees", "WGS 84, as published: near the place, not at it; NaN when not a number"),
        Column("location", "text", "the publisher's words for the place", by=True),
        Column("lsoa_code", "text", "lower layer super output area, of 2011 or 2021"),
        Column("lsoa_name", "text", "the publisher's name for that area"),
        Column("kind", "text", "the publisher's word for what happened, unchanged", needed=True),
        Column("outcome", "text", "the last outcome the publisher had when it issued the file", by=True),
        Column("context", "text", "the publisher's remarks"),
    ),
)

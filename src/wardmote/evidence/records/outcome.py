"""An outcome: what the police or a court decided in a month about a crime, which may be of an earlier one."""

from wardmote.evidence.records.columns import Column
from wardmote.evidence.records.record import Record

OUTCOME = Record(
    name="outcome",
    many="outcomes",
    cover="force",
    place=("lsoa_code", "lsoa_name"),
    columns=(
        Column("reference", "text", "the publisher's identifier of the crime; a crime can have several outcomes"),
        Column("month", "text", "year and month of the outcome, not of the crime, as YYYY-MM", needed=True),
        Column("force", "text", "the police force that reported it", needed=True, by=True),
        Column("falls_within", "text", "the police force in whose area the crime lies", by=True),
        Column("longitude", "degrees", "WGS 84, as published: near the place, not at it; NaN when not a number"),
        Column("latitude", "degrees", "WGS 84, as published: near the place, not at it; NaN when not a number"),
        Column("location", "text", "the publisher's words for the place", by=True),
        Column("lsoa_code", "text", "lower layer super output area, of 2011 or 2021"),
        Column("lsoa_name", "text", "the publisher's name for that area"),
        Column("kind", "text", "the publisher's word for the outcome, unchanged", needed=True),
    ),
)

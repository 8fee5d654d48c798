"""A count: one figure somebody else counted, for a place, a period and a measure, with its definition and caveat."""

from wardmote.evidence.records.columns import Column
from wardmote.evidence.records.record import Record

COUNT = Record(
    name="count",
    many="counts",
    when="period",
    place=("place_kind", "place_code", "place", "district_code"),
    amount="count",
    columns=(
        Column("cover", "text", "what the table covers, or whose it is", needed=True),
        Column("period", "text", "whole months, as YYYY-MM or YYYY-MM..YYYY-MM", needed=True),
        Column(
            "place_kind", "text", "what kind of place: district, CSP, force, ward, outward postcode and so on", by=True
        ),
        Column("place_code", "text", "the place's code, where it has one", by=True),
        Column("place", "text", "the place's name, as given", by=True),
        Column("within", "text", "the wider place it is part of, such as a police force's area", by=True),
        Column("district_code", "text", "the district the place is or lies in, where that is known"),
        Column("kind", "text", "the measure, in the provider's word", needed=True),
        Column("count", "number", "the figure; none where the provider gave a mark in its place"),
        Column("mark", "text", "the provider's mark in place of a figure, such as [x]", by=True),
        Column("unit", "text", "what is counted", by=True),
        Column("definition", "text", "what the measure counts, in the provider's words", by=True),
        Column("provider", "text", "who counted", by=True),
        Column("caveat", "text", "what must be said beside it", by=True),
    ),
)

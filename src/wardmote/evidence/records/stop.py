"""A stop: the police stopped and searched a person, a vehicle or both."""

from wardmote.evidence.records.columns import Column
from wardmote.evidence.records.record import Record

STOP = Record(
    name="stop",
    many="stops and searches",
    cover="force",
    columns=(
        Column(
            "month", "text", "year and month as YYYY-MM: that of the file, whose rows bear moments in UTC", needed=True
        ),
        Column("moment", "text", "when the search was, as published"),
        Column("force", "text", "the police force that reported it", needed=True, by=True),
        Column("longitude", "degrees", "WGS 84, as published: near the place, not at it; NaN when not a number"),
        Column("latitude", "degrees", "WGS 84, as published: near the place, not at it; NaN when not a number"),
        Column("kind", "text", "who or what was searched: a person, a vehicle or both", needed=True),
        Column("operation", "text", "whether it was part of a policing operation", by=True),
        Column("operation_name", "text", "the operation, where it is named", by=True),
        Column("gender", "text", "of the person searched", by=True),
        Column("age_range", "text", "of the person searched", by=True),
        Column(
            "self_defined_ethnicity", "text", "as the person described themselves, in the words of the census", by=True
        ),
        Column("officer_defined_ethnicity", "text", "as the officer saw it", by=True),
        Column("legislation", "text", "the power used", by=True),
        Column("object", "text", "what was looked for", by=True),
        Column("outcome", "text", "what came of it", by=True),
        Column("outcome_linked", "text", "whether the outcome is linked to the object looked for", by=True),
        Column("clothing_removed", "text", "whether more than outer clothing was removed", by=True),
    ),
)

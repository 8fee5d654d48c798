"""An adjustment of a collision: the chance that its worst injury would be called serious had injuries been recorded."""

from wardmote.evidence.records.columns import Column
from wardmote.evidence.records.record import Record

COLLISION_ADJUSTMENT = Record(
    name="collision_adjustment",
    many="adjustments of severity of collisions",
    when="year",
    identity=("reference",),
    columns=(
        Column("reference", "text", "the publisher's index of the collision, year included", needed=True),
        Column("cover", "text", "what the file covers", needed=True),
        Column("year", "text", "the year as YYYY, with which the index begins", needed=True),
        Column("kind", "text", "how the severity was recorded: by injuries, or not", needed=True),
        Column("adjusted_serious", "number", "chance that it would be serious by injuries, 0 to 1"),
        Column("adjusted_slight", "number", "chance that it would be slight by injuries, 0 to 1"),
    ),
)

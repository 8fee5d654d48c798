"""An adjustment of a casualty: the chance that one not killed would be called serious had injuries been recorded."""

from wardmote.evidence.records.columns import Column
from wardmote.evidence.records.record import Record

CASUALTY_ADJUSTMENT = Record(
    name="casualty_adjustment",
    many="adjustments of severity of casualties",
    when="year",
    identity=("collision", "vehicle", "casualty"),
    columns=(
        Column("collision", "text", "the publisher's index of the collision, year included", needed=True),
        Column("vehicle", "text", "number of the vehicle within the collision", needed=True),
        Column("casualty", "text", "number of the casualty within the collision, or its vehicle", needed=True),
        Column("cover", "text", "what the file covers", needed=True),
        Column("year", "text", "the year as YYYY, with which the index begins", needed=True),
        Column("kind", "text", "how the severity was recorded: by injuries, or not", needed=True),
        Column("adjusted_serious", "number", "chance that it would be serious by injuries, 0 to 1"),
        Column("adjusted_slight", "number", "chance that it would be slight by injuries, 0 to 1"),
    ),
)

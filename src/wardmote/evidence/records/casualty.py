"""A casualty: a person killed or hurt in a collision. Where and when it was is said by the collision's row."""

from wardmote.evidence.records.columns import Column
from wardmote.evidence.records.record import Record

CASUALTY = Record(
    name="casualty",
    many="casualties",
    when="year",
    identity=("collision", "vehicle", "casualty"),
    columns=(
        Column("collision", "text", "the publisher's index of the collision, year included", needed=True),
        Column("vehicle", "text", "number of the vehicle within the collision", needed=True),
        Column("casualty", "text", "number of the casualty within the collision, or its vehicle", needed=True),
        Column("cover", "text", "what the file covers", needed=True),
        Column("year", "text", "the year as YYYY", needed=True),
        Column("kind", "text", "severity: fatal, serious or slight", needed=True),
        Column("enhanced_severity", "text", "severity in finer words, where the force records it", by=True),
        Column("casualty_class", "text", "driver or rider, passenger, pedestrian", by=True),
        Column("casualty_type", "text", "on foot, or the kind of vehicle", by=True),
        Column("sex", "text", "sex of the casualty", by=True),
        Column("age", "number", "age in years; NaN or below nothing when not known"),
        Column("age_band", "text", "age in bands", by=True),
        Column("pedestrian_location", "text", "where a pedestrian was", by=True),
        Column("pedestrian_movement", "text", "what a pedestrian did", by=True),
        Column("car_passenger", "text", "front or rear seat", by=True),
        Column("bus_passenger", "text", "boarding, alighting, standing, seated", by=True),
        Column("road_worker", "text", "whether a pedestrian was a road maintenance worker", by=True),
        Column("deprivation_decile", "text", "deprivation of the area the casualty lives in", by=True),
        Column("injury_based", "text", "whether severity was worked out from the injuries", by=True),
        Column("adjusted_serious", "number", "chance that it would be serious by injuries, 0 to 1; 0 if fatal"),
        Column("adjusted_slight", "number", "chance that it would be slight by injuries, 0 to 1; 0 if fatal"),
    ),
)

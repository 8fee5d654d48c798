"""A vehicle in a collision. Where and when it was is said by the collision's row."""

from wardmote.evidence.records.columns import Column
from wardmote.evidence.records.record import Record

VEHICLE = Record(
    name="vehicle",
    many="vehicles",
    when="year",
    identity=("collision", "vehicle"),
    columns=(
        Column("collision", "text", "the publisher's index of the collision, year included", needed=True),
        Column("vehicle", "text", "number of the vehicle within the collision", needed=True),
        Column("cover", "text", "what the file covers", needed=True),
        Column("year", "text", "the year as YYYY", needed=True),
        Column("kind", "text", "kind of vehicle", needed=True),
        Column("towing", "text", "what it towed", by=True),
        Column("manoeuvre", "text", "what it was doing", by=True),
        Column("direction_from", "text", "compass point it came from", by=True),
        Column("direction_to", "text", "compass point it was heading for", by=True),
        Column("restricted_lane", "text", "whether it was in a restricted lane or on a footway", by=True),
        Column("junction_location", "text", "where in the junction it was", by=True),
        Column("skidding", "text", "whether it skidded or overturned", by=True),
        Column("hit_object_in_carriageway", "text", "what it hit on the road", by=True),
        Column("left_carriageway", "text", "whether it left the road", by=True),
        Column("hit_object_off_carriageway", "text", "what it hit off the road", by=True),
        Column("first_impact", "text", "first point of impact", by=True),
        Column("journey_purpose", "text", "what the journey was for", by=True),
        Column("driver_sex", "text", "sex of the driver", by=True),
        Column("driver_age_band", "text", "age of the driver in bands", by=True),
        Column("driver_deprivation_decile", "text", "deprivation of the area the driver lives in", by=True),
        Column("propulsion", "text", "fuel", by=True),
        Column("age", "number", "age of the vehicle in years; NaN or below nothing when not known"),
        Column("e_scooter", "text", "whether it was an electric scooter", by=True),
    ),
)

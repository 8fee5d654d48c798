"""Collisions of STATS19: what they are, and how their columns become our record."""

from pathlib import Path

from wardmote.evidence.records import COLLISION
from wardmote.evidence.sources.declaration import OtherFile, Source
from wardmote.evidence.sources.generations import read_family

REVISIONS = OtherFile(
    "revisions of earlier years, which the files of those years already hold",
    (
        "accident_index",
        "accident_year",
        "accident_ref_no",
        "police_force",
        "vehicle_reference",
        "casualty_reference",
        "variable",
        "previously_published_value",
        "replacement_value",
        "effective_date_of_change",
    ),
)

SOURCE = Source(
    slug="stats19_collisions",
    title="Road traffic collisions",
    publisher="Department for Transport (from the police forces of Great Britain, STATS19)",
    licence="Open Government Licence v3.0",
    attribution="Contains public sector information licensed under the Open Government Licence v3.0.",
    data_class="public",
    grain="collision, date, place",
    first_month="2000-01",
    profiles=read_family(Path(__file__).with_name("generations.toml"), COLLISION, cover="Great Britain"),
    passed_over=(REVISIONS,),
    kinds=frozenset({"Fatal", "Serious", "Slight"}),
    record=COLLISION,
    span="year",
    year_in="reference",
)

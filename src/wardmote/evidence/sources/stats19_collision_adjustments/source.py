"""Adjusted severities of collisions: what they are, and how their columns become our record."""

from pathlib import Path

from wardmote.evidence.records import COLLISION_ADJUSTMENT
from wardmote.evidence.sources.declaration import Source
from wardmote.evidence.sources.generations import read_family

SOURCE = Source(
    slug="stats19_collision_adjustments",
    title="Adjusted severities of road traffic collisions",
    publisher="Department for Transport (from the police forces of Great Britain, STATS19)",
    licence="Open Government Licence v3.0",
    attribution="Contains public sector information licensed under the Open Government Licence v3.0.",
    data_class="public",
    grain="collision, year",
    first_month="2000-01",
    profiles=read_family(Path(__file__).with_name("generations.toml"), COLLISION_ADJUSTMENT, cover="Great Britain"),
    record=COLLISION_ADJUSTMENT,
    span="series",
    completes="stats19_collisions",
)

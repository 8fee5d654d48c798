"""Casualties of STATS19: what they are, and how their columns become our record."""

from pathlib import Path

from wardmote.evidence.records import CASUALTY
from wardmote.evidence.sources.declaration import Source
from wardmote.evidence.sources.generations import read_family

SOURCE = Source(
    slug="stats19_casualties",
    title="People killed or hurt in road traffic collisions",
    publisher="Department for Transport (from the police forces of Great Britain, STATS19)",
    licence="Open Government Licence v3.0",
    attribution="Contains public sector information licensed under the Open Government Licence v3.0.",
    data_class="public",
    grain="casualty, year, and by its collision date and place",
    first_month="2000-01",
    profiles=read_family(Path(__file__).with_name("generations.toml"), CASUALTY, cover="Great Britain"),
    kinds=frozenset({"Fatal", "Serious", "Slight"}),
    record=CASUALTY,
    span="year",
    year_in="collision",
    follows="stats19_collisions",
    follows_by="collision",
)

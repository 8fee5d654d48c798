"""Stops and searches of data.police.uk: what they are, and how their columns become our record."""

from pathlib import Path

from wardmote.evidence.records import STOP
from wardmote.evidence.sources.declaration import Source, read_profiles

PROFILES, _ = read_profiles(Path(__file__).with_name("profiles.toml"), STOP)

SOURCE = Source(
    slug="police_uk_stops",
    title="Stops and searches",
    publisher="data.police.uk (Home Office, from the police forces of England, Wales and Northern Ireland)",
    licence="Open Government Licence v3.0",
    attribution="Contains public sector information licensed under the Open Government Licence v3.0.",
    data_class="public",
    grain="search, moment, anonymised map point",
    first_month="2014-12",
    profiles=PROFILES,
    record=STOP,
    points_of="police_uk",
    kinds=frozenset({"Person search", "Vehicle search", "Person and Vehicle search"}),
)

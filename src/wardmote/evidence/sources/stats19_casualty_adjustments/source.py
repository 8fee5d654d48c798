"""Adjusted severities of casualties: what they are, and how their columns become our record."""

from pathlib import Path

from wardmote.evidence.records import CASUALTY_ADJUSTMENT
from wardmote.evidence.sources.declaration import Source
from wardmote.evidence.sources.generations import read_family

SOURCE = Source(
    slug="stats19_casualty_adjustments",
    title="Adjusted severities of road casualties",
    publisher="Department for Transport (from the police forces of Great Britain, STATS19)",
    licence="Open Government Licence v3.0",
    attribution="Contains public sector information licensed under the Open Government Licence v3.0.",
    data_class="public",
    grain="casualty, year",
    first_month="2000-01",
    profiles=read_family(Path(__file__).with_name("generations.toml"), CASUALTY_ADJUSTMENT, cover="Great Britain"),
    record=CASUALTY_ADJUSTMENT,
    span="series",
    completes="stats19_casualties",
)

"""Outcomes of data.police.uk: what they are, and how their columns become our record."""

from pathlib import Path

from wardmote.evidence.records import OUTCOME
from wardmote.evidence.sources.declaration import Source, read_profiles

PROFILES, _ = read_profiles(Path(__file__).with_name("profiles.toml"), OUTCOME)

SOURCE = Source(
    slug="police_uk_outcomes",
    title="Outcomes of crimes",
    publisher="data.police.uk (Home Office, from the police forces of England, Wales and Northern Ireland)",
    licence="Open Government Licence v3.0",
    attribution="Contains public sector information licensed under the Open Government Licence v3.0.",
    data_class="public",
    grain="outcome, month, anonymised map point of the crime",
    first_month="2010-12",
    profiles=PROFILES,
    record=OUTCOME,
    kinds=frozenset(
        {
            "Action to be taken by another organisation",
            "Awaiting court outcome",
            "Court case unable to proceed",
            "Court result unavailable",
            "Defendant found not guilty",
            "Defendant sent to Crown Court",
            "Formal action is not in the public interest",
            "Further action is not in the public interest",
            "Further investigation is not in the public interest",
            "Investigation complete; no suspect identified",
            "Local resolution",
            "Offender deprived of property",
            "Offender fined",
            "Offender given a caution",
            "Offender given a drugs possession warning",
            "Offender given absolute discharge",
            "Offender given a penalty notice",
            "Offender given community sentence",
            "Offender given conditional discharge",
            "Offender given penalty notice",
            "Offender given suspended prison sentence",
            "Offender ordered to pay compensation",
            "Offender otherwise dealt with",
            "Offender sent to prison",
            "Status update unavailable",
            "Suspect charged",
            "Suspect charged as part of another case",
            "Unable to prosecute suspect",
            "Under investigation",
        }
    ),
)

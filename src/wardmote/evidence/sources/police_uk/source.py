"""data.police.uk: what it is, and how its columns become our record."""

from pathlib import Path

from wardmote.evidence.sources.declaration import Source, read_profiles

PROFILES, PASSED_OVER = read_profiles(Path(__file__).with_name("profiles.toml"))

SOURCE = Source(
    slug="police_uk",
    title="Street-level crime and antisocial behaviour",
    publisher="data.police.uk (Home Office, from the police forces of England, Wales and Northern Ireland)",
    licence="Open Government Licence v3.0",
    attribution="Contains public sector information licensed under the Open Government Licence v3.0.",
    data_class="public",
    grain="incident, month, anonymised map point",
    first_month="2010-12",
    profiles=PROFILES,
    passed_over=PASSED_OVER,
    kinds=frozenset(
        {
            "Anti-social behaviour",
            "Bicycle theft",
            "Burglary",
            "Criminal damage and arson",
            "Drugs",
            "Other crime",
            "Other theft",
            "Possession of weapons",
            "Public disorder and weapons",
            "Public order",
            "Robbery",
            "Shoplifting",
            "Theft from the person",
            "Vehicle crime",
            "Violence and sexual offences",
            "Violent crime",
        }
    ),
)

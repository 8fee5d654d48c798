"""A harbour master's log: a layout quite unlike the police's, with a month written the other way round."""

from wardmote.evidence.sources.declaration import Profile, Source

LOG = Profile(
    name="log",
    seen="invented",
    header=("Entry", "Logged in", "Harbour", "Quay", "Small area", "Small area name", "What was logged"),
    columns={
        "reference": "Entry",
        "month": "Logged in",
        "force": "Harbour",
        "location": "Quay",
        "lsoa_code": "Small area",
        "lsoa_name": "Small area name",
        "kind": "What was logged",
    },
    month_format="%m/%Y",
)

SOURCE = Source(
    slug="harbour_log",
    title="Incidents in a harbour master's log",
    publisher="Saltmere Harbour Board (made up)",
    licence="Apache-2.0, as the rest of Wardmote",
    attribution="Made up: no harbour keeps this log.",
    data_class="public",
    grain="incident, month, quay",
    first_month="2015-01",
    profiles=(LOG,),
)

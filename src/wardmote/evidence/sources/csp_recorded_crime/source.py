"""Table C2 of the police force area data tables: what it is, and how it is read."""

from wardmote.evidence.records import COUNT
from wardmote.evidence.sources.csp_recorded_crime import table
from wardmote.evidence.sources.declaration import Form, Source

C2 = Form(name="table C2", seen="the year ending June 2025", record=COUNT, begins=table.begins, rows=table.rows)

SOURCE = Source(
    slug="csp_recorded_crime",
    title="Recorded crime by Community Safety Partnership",
    publisher="Office for National Statistics (police force area data tables, from the Home Office)",
    licence="Open Government Licence v3.0",
    attribution="Source: Office for National Statistics licensed under the Open Government Licence v3.0.",
    data_class="public",
    grain="partnership, year, offence group",
    first_month="2000-01",
    profiles=(C2,),
    record=COUNT,
    span="year",
    kinds=frozenset(
        {
            "Total recorded crime (excluding fraud)",
            "Violence against the person",
            "Homicide",
            "Death or serious injury caused by illegal driving",
            "Violence with injury",
            "Violence without injury",
            "Stalking and harassment",
            "Sexual offences",
            "Robbery",
            "Theft offences",
            "Burglary",
            "Residential burglary",
            "Non-residential burglary",
            "Vehicle offences",
            "Theft from the person",
            "Bicycle theft",
            "Shoplifting",
            "All other theft offences",
            "Criminal damage and arson",
            "Drug offences",
            "Possession of weapons offences",
            "Public order offences",
            "Miscellaneous crimes against society",
        }
    ),
)

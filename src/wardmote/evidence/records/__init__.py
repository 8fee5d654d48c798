"""What a row of evidence is, whoever published it: names, types and meanings of the columns the store keeps."""

from wardmote.evidence.records.casualty import CASUALTY
from wardmote.evidence.records.casualty_adjustment import CASUALTY_ADJUSTMENT
from wardmote.evidence.records.collision import COLLISION
from wardmote.evidence.records.collision_adjustment import COLLISION_ADJUSTMENT
from wardmote.evidence.records.columns import Column
from wardmote.evidence.records.count import COUNT
from wardmote.evidence.records.incident import INCIDENT
from wardmote.evidence.records.outcome import OUTCOME
from wardmote.evidence.records.record import Record
from wardmote.evidence.records.stop import STOP
from wardmote.evidence.records.vehicle import VEHICLE

__all__ = [
    "CASUALTY",
    "CASUALTY_ADJUSTMENT",
    "COLLISION",
    "COLLISION_ADJUSTMENT",
    "COUNT",
    "INCIDENT",
    "OUTCOME",
    "STOP",
    "VEHICLE",
    "Column",
    "Record",
]

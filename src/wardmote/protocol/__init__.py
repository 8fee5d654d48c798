"""The protocol: may this agency tell that agency these fields, for this purpose, now?

Pure: no clock is read, no database, and the only files read are the package's own data, which an information governance
lead reads and approves. Silence is refusal: a field nobody has cleared is not told.

    >>> from datetime import UTC, datetime
    >>> asked = Request(Body("Chorley Council", "district_council"), Body("Lancashire Constabulary", "police"),
    ...                 (Field("name"),), datetime(2026, 11, 27, tzinfo=UTC), purpose="antisocial_behaviour")
    >>> decide(asked, rulebook().on(asked.day)).answer
    'ask a person'
"""

from wardmote.protocol.deciding import decide
from wardmote.protocol.decision import ASK, DIFFERS, REFUSE, SHARE, Decision, FieldAnswer
from wardmote.protocol.entries import Cited, Condition, Gateway, Need, Stop
from wardmote.protocol.facts import SAID, SENSITIVITIES, WORDS, YES_OR_NO, Agreement, Body, Field, Request, Signature
from wardmote.protocol.in_force import Protocol, Route
from wardmote.protocol.records import Asked, read, record, replay
from wardmote.protocol.rulebook import Review, Rulebook, fingerprint, read_rulebook, rulebook
from wardmote.protocol.telling import sentences

__all__ = [
    "ASK",
    "DIFFERS",
    "REFUSE",
    "SAID",
    "SENSITIVITIES",
    "SHARE",
    "WORDS",
    "YES_OR_NO",
    "Agreement",
    "Asked",
    "Body",
    "Cited",
    "Condition",
    "Decision",
    "Field",
    "FieldAnswer",
    "Gateway",
    "Need",
    "Protocol",
    "Request",
    "Review",
    "Route",
    "Rulebook",
    "Signature",
    "Stop",
    "decide",
    "fingerprint",
    "read",
    "read_rulebook",
    "record",
    "replay",
    "rulebook",
    "sentences",
]

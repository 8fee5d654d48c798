"""What other desks may ask of sharing."""

from wardmote.desks.sharing.queries.agreements import (
    VERSION,
    AgreementSeen,
    agreement_for,
    agreements_for,
)
from wardmote.desks.sharing.queries.gate import agreements_between
from wardmote.desks.sharing.queries.law import CONFIRMATION, law_for, protocol_for, reviews_in_force
from wardmote.desks.sharing.verbs.agreements import (
    AgreementSaid,
    FieldSaid,
    PartySaid,
    add_field,
    add_party,
    begin_version,
    start_agreement,
)
from wardmote.desks.sharing.verbs.documents import adopt_document
from wardmote.desks.sharing.verbs.signing import sign

__all__ = [
    "CONFIRMATION",
    "VERSION",
    "AgreementSaid",
    "AgreementSeen",
    "FieldSaid",
    "PartySaid",
    "add_field",
    "add_party",
    "adopt_document",
    "agreement_for",
    "agreements_between",
    "agreements_for",
    "begin_version",
    "law_for",
    "protocol_for",
    "reviews_in_force",
    "sign",
    "start_agreement",
]

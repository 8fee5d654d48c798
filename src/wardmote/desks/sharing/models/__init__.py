"""The tables of sharing: one module for each thing."""

from wardmote.desks.sharing.models.agreements import (
    AdoptedDocument,
    Agreement,
    AgreementField,
    AgreementParty,
    AgreementSignature,
    AgreementVersion,
    agreement_reference,
)
from wardmote.desks.sharing.models.involvement import InvolvementQuestion, question_reference
from wardmote.desks.sharing.models.law import EntryReview
from wardmote.desks.sharing.models.meetings import Hearer, MeetingDisclosure, meeting_disclosure_reference
from wardmote.desks.sharing.models.requests import (
    Disclosure,
    DisclosureRequest,
    RequestedField,
    RoutineSet,
    StoredDecision,
    decision_reference,
    request_reference,
)

__all__ = [
    "AdoptedDocument",
    "Agreement",
    "AgreementField",
    "AgreementParty",
    "AgreementSignature",
    "AgreementVersion",
    "Disclosure",
    "DisclosureRequest",
    "EntryReview",
    "Hearer",
    "InvolvementQuestion",
    "MeetingDisclosure",
    "RequestedField",
    "RoutineSet",
    "StoredDecision",
    "agreement_reference",
    "decision_reference",
    "meeting_disclosure_reference",
    "question_reference",
    "request_reference",
]

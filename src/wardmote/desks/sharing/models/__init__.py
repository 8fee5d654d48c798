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
from wardmote.desks.sharing.models.law import EntryReview

__all__ = [
    "AdoptedDocument",
    "Agreement",
    "AgreementField",
    "AgreementParty",
    "AgreementSignature",
    "AgreementVersion",
    "EntryReview",
    "agreement_reference",
]

"""The tables of people: one module for each thing."""

from wardmote.desks.people.models.addresses import AddressMarker, VisitedAddress
from wardmote.desks.people.models.cases import CaseLink, CaseSide
from wardmote.desks.people.models.contact import AddressChange, ContactDetail, SafeContact, SafetyMarker
from wardmote.desks.people.models.persons import Person, PersonDetail, PersonToken, SamePerson, person_reference
from wardmote.desks.people.models.protection import ProtectedMatch, Protection
from wardmote.desks.people.models.searches import PersonFound, PersonSearch

__all__ = [
    "AddressChange",
    "AddressMarker",
    "CaseLink",
    "CaseSide",
    "ContactDetail",
    "Person",
    "PersonDetail",
    "PersonFound",
    "PersonSearch",
    "PersonToken",
    "ProtectedMatch",
    "Protection",
    "SafeContact",
    "SafetyMarker",
    "SamePerson",
    "VisitedAddress",
    "person_reference",
]

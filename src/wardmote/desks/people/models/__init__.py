"""The tables of people: one module for each thing."""

from wardmote.desks.people.models.persons import Person, PersonDetail, PersonToken, SamePerson, person_reference
from wardmote.desks.people.models.protection import ProtectedMatch, Protection
from wardmote.desks.people.models.searches import PersonFound, PersonSearch

__all__ = [
    "Person",
    "PersonDetail",
    "PersonFound",
    "PersonSearch",
    "PersonToken",
    "ProtectedMatch",
    "Protection",
    "SamePerson",
    "person_reference",
]

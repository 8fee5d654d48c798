"""What other desks may ask of people."""

from wardmote.desks.people.queries.involvement import Involved, involved_with, protected_among
from wardmote.desks.people.queries.persons import PersonSeen, kept_by, person_for, record_called, reference_for
from wardmote.desks.people.queries.protection import custodian_ids, is_looked_after, looked_after, looks_after_any
from wardmote.desks.people.queries.searches import search_for, searches_for
from wardmote.desks.people.queries.specimens import specimens
from wardmote.desks.people.verbs.addresses import mark_address, say_visited
from wardmote.desks.people.verbs.contact import ContactSaid, ask_for_address, say_contact
from wardmote.desks.people.verbs.markers import add_marker
from wardmote.desks.people.verbs.merging import say_same
from wardmote.desks.people.verbs.persons import add_alias, add_person, correct_name
from wardmote.desks.people.verbs.protecting import protect
from wardmote.desks.people.verbs.searches import SearchSaid, look_up

__all__ = [
    "ContactSaid",
    "Involved",
    "PersonSeen",
    "SearchSaid",
    "add_alias",
    "add_marker",
    "add_person",
    "ask_for_address",
    "correct_name",
    "custodian_ids",
    "involved_with",
    "is_looked_after",
    "kept_by",
    "look_up",
    "looked_after",
    "looks_after_any",
    "mark_address",
    "person_for",
    "protect",
    "protected_among",
    "record_called",
    "reference_for",
    "say_contact",
    "say_same",
    "say_visited",
    "search_for",
    "searches_for",
    "specimens",
]

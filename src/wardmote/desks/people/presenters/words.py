"""What purposes, classes and bases are called on pages, and where a record is read."""

from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.desks.people.queries.persons import PersonSeen
from wardmote.foundation.pages.words import day as day_in_words
from wardmote.protocol import rulebook


def purposes_on(day: date) -> dict[str, str]:
    """What information may be asked for on a day, each with what it is called."""
    return {each.id: each.title for each in rulebook().on(day).purposes}


def work_of(record_class: str) -> str:
    """The work that a record is for."""
    return {
        "C3": _("A case of antisocial behaviour, or of a hub"),
        "C4": _("A case of antisocial behaviour, or of a hub: a child"),
        "C5": _("Domestic abuse"),
        "C7": _("Offender management"),
    }[record_class]


def born_of(person: PersonSeen) -> str:
    """Somebody's date of birth as it is said."""
    return day_in_words(person.born) if person.born else _("Not known")


def href_of(person: UUID, purpose: str) -> str:
    """The address at which a record is read for a purpose."""
    return reverse("show-person", kwargs={"person": person, "purpose": purpose})

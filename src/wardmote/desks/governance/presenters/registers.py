"""The words of the page of all registers, and of what one member has in them."""

from collections.abc import Collection, Iterator
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.desks.governance.presenters import (
    breaches,
    complaints,
    decisions,
    directory,
    duty,
    escalations,
    requests,
    returns,
    risks,
    scrutiny,
    strategies,
    workplace,
)
from wardmote.desks.governance.presenters.cards import of_recommendations
from wardmote.foundation.access import Viewer
from wardmote.foundation.accounts.landing import PROMISED, Card
from wardmote.foundation.calendars import RunningClock
from wardmote.foundation.records import Remark


def registers_page() -> tuple[dict[str, str], ...]:
    """A card for each register."""
    told = (
        ("list-recommendations", _("Recommendations of reviews"), _("What they said should be done, and who agreed.")),
        (
            "list-breaches",
            _("Breaches of personal data"),
            _("What was sent, seen or lost: people safe first, then the 72 hours."),
        ),
        (
            "list-data-complaints",
            _("Data protection complaints"),
            _("What people complain of, and by when it is acknowledged. Nothing of who complained."),
        ),
        ("list-risks", _("Risks"), _("What may go wrong, how high it is, and when it is looked at again.")),
        ("list-returns", _("Section 17A returns"), _("What each authority shares every quarter, and whether in time.")),
        ("list-scrutiny", _("Scrutiny"), _("When committees met, what they recommended, and what was answered.")),
        (
            "list-requests",
            _("Freedom of information requests"),
            _("What authorities were asked, and when the answer is due. Nothing of who asked."),
        ),
        ("list-strategies", _("Linked strategies"), _("What the plan rests on, and until when it is in force.")),
        ("list-escalations", _("Raised with the county"), _("What a district cannot do alone, and what was decided.")),
        (
            "list-regarded-decisions",
            _("Section 17 decisions"),
            _("How authorities regarded crime and disorder when they decided."),
        ),
        (
            "list-accreditations",
            _("White Ribbon accreditations"),
            _("Who is accredited, until when, and what the action plans promise."),
        ),
        (
            "list-staff-policies",
            _("Domestic abuse policies for staff"),
            _("Which organisations have one, when it is reviewed, and how many managers are trained."),
        ),
        ("list-services", _("Services"), _("What people can turn to, and when each was last checked.")),
        ("list-duty", _("Serious Violence Duty"), _("What was agreed, assessed, published and reviewed, and by whom.")),
    )
    return tuple({"title": title, "href": reverse(name), "text": text} for name, title, text in told)


#: Who says something beside the records of a table.
_REMARKS = {
    ("places", "Area"): (decisions.remarks_of_areas,),
    ("plan", "Aim"): (strategies.remarks, decisions.remarks),
    ("plan", "Commitment"): (workplace.remarks,),
    ("plan", "Priority"): (directory.remarks, escalations.remarks),
}


def remarks(viewer: Viewer, table: tuple[str, str], ids: Collection[UUID]) -> dict[UUID, tuple[Remark, ...]]:
    """What the registers say beside records of other desks: beside an aim what it rests on and what
    was decided that bears on it, beside an area what of the kind was decided there,
    beside a commitment how what it hangs on stands, beside a priority who can help, and what of it was raised with the
    county."""
    told = [say(viewer, ids) for say in _REMARKS.get(table, ())]
    return {each: tuple(one for found in told for one in found.get(each, ())) for each in ids}


#: The registers that have something to say on a first page.
_TELLS = (breaches, complaints, strategies, risks, returns, requests, scrutiny, escalations, directory, workplace)


def landing(viewer: Viewer) -> tuple[Card, ...]:
    """For a member's first page: what each register has to say to them."""
    cards = (register.card_of(viewer) for register in _TELLS)
    return (*of_recommendations(viewer), *(card for found in cards for card in found))


def clocks(viewer: Viewer) -> Iterator[RunningClock]:
    """The time limits that run on what the registers hold. The public is told of none."""
    if viewer.kind != "public":
        for register in (breaches, complaints, returns, scrutiny, duty, risks, requests):
            yield from register.clocks(viewer)


def held_by(viewer: Viewer, member: UUID) -> tuple[Card, ...]:
    """What one member watches in the registers, for whoever takes it over."""
    registers = (requests, risks, strategies, escalations, directory, workplace)
    facts = tuple(each for register in registers for each in register.watched_by(viewer, member))
    if not facts:
        return (Card(_("Registers"), (_("They watch nothing in the registers."),), part=PROMISED),)
    return (Card(_("Registers"), facts=facts, part=PROMISED),)

"""The words of the first page of sharing, and of its cards on a member's own."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.desks.sharing.presenters import agreements, emergencies, involvement, law, requests
from wardmote.desks.sharing.queries.agreements import agreements_for
from wardmote.desks.sharing.queries.law import law_for
from wardmote.desks.sharing.queries.requests import requests_for
from wardmote.foundation.access import Viewer
from wardmote.foundation.accounts.landing import Card
from wardmote.foundation.calendars import RunningClock


def hub_page(viewer: Viewer, day: date) -> tuple[dict[str, str], ...]:
    """A card for each place of the desk, with how it stands."""
    every = agreements_for(viewer, day)
    return (
        {
            "title": _("The law of sharing"),
            "href": reverse("list-law"),
            "text": law.sentence_of(law_for(viewer, day)),
        },
        {
            "title": _("Agreements"),
            "href": reverse("list-agreements"),
            "text": _("%(n)s of %(all)s agreements are in force.")
            % {"n": sum(each.tells for each in every), "all": len(every)},
        },
        {
            "title": _("Requests for information"),
            "href": reverse("list-sharing-requests"),
            "text": requests.sentence_of(requests_for(viewer), viewer),
        },
        {
            "title": _("Whom to ask"),
            "href": reverse("list-involvement"),
            "text": _("Questions to a colleague at another agency, who works with the same person: may we speak?"),
        },
        {
            "title": _("Documents of sharing"),
            "href": reverse("list-documents"),
            "text": _("A drafted set to edit: protocol, impact assessment, policy, notices, equality, processors."),
        },
    )


def clocks(viewer: Viewer) -> Iterator[RunningClock]:
    """When agreements are to be looked at again, and emergencies written down."""
    yield from agreements.clocks(viewer)
    yield from emergencies.clocks_of(viewer)


def landing(viewer: Viewer) -> tuple[Card, ...]:
    """For a member's first page."""
    return (
        *emergencies.cards_of(viewer),
        *requests.cards_of(viewer),
        *involvement.cards_of(viewer),
        *law.card_of(viewer),
        *agreements.cards_of(viewer),
    )

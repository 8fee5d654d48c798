"""A member's first page, *My week*: what is due, promised, waiting and changed, as each desk tells it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from wardmote.foundation import concerns, desks
from wardmote.foundation.access import Viewer

DUE, PROMISED, WAITING, CHANGED, STANDING = "due", "promised", "waiting", "changed", "standing"
#: The parts of the page in their order: heading, and what is said where no card has anything.
PARTS = {
    DUE: (_("Due by law and by agreement"), _("Nothing is due.")),
    PROMISED: (_("Promised by you"), _("You have promised nothing that is still open.")),
    WAITING: (_("Waiting on you"), _("Nothing waits on you.")),
    CHANGED: (_("Changed since you last looked"), _("Nothing has changed.")),
    STANDING: (_("How things stand"), _("There is nothing to say yet.")),
}


@dataclass(frozen=True)
class Link:
    """Words and where they lead."""

    text: str
    href: str


@dataclass(frozen=True)
class Card:
    """What one desk has to say: a heading, sentences, facts as (name, words) and where to go next.

    `part` is the part of the page that it belongs to. `until` is there where the member can say that they have looked
    at what happened up to then.
    """

    title: str
    sentences: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    links: tuple[Link, ...] = ()
    order: int = 50
    part: str = STANDING
    until: datetime | None = None


@dataclass(frozen=True)
class Part:
    """A heading with its cards; where there are none, the sentence that says so."""

    slug: str
    title: str
    empty: str
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class LandingPage:
    """The words of the page."""

    name: str
    agency: str
    roles: tuple[str, ...]
    partnership: str
    parts: tuple[Part, ...]


def landing_page(viewer: Viewer) -> LandingPage:
    """Ask every desk and concern that declares something for a member's first page."""
    told = (*desks.declared("landing"), *concerns.declared("landing"))
    cards = sorted((card for say in told for card in say(viewer)), key=lambda card: (card.order, card.title))
    return LandingPage(
        name=viewer.name,
        agency=viewer.agency,
        roles=viewer.role_titles,
        partnership=viewer.tenant.name,
        parts=tuple(
            Part(slug, str(title), str(empty), tuple(card for card in cards if card.part == slug))
            for slug, (title, empty) in PARTS.items()
        ),
    )

"""A member's first page: who they are, and what each desk has to say to them."""

from dataclasses import dataclass

from wardmote.foundation import concerns, desks
from wardmote.foundation.access import Viewer


@dataclass(frozen=True)
class Link:
    """Words and where they lead."""

    text: str
    href: str


@dataclass(frozen=True)
class Card:
    """What one desk has to say: a heading, sentences, facts as (name, words) and where to go next."""

    title: str
    sentences: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    links: tuple[Link, ...] = ()
    order: int = 50


@dataclass(frozen=True)
class LandingPage:
    """The words of the page."""

    name: str
    agency: str
    roles: tuple[str, ...]
    partnership: str
    cards: tuple[Card, ...]


def landing_page(viewer: Viewer) -> LandingPage:
    """Ask every desk and concern that declares something for a member's first page."""
    told = (*desks.declared("landing"), *concerns.declared("landing"))
    cards = [card for say in told for card in say(viewer)]
    return LandingPage(
        name=viewer.name,
        agency=viewer.agency,
        roles=viewer.role_titles,
        partnership=viewer.tenant.name,
        cards=tuple(sorted(cards, key=lambda card: (card.order, card.title))),
    )

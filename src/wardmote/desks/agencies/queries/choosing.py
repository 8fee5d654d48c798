"""Who and what a form lets choose from, as pairs of an id and a name."""

from wardmote.desks.agencies.queries.members import members_for
from wardmote.desks.agencies.queries.organisations import organisations_for
from wardmote.foundation.access import Viewer


def bodies_to_choose(viewer: Viewer) -> list[tuple[str, str]]:
    """The organisations whose part in the partnership has not ended."""
    return [(str(each.id), each.name) for each in organisations_for(viewer) if each.ends is None]


def people_to_choose(viewer: Viewer) -> list[tuple[str, str]]:
    """The members whose account is open, each with their organisation."""
    return [(str(each.id), f"{each.name}, {each.organisation_name}") for each in members_for(viewer) if each.active]

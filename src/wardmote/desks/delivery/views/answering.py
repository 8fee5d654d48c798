"""What every form of this desk has in common: what can be chosen in it."""

from wardmote.desks.agencies.api import members_for, organisations_for
from wardmote.foundation.access import Viewer


def bodies(viewer: Viewer) -> list[tuple[str, str]]:
    """The organisations that may be chosen, as pairs of an id and a name."""
    return [(str(each.id), each.name) for each in organisations_for(viewer) if each.ends is None]


def people(viewer: Viewer) -> list[tuple[str, str]]:
    """The members that may be chosen, as pairs of an id and a name."""
    return [(str(each.id), f"{each.name}, {each.organisation_name}") for each in members_for(viewer) if each.active]

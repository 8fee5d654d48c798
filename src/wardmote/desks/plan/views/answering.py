"""What every form of this desk has in common: what can be chosen in it."""

from wardmote.desks.agencies.api import members_for, organisations_for
from wardmote.foundation.access import Viewer


def choices(viewer: Viewer) -> dict[str, list[tuple[str, str]]]:
    """The organisations and the people that may be chosen, as pairs of an id and a name."""
    return {
        "bodies": [(str(body.id), body.name) for body in organisations_for(viewer) if body.ends is None],
        "people": [(str(m.id), f"{m.name}, {m.organisation_name}") for m in members_for(viewer) if m.active],
    }

"""What every form of this desk has in common: what can be chosen in it."""

from wardmote.desks.agencies.api import bodies_to_choose, people_to_choose
from wardmote.foundation.access import Viewer


def choices(viewer: Viewer) -> dict[str, list[tuple[str, str]]]:
    """The organisations and the people that may be chosen, as pairs of an id and a name."""
    return {
        "bodies": bodies_to_choose(viewer),
        "people": people_to_choose(viewer),
    }

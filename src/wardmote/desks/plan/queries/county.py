"""What the county strategy group puts first, as the partnership's pack says."""

from functools import lru_cache

from wardmote.desks.places.api import partnership_for
from wardmote.errors import Missing
from wardmote.foundation.access import Viewer
from wardmote.reports.packs import load_pack


def county_priorities(viewer: Viewer) -> dict[str, str]:
    """The county's priorities by slug; none where the area has one tier, or its pack is no longer here."""
    return dict(_of_pack(partnership_for(viewer).pack))


@lru_cache(maxsize=16)
def _of_pack(slug: str) -> tuple[tuple[str, str], ...]:
    try:
        county = load_pack(slug).county
    except Missing:
        return ()
    return tuple((each.slug, each.title) for each in county.priorities) if county else ()

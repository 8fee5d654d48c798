"""What the county strategy group puts first, as the partnership's pack says."""

from dataclasses import dataclass
from datetime import date

from wardmote.errors import Missing
from wardmote.foundation.access import Viewer
from wardmote.reports.packs import County, load_pack


@dataclass(frozen=True)
class CountySeen:
    """The county strategy group and its agreement, in force from `starts` to `ends`; `priorities` are titles."""

    name: str
    agreement: str
    starts: date
    ends: date
    priorities: tuple[str, ...]


def county_for(viewer: Viewer) -> CountySeen | None:
    """The county's agreement as the pack has it; None where the area has one tier, or its pack is no longer here."""
    county = _county(viewer)
    if county is None:
        return None
    titles = tuple(each.title for each in county.priorities)
    return CountySeen(county.name, county.agreement, county.starts, county.ends, titles)


def county_priorities(viewer: Viewer) -> dict[str, str]:
    """The county's priorities by slug; none where the area has one tier, or its pack is no longer here."""
    county = _county(viewer)
    return {each.slug: each.title for each in county.priorities} if county else {}


def _county(viewer: Viewer) -> County | None:
    try:
        return load_pack(viewer.tenant.pack).county
    except Missing:
        return None

"""Places that are more than a partnership's own, by the name a body knows them by: Lancashire-12, Lancashire-14."""

import tomllib
from functools import cache
from importlib.resources import files

from wardmote.errors import Missing
from wardmote.evidence.geography.districts import Place, district


@cache
def footprints() -> tuple[Place, ...]:
    """Every footprint there is, by slug."""
    told = tomllib.loads(files(__package__).joinpath("data/footprints.toml").read_text("utf-8"))["footprint"]
    places = (Place(each["slug"], each["name"], tuple(map(district, each["districts"]))) for each in told)
    return tuple(sorted(places, key=lambda place: place.slug))


def footprint(slug: str) -> Place:
    """The footprint of that slug; `Missing` names those there are."""
    for place in footprints():
        if place.slug == slug.strip().lower():
            return place
    known = ", ".join(place.slug for place in footprints())
    raise Missing(f"There is no footprint called “{slug}”.", instead=f"There are: {known}.")

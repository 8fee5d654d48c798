"""Schools from a spreadsheet, by the verbs of this desk: the register of schools in England gives one."""

from collections.abc import Callable
from datetime import datetime

from wardmote.desks.delivery.queries.schools import districts_for, schools_for
from wardmote.desks.delivery.rules.schools import PHASES
from wardmote.desks.delivery.verbs.schools import SchoolSaid, add_school
from wardmote.foundation.access import Viewer
from wardmote.foundation.importing import ADDED, HERE, Outcome, Row

#: Other names of a phase, as the register of schools has them.
PHASES_ALSO = {
    "nursery": "other",
    "not applicable": "other",
    "middle deemed primary": "middle",
    "middle deemed secondary": "middle",
    "infant": "primary",
    "junior": "primary",
    "high": "secondary",
    "college": "16 plus",
    "sixth form": "16 plus",
}


def school_taker(*, by: Viewer, at: datetime) -> Callable[[Row], Outcome]:
    """What takes a row: a school that is listed already, by its number or its name, is left as it is."""
    districts = districts_for(by)
    held = {
        key: each.id for each in schools_for(by) for key in (each.urn, (each.name.casefold(), each.district)) if key
    }

    def take(row: Row) -> Outcome:
        name, urn = row.words("name", 160, title="School"), row.words("urn")
        district = row.one_of("district", districts)
        for key in (urn, (name.casefold(), district)):
            if key and key in held:
                return Outcome(HERE, ("delivery", "School", held[key]))
        phase = row.one_of("phase", {each: each for each in PHASES}, PHASES_ALSO)
        made = add_school(said=SchoolSaid(name, phase, district, urn), by=by, at=at)
        held[name.casefold(), district] = made
        if urn:
            held[urn] = made
        return Outcome(ADDED, ("delivery", "School", made))

    return take

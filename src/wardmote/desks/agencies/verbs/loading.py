"""Bringing in a pack's organisations. A pack is only the starting point: what was edited in the site stays as it is."""

from django.db import transaction

from wardmote.desks.agencies.models import Capacity, FormerName, Organisation, Succession
from wardmote.desks.places.api import areas_for
from wardmote.foundation import audit
from wardmote.foundation.access import Viewer
from wardmote.reports import packs


@transaction.atomic
def load_organisations(*, pack: packs.Pack, by: Viewer) -> int:
    """Make the pack's organisations and their capacities, or bring them up to date; how many there are.

    What somebody has edited in the site is left as they left it.
    """
    areas = {area.slug: area for area in areas_for(by)}
    known = {}
    for each in pack.organisations:
        known[each.slug] = organisation = _organisation(each, by)
        for former in each.former_names:
            key = {"organisation": organisation, "until": former.until}
            audit.put(FormerName, by=by, key=key, said={}, made={"name": former.name})
        for slug in each.areas or tuple(areas):
            _capacity(each, organisation, areas[slug].id, by)
    for each in pack.organisations:
        if each.successor:
            key = {"predecessor": known[each.slug], "successor": known[each.successor]}
            audit.put(Succession, by=by, key=key, said={}, made={"on": None})
    return len(pack.organisations)


def _capacity(entry: packs.Organisation, organisation: Organisation, area, by: Viewer) -> None:
    said = {
        "organisation": organisation,
        "kind": entry.capacity,
        "limb": entry.limb,
        "starts": entry.starts,
        "ends": entry.ends,
        "section": entry.section,
        "note": entry.note,
    }
    key = {"partnership_id": by.tenant.id, "statutory_area_id": area, "pack_slug": entry.slug}
    if not Capacity.objects.filter(**key, edited=True).exists():
        audit.put(Capacity, by=by, key=key, said=said)


def _organisation(entry: packs.Organisation, by: Viewer) -> Organisation:
    """The row of this body: found through the partnership first, so that a new name is not a new body; else by name."""
    held = (
        Capacity.objects.filter(partnership=by.tenant.id, pack_slug=entry.slug).select_related("organisation").first()
    )
    if held and held.organisation.edited:
        return held.organisation
    if held:
        said = {"name": entry.name, "sector": entry.sector}
        return audit.put(Organisation, by=by, key={"pk": held.organisation_id}, said=said)
    # A body that another partnership brought keeps what was said of it there.
    return audit.put(Organisation, by=by, key={"name": entry.name}, said={}, made={"sector": entry.sector})

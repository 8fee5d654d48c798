"""The only writers of places."""

from datetime import datetime
from uuid import uuid4

from django.db import transaction

from wardmote.desks.places import rules
from wardmote.desks.places.models import Area, District, Partnership
from wardmote.foundation import audit
from wardmote.foundation.access import Tenant, the_system
from wardmote.reports.packs import Pack


@transaction.atomic
def set_up_partnership(*, pack: Pack, by: str, at: datetime) -> Tenant:
    """Make, or bring up to date, the partnership a pack describes, with its statutory areas and their districts.

    `by` names the system's viewer that does so: there is nobody to sign in before there is a partnership.
    """
    said = {
        "name": pack.title,
        "publisher": pack.publisher,
        "summary": pack.summary,
        "force": pack.force,
        "pack": pack.slug,
        "made_up": pack.made_up,
        "pair_slug": pack.pair.slug,
        "pair_name": pack.pair.name,
    }
    slug = rules.slug_for(pack.slug)
    partnership = Partnership.objects.filter(slug=slug).first()
    # Its own chain of the audit begins with it, so its key is chosen first.
    tenant = Tenant(partnership.id if partnership else uuid4(), slug, pack.title, pack.made_up, pack.slug)
    viewer = the_system(by, tenant)
    made = {"id": tenant.id, "made_at": at, "made_by": by}
    partnership = audit.put(Partnership, by=viewer, key={"slug": slug}, said=said, made=made)
    for order, place in enumerate(pack.areas):
        key = {"partnership": partnership, "slug": place.slug}
        area = audit.put(Area, by=viewer, key=key, said={"name": place.name, "order": order})
        for district in place.districts:
            key = {"partnership": partnership, "statutory_area": area, "code": district.code}
            audit.put(District, by=viewer, key=key, said={"name": district.name})
    return tenant

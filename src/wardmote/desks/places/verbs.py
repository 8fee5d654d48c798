"""The only writers of places."""

from datetime import datetime

from django.db import transaction

from wardmote.desks.places import rules
from wardmote.desks.places.models import Area, District, Partnership
from wardmote.foundation.access import Tenant
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
    partnership, _ = Partnership.objects.update_or_create(
        slug=rules.slug_for(pack.slug), defaults=said, create_defaults={**said, "made_at": at, "made_by": by}
    )
    for order, place in enumerate(pack.areas):
        area, _ = Area.objects.update_or_create(
            partnership=partnership, slug=place.slug, defaults={"name": place.name, "order": order}
        )
        for district in place.districts:
            District.objects.update_or_create(
                partnership=partnership, statutory_area=area, code=district.code, defaults={"name": district.name}
            )
    return Tenant(partnership.id, partnership.slug, partnership.name, partnership.made_up, partnership.pack)

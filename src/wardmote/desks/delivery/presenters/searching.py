"""What a search may find of money and of what was done."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.desks.delivery.presenters import activities, bids, schools
from wardmote.desks.delivery.queries.activities import activities_for
from wardmote.desks.delivery.queries.bids import bids_for
from wardmote.desks.delivery.queries.money import funds_for
from wardmote.desks.delivery.queries.projects import projects_for
from wardmote.desks.delivery.queries.schools import schools_for
from wardmote.foundation.access import Viewer
from wardmote.foundation.now import today
from wardmote.foundation.searching import Hit, Words


def searches(viewer: Viewer, words: Words) -> Iterator[Hit]:
    """Projects first, then funds, bids, what was done, and schools."""
    day = today()
    for each in projects_for(viewer, day):
        href = reverse("show-project", kwargs={"reference": each.reference})
        also = (each.reference, each.purpose, each.need, each.organisation_name)
        yield Hit(_("Project, %(fund)s") % {"fund": each.fund_title}, each.title, href, also)
    for fund in funds_for(viewer):
        href = reverse("show-fund", kwargs={"reference": fund.reference})
        yield Hit(_("Fund"), fund.name, href, (fund.reference, fund.funder_name))
    for bid in bids_for(viewer, day):
        yield Hit(_("Bid"), bid.title, bids.address_of(bid), (bid.reference, bid.funder, bid.purpose))
    for done in activities_for(viewer, day):
        href = activities.address_of(done)
        yield Hit(_("What was done"), done.name, href, (done.reference, done.about, *done.area_names))
    for school in schools_for(viewer):
        yield Hit(_("School"), school.name, schools.address_of(school), (school.reference, school.urn))

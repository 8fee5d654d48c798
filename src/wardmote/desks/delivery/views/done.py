"""For anybody: what was done for the plan."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from wardmote.desks.delivery.presenters import done as presenters
from wardmote.desks.delivery.presenters.money import Rows
from wardmote.desks.delivery.presenters.schools import coverage_rows, coverage_sentence
from wardmote.desks.delivery.queries.activities import activities_for
from wardmote.desks.delivery.queries.schools import coverage_of, districts_for, schools_for, talks_for
from wardmote.desks.delivery.rules.schools import school_year
from wardmote.errors import Missing
from wardmote.foundation.access import Viewer, the_public
from wardmote.foundation.correspondence import export
from wardmote.foundation.now import today
from wardmote.foundation.pages import render

DAY = timedelta(days=1)


@require_safe
def show_done(request: HttpRequest) -> HttpResponse:
    """What was done, whoever reads the page: a member sees here what the public does."""
    tenant = request.viewer.tenant
    anybody = the_public(tenant)
    page = presenters.done_page(activities_for(anybody, today()), tenant, today(), _schools(anybody))
    return render(request, "delivery/public_done.html", {"page": page})


@require_safe
def send_file(request: HttpRequest, kind: str) -> HttpResponse:
    """The same as data."""
    if kind not in ("csv", "xlsx"):
        raise Missing("There is no such file.", instead="Choose one on the page of what was done.")
    found = activities_for(the_public(request.viewer.tenant), today())
    return export(request, name=f"done.{kind}", content=presenters.done_table(found, today()))


def _schools(viewer: Viewer) -> tuple[tuple[str, Rows], ...]:
    """How many schools had a talk, this school year and the one before; nothing where no school is listed."""
    schools, talks, districts = schools_for(viewer), talks_for(viewer), districts_for(viewer)
    this = school_year(today())
    found = [coverage_of(viewer, schools, talks, year) for year in (this, school_year(this.starts - DAY))]
    return tuple((coverage_sentence(each), coverage_rows(each, districts)) for each in found if each.whole[1])

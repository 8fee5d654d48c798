"""Pages of who has looked: fetch, present, render."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from wardmote.desks.agencies.api import members_for
from wardmote.desks.looking import making, presenters, queries, rules
from wardmote.desks.looking.forms import LooksForm
from wardmote.errors import Invalid, Missing
from wardmote.foundation import audit
from wardmote.foundation.correspondence import export
from wardmote.foundation.now import now, today
from wardmote.foundation.pages import render
from wardmote.foundation.pages.forms import errors, field
from wardmote.foundation.pages.paging import cut, page_asked


@never_cache
@require_safe
def list_looks(request: HttpRequest) -> HttpResponse:
    """Who looked at what, for the days, the member and the record that were asked for."""
    viewer = request.viewer
    form = _form(request)
    context = {"form": form, "field": field, "errors": errors(form), "page": None}
    if not form.is_wrong:
        wanted, found = _found(request, form)
        page = cut(found.looks, page_asked(request))
        told = queries.with_reasons(viewer, page.rows)
        context["page"] = presenters.looks_page(wanted, found, page, told, request.GET)
    return render(request, "looking/list.html", context, 422 if form.is_wrong else 200, about=presenters.about(viewer))


@never_cache
@require_safe
def download_looks(request: HttpRequest, kind: str) -> HttpResponse:
    """The same list to take away, with all its looks."""
    if kind not in ("csv", "xlsx"):
        raise Missing("The list is here as CSV and as a spreadsheet.", instead="Choose one of them.")
    viewer = request.viewer
    wanted, found = _found(request, _form(request))
    told = queries.with_reasons(viewer, found.looks)
    content = presenters.looks_table(wanted.days, told)
    return export(request, name=f"who-has-looked.{kind}", content=content, about=presenters.about(viewer))


@never_cache
def export_audit(request: HttpRequest) -> HttpResponse:
    """The audit of these days in a file that somebody elsewhere can check; what waits for a seal is sealed first."""
    viewer = request.viewer
    wanted, found = _found(request, _form(request, request.POST))
    rules.check_is_not_too_much(queries.rows_on(viewer, wanted.days))
    audit.seal(now())
    content = making.audit_file(viewer, wanted.days, {each.look.number for each in found.looks}, now())
    name = f"audit-{wanted.days.first}-to-{wanted.days.until}.txt"
    return export(request, name=name, content=content, about=presenters.about(viewer))


@never_cache
@require_safe
def show_looks_at(request: HttpRequest, person: UUID) -> HttpResponse:
    """Who looked at one protected record, for who looks after it."""
    viewer = request.viewer
    days = rules.Days(today(), rules.SPANS[-1])
    reference, found = queries.looks_at(viewer, person, days)
    audit.shown(request, ("people", "Person", person), basis="looking after it")
    page = cut(found.looks, page_asked(request))
    told = queries.with_reasons(viewer, page.rows)
    return render(
        request, "looking/one.html", {"page": presenters.one_page(reference, days, found, page, told, request.path)}
    )


def _form(request: HttpRequest, data: QueryDict | None = None) -> LooksForm:
    return LooksForm(data or request.GET or None, members=members_for(request.viewer))


def _found(request: HttpRequest, form: LooksForm) -> tuple[queries.Wanted, queries.Listed]:
    """What was asked for and what was found, and that it was looked at. Raises Invalid for what cannot be asked for."""
    if form.is_wrong:
        raise Invalid("These are no days, member and record to ask of.", instead="Ask again on the page of the list.")
    viewer = request.viewer
    wanted = form.wanted(today())
    found = queries.looks_for(viewer, wanted)
    asked = [*found.ids, *([str(wanted.member)] if wanted.member else [])]
    audit.shown(request, ("looking", "Looks", asked), basis="overseeing")
    return wanted, found

"""Pages of papers: attach, read, take off."""

from urllib.parse import urlsplit
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import resolve
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wardmote.desks.meetings import rules
from wardmote.desks.meetings.forms import meetings as forms
from wardmote.desks.meetings.queries import meetings as queries
from wardmote.desks.meetings.verbs import papers as verbs
from wardmote.desks.meetings.views.answering import meeting_page
from wardmote.errors import Invalid, Refused
from wardmote.foundation import files
from wardmote.foundation.access import Viewer, check_may_open
from wardmote.foundation.access.addresses import rule_of
from wardmote.foundation.correspondence import export
from wardmote.foundation.editions.answering import answered
from wardmote.foundation.now import now
from wardmote.foundation.pages.forms import FormWords


@require_safe
def show_paper(request: HttpRequest, paper: UUID) -> HttpResponse:
    """A paper: its file, or the page of this site that it is."""
    held, _item, _meeting = queries.paper_for(request.viewer, paper)
    if held.path:
        return HttpResponseRedirect(held.path)
    content = files.read(verbs.KEPT, held.sha256)
    return export(
        request, name=held.file_name.replace(" ", "-"), content=content, about=(("meetings", "Paper", paper),)
    )


@require_http_methods(["GET", "HEAD", "POST"])
def attach_paper(request: HttpRequest, item: UUID) -> HttpResponse:
    """Attach a paper to an item."""
    viewer = request.viewer
    held, meeting = queries.item_for(viewer, item)
    _check_may_attach(viewer, held)
    sent = request.method == "POST"
    form = forms.PaperForm(request.POST, request.FILES) if sent else forms.PaperForm()

    def act() -> str:
        given = form.cleaned_data
        if given["file"]:
            verbs.attach_file(item=item, title=given["title"], upload=given["file"], by=viewer, at=now())
        else:
            path = page_of_this_site(given["page"], viewer)
            verbs.attach_page(item=item, title=given["title"], path=path, by=viewer, at=now())
        return meeting_page(meeting.reference, item)

    words = FormWords(
        _("Attach a paper: %(item)s") % {"item": held.title},
        _("Attach"),
        meeting_page(meeting.reference, item),
        warning=_("A paper is read by the members of the partnership. It may not name or describe a resident."),
    )
    return answered(request, form, words, act)


def withdraw_paper(request: HttpRequest, paper: UUID) -> HttpResponse:
    """Take a paper off the agenda."""
    _paper, item, meeting = queries.paper_for(request.viewer, paper)
    _check_may_attach(request.viewer, item)
    verbs.withdraw_paper(paper=paper, by=request.viewer, at=now())
    return HttpResponseRedirect(meeting_page(meeting.reference, item.id))


def page_of_this_site(typed: str, viewer: Viewer) -> str:
    """The path of a page that there is and that this viewer may open; raises Invalid, saying what to do."""
    where = urlsplit(typed.strip())
    try:
        found = resolve(where.path or "-")
    except Http404 as none:
        raise Invalid(
            "That is not the address of a page of this site.", instead="Copy it from the page you want to attach."
        ) from none
    rule = rule_of(found.func)
    check_may_open(rule, viewer)
    if rule is None or rule.kind == "entrance" or found.func.sends:
        raise Invalid("That address is nothing to read.", instead="Copy it from the page you want to attach.")
    return where.path + (f"?{where.query}" if where.query else "")


def _check_may_attach(viewer: Viewer, item: queries.ItemSeen) -> None:
    if not viewer.holds(*rules.RUNS) and (item.lead is None or item.lead != viewer.member_id):
        raise Refused(
            "Papers are attached by whoever leads an item, and by those who run meetings.",
            instead="Send your paper to whoever runs the meeting.",
        )

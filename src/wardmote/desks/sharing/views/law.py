"""Pages of the law of sharing."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wardmote.desks.sharing.forms import law as forms
from wardmote.desks.sharing.presenters import law as presenters
from wardmote.desks.sharing.queries import law as queries
from wardmote.desks.sharing.verbs import law as verbs
from wardmote.errors import Missing
from wardmote.foundation.changes.verbs import propose
from wardmote.foundation.correspondence import export
from wardmote.foundation.editions.answering import answered
from wardmote.foundation.now import now, today
from wardmote.foundation.pages import render
from wardmote.foundation.pages.forms import FormWords


@require_safe
def list_law(request: HttpRequest) -> HttpResponse:
    """Every gateway, condition and stop in force today, with who has confirmed it."""
    page = presenters.law_page(queries.law_for(request.viewer, today()), request.GET.get("state", ""))
    return render(request, "sharing/listed.html", {"page": page})


@require_safe
def download_law(request: HttpRequest, kind: str) -> HttpResponse:
    """The law as CSV or as a spreadsheet."""
    if kind not in ("csv", "xlsx"):
        raise Missing("The list is not made in that form.", instead="Take it as CSV or as a spreadsheet.")
    viewer, day = request.viewer, today()
    content = presenters.table_of(queries.law_for(viewer, day), queries.protocol_for(viewer, day))
    return export(request, name=f"law-of-sharing.{kind}", content=content, about=())


@require_safe
def show_entry(request: HttpRequest, entry: str) -> HttpResponse:
    """One entry."""
    viewer, day = request.viewer, today()
    found = queries.entry_for(viewer, entry, day)
    page = presenters.entry_page(found, queries.protocol_for(viewer, day), viewer)
    return render(request, "sharing/record.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def confirm_entry(request: HttpRequest, entry: str) -> HttpResponse:
    """Propose that an entry is confirmed as somebody named has checked it; a second person approves that."""
    found = queries.entry_for(request.viewer, entry, today())
    form = forms.ConfirmForm(request.POST or None, initial={"fingerprint": found.fingerprint})

    def act() -> str:
        said = dict(form.cleaned_data)
        because = said.pop("because")
        said["day"] = said["day"].isoformat()
        reference = propose(
            by=request.viewer,
            kind=queries.CONFIRMATION,
            subject=found.entry.id,
            said=said,
            starts=today(),
            because=because,
            at=now(),
        )
        return reverse("show-change", kwargs={"reference": reference})

    words = FormWords(
        heading=_("Confirm: %(title)s") % {"title": found.entry.title},
        go=_("Propose the confirmation"),
        back=presenters.href_of(found),
        why=_("It is written in %(citation)s. A second person approves before it counts.")
        % {"citation": found.entry.citation},
        warning=_("Once it is approved, agencies may be told things by it without asking a person."),
    )
    return answered(request, form, words, act)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw_confirmation(request: HttpRequest, entry: str) -> HttpResponse:
    """Make an entry unconfirmed, at once."""
    found = queries.entry_for(request.viewer, entry, today())
    form = forms.WithdrawForm(request.POST or None)

    def act() -> str:
        because = form.cleaned_data["because"]
        verbs.withdraw_confirmation(entry=found.entry.id, because=because, by=request.viewer, at=now())
        return presenters.href_of(found)

    words = FormWords(
        heading=_("Withdraw the confirmation: %(title)s") % {"title": found.entry.title},
        go=_("Withdraw it"),
        back=presenters.href_of(found),
        why=_("It is unconfirmed from now on. Who confirmed it, and when, stays on record."),
    )
    return answered(request, form, words, act)

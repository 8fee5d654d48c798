"""Pages of keeping, holding and destroying: fetch, present, render."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from wardmote.documents import render_docx, render_pdf
from wardmote.errors import Missing
from wardmote.foundation import audit
from wardmote.foundation.accounts.confirming import confirmed_recently
from wardmote.foundation.correspondence import export
from wardmote.foundation.editions.answering import answered
from wardmote.foundation.now import now, today
from wardmote.foundation.pages import render
from wardmote.foundation.pages.forms import FormWords
from wardmote.foundation.retention import forms, queries, rules
from wardmote.foundation.retention.declared import along, by_itself, kinds, reviewers, rules_of
from wardmote.foundation.retention.presenters import certificates, due, holds, schedule
from wardmote.foundation.retention.verbs import deciding, holding

RENDERERS = {"pdf": render_pdf, "docx": render_docx}


@require_safe
def list_keeping(request: HttpRequest) -> HttpResponse:
    """How long we keep what."""
    page = schedule.schedule_page(_schedule(request), along(), by_itself())
    mine = request.viewer.holds(*reviewers(request.viewer, today()))
    return render(request, "retention/schedule.html", {"page": page, "mine": mine})


@require_safe
def download_keeping(request: HttpRequest, kind: str) -> HttpResponse:
    """The same as a table."""
    if kind not in ("csv", "xlsx"):
        raise Missing("The list is not made in that form.", instead="Take it as CSV or as a spreadsheet.")
    return export(request, name=f"{schedule.SLUG}.{kind}", content=schedule.schedule_table(_schedule(request)))


@never_cache
@require_safe
def list_due(request: HttpRequest) -> HttpResponse:
    """What is past its time, for who decides."""
    found = queries.due_for(request.viewer, now())
    if not found:
        rules.check_reviews(request.viewer, reviewers(request.viewer, today()))
    audit.shown(request, ("retention", "Disposal", [each.id for each in found]))
    asked = request.GET.get("state", "")
    page = due.due_page(found, asked if asked in rules.EVERY else "", today())
    return render(request, "retention/due.html", {"page": page})


@never_cache
@require_safe
def show_due(request: HttpRequest, disposal: UUID) -> HttpResponse:
    """One of them."""
    page = due.record_page(queries.one_due(request.viewer, disposal, now()))
    return render(request, "retention/record.html", {"page": page})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@confirmed_recently()
def approve_disposal(request: HttpRequest, disposal: UUID) -> HttpResponse:
    """Let a record go tonight."""
    back = _due(disposal)
    page = due.record_page(queries.one_due(request.viewer, disposal, now()))

    def act() -> str:
        deciding.approve_disposal(disposal=disposal, by=request.viewer, at=now())
        return back

    words = FormWords(
        heading=_("Let it go: %(what)s") % {"what": page.title},
        go=_("Destroy it tonight"),
        back=back,
        why=_("Until tonight this can be taken back. With the record go: %(parts)s.")
        % {"parts": "; ".join(f"{title}: {count}" for title, count in page.parts) or _("nothing else")},
        warning=_("What is destroyed cannot come back, not from a backup either."),
    )
    return answered(request, forms.ApproveForm(request.POST or None), words, act)


def take_approval_back(request: HttpRequest, disposal: UUID) -> HttpResponse:
    """Take back that it goes tonight."""
    deciding.take_approval_back(disposal=disposal, by=request.viewer, at=now())
    return HttpResponseRedirect(_due(disposal), status=303)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def extend_disposal(request: HttpRequest, disposal: UUID) -> HttpResponse:
    """Keep a record for longer."""
    back = _due(disposal)
    page = due.record_page(queries.one_due(request.viewer, disposal, now()))
    form = forms.ExtendForm(request.POST or None)

    def act() -> str:
        deciding.extend_disposal(disposal=disposal, **form.cleaned_data, by=request.viewer, at=now())
        return back

    words = FormWords(_("Keep it longer: %(what)s") % {"what": page.title}, _("Keep it longer"), back)
    return answered(request, form, words, act)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def hold_disposal(request: HttpRequest, disposal: UUID) -> HttpResponse:
    """Place a legal hold on a record that is past its time."""
    back = _due(disposal)
    page = due.record_page(queries.one_due(request.viewer, disposal, now()))
    heading = _("Hold it: %(what)s") % {"what": page.title}
    return _placed(request, forms.HoldForm(request.POST or None), heading, back, disposal=disposal)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def place_hold(request: HttpRequest) -> HttpResponse:
    """Place a legal hold on any record of one's own agency."""
    rules.check_reviews(request.viewer, reviewers(request.viewer, today()))
    form = forms.PlaceForm(request.POST or None)
    return _placed(request, form, _("Place a legal hold"), reverse("list-holds"))


@never_cache
@require_safe
def list_holds(request: HttpRequest) -> HttpResponse:
    """The holds of one's own agency."""
    found = queries.holds_for(request.viewer, now())
    if not found:
        rules.check_reviews(request.viewer, reviewers(request.viewer, today()))
    audit.shown(request, ("retention", "LegalHold", [each.id for each in found]))
    return render(request, "retention/holds.html", {"page": holds.holds_page(found, today())})


@never_cache
@require_safe
def show_hold(request: HttpRequest, hold: UUID) -> HttpResponse:
    """One hold."""
    page = holds.hold_page(queries.hold_for(request.viewer, hold, now()), today())
    return render(request, "retention/hold.html", {"page": page})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def move_review(request: HttpRequest, hold: UUID) -> HttpResponse:
    """Say that a hold is still needed."""
    found, form = queries.hold_for(request.viewer, hold, now()), forms.MoveForm(request.POST or None)

    def act() -> str:
        holding.move_review(hold=hold, **form.cleaned_data, by=request.viewer, at=now())
        return _hold(hold)

    heading = _("The legal hold %(reference)s is still needed") % {"reference": found.reference}
    return answered(request, form, FormWords(heading, _("Save"), _hold(hold)), act)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@confirmed_recently()
def lift_hold(request: HttpRequest, hold: UUID) -> HttpResponse:
    """Lift a hold."""
    found, form = queries.hold_for(request.viewer, hold, now()), forms.LiftForm(request.POST or None)

    def act() -> str:
        holding.lift_hold(hold=hold, **form.cleaned_data, by=request.viewer, at=now())
        return _hold(hold)

    words = FormWords(
        heading=_("Lift the legal hold %(reference)s") % {"reference": found.reference},
        go=_("Lift the hold"),
        back=_hold(hold),
        why=_(
            "What is past its time is then decided on anew. What has a day of its own is destroyed the night after it."
        ),
    )
    return answered(request, form, words, act)


@require_safe
def list_certificates(request: HttpRequest) -> HttpResponse:
    """Certificates of destruction."""
    rules.check_reviews(request.viewer, reviewers(request.viewer, today()))
    page = certificates.certificates_page(queries.certificates_for(request.viewer, now()))
    return render(request, "retention/certificates.html", {"page": page})


@require_safe
def show_certificate(request: HttpRequest, reference: str) -> HttpResponse:
    """One certificate."""
    page = certificates.certificate_page(queries.certificate_for(request.viewer, reference, now()))
    return render(request, "retention/certificate.html", {"page": page})


@require_safe
def download_certificate(request: HttpRequest, reference: str, kind: str) -> HttpResponse:
    """One certificate as a document."""
    found = queries.certificate_for(request.viewer, reference, now())
    if kind not in RENDERERS:
        raise Missing("The certificate is not made in that form.", instead="Take it as PDF or as Word.")
    made = certificates.certificate_document(found, request.viewer.tenant)
    about = (("retention", "Certificate", found.id),)
    return export(request, name=f"{made.identifier}.{kind}", content=RENDERERS[kind](made), about=about)


def _placed(request: HttpRequest, form: forms.HoldForm, heading: str, back: str, **more: Any) -> HttpResponse:
    def act() -> str:
        return _hold(holding.place_hold(**form.cleaned_data, **more, by=request.viewer, at=now()))

    words = FormWords(
        heading=heading,
        go=_("Place the hold"),
        back=back,
        why=_("Nothing of it is destroyed by anybody until the hold is lifted. Who may read it stays as it is."),
    )
    return answered(request, form, words, act)


def _schedule(request: HttpRequest) -> list:
    return [(kind, rules_of(request.viewer, kind, today())) for kind in kinds()]


def _due(disposal: UUID) -> str:
    return reverse("show-due", kwargs={"disposal": disposal})


def _hold(hold: UUID) -> str:
    return reverse("show-hold", kwargs={"hold": hold})

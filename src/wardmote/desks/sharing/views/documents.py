"""Pages of the drafted set of documents."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wardmote.desks.sharing.forms.agreements import AdoptForm
from wardmote.desks.sharing.presenters import documents as presenters
from wardmote.desks.sharing.queries.documents import adopted_for
from wardmote.desks.sharing.rules.documents import draft_of
from wardmote.desks.sharing.verbs import documents as verbs
from wardmote.documents import render_docx, render_pdf
from wardmote.errors import Missing
from wardmote.foundation.correspondence import export
from wardmote.foundation.editions.answering import answered
from wardmote.foundation.now import now, today
from wardmote.foundation.pages import render
from wardmote.foundation.pages.forms import Form, FormWords

RENDERERS = {"docx": render_docx, "pdf": render_pdf}


@require_safe
def list_documents(request: HttpRequest) -> HttpResponse:
    """The whole set."""
    page = presenters.documents_page(adopted_for(request.viewer))
    return render(request, "sharing/listed.html", {"page": page})


@require_safe
def show_document(request: HttpRequest, document: str) -> HttpResponse:
    """One of the set."""
    page = presenters.document_page(draft_of(document), adopted_for(request.viewer), request.viewer)
    return render(request, "sharing/record.html", {"page": page})


@require_safe
def download_document(request: HttpRequest, document: str, kind: str) -> HttpResponse:
    """One of the set, to edit or to print."""
    if kind not in RENDERERS:
        raise Missing("The document is not made in that form.", instead="Take it as Word or as PDF.")
    made = presenters.document_of(draft_of(document), request.viewer.tenant, today())
    return export(request, name=f"{made.identifier}.{kind}", content=RENDERERS[kind](made), about=())


@require_http_methods(["GET", "HEAD", "POST"])
def adopt_document(request: HttpRequest, document: str) -> HttpResponse:
    """Record that the partnership's own was adopted."""
    draft = draft_of(document)
    form = AdoptForm(request.POST or None)

    def act() -> str:
        verbs.adopt_document(kind=draft.kind, **form.cleaned_data, by=request.viewer, at=now())
        return _href(document)

    heading = _("Adopted: %(title)s") % {"title": draft.title}
    return answered(request, form, FormWords(heading, _("Record it"), _href(document)), act)


@require_http_methods(["GET", "HEAD", "POST"])
def take_document_back(request: HttpRequest, document: str) -> HttpResponse:
    """Say that it is not adopted after all."""
    draft = draft_of(document)

    def act() -> str:
        verbs.take_document_back(kind=draft.kind, by=request.viewer, at=now())
        return _href(document)

    words = FormWords(
        heading=_("Not adopted: %(title)s") % {"title": draft.title},
        go=_("Take it back"),
        back=_href(document),
        warning=_("Without an impact assessment nothing that tells of anybody is shared by an agreement.")
        if draft.kind == presenters.DPIA
        else "",
    )
    return answered(request, Form(request.POST or None), words, act)


def _href(document: str) -> str:
    return reverse("show-document", kwargs={"document": document})

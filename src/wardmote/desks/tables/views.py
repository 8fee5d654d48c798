"""Pages of public tables: fetch, present, render."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wardmote.desks.tables import forms, presenters, queries, verbs
from wardmote.foundation.correspondence import export
from wardmote.foundation.editions.answering import answered
from wardmote.foundation.now import now
from wardmote.foundation.pages import render
from wardmote.foundation.pages.forms import FormWords

GONE = 410
asks = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def list_tables(request: HttpRequest) -> HttpResponse:
    """For anybody: the tables the partnership publishes."""
    viewer = request.viewer
    page = presenters.public_list_page(queries.tables_for(viewer), viewer.tenant)
    return render(request, "tables/public_list.html", {"page": page, "made_up": viewer.tenant.made_up})


@require_safe
def show_tables(request: HttpRequest, reference: str) -> HttpResponse:
    """For anybody: tables that are out, or what became of them."""
    viewer = request.viewer
    found = queries.tables_of(viewer, reference)
    stored = queries.document_of(viewer, found) if found.out else None
    page = presenters.public_page(found, stored, viewer.tenant)
    status = GONE if found.withdrawn_at else 200
    return render(request, "tables/public.html", {"page": page, "made_up": found.made_up}, status=status)


@require_safe
def send_file(request: HttpRequest, reference: str, name: str) -> HttpResponse:
    """A file of tables that are out, byte for byte as it was let out."""
    content = queries.file_of(request.viewer, reference, name)
    found = queries.tables_of(request.viewer, reference)
    return export(request, name=presenters.file_name(found, name), content=content)


@require_safe
def list_proposals(request: HttpRequest) -> HttpResponse:
    """For members: what was made, and what is out."""
    viewer = request.viewer
    page = presenters.proposals_page(queries.proposals_for(viewer), queries.tables_for(viewer), viewer)
    return render(request, "tables/proposals.html", {"page": page})


@asks
def make_tables(request: HttpRequest) -> HttpResponse:
    """Say of which series."""
    choices = queries.choices_for(request.viewer)
    if not choices:
        return render(request, "tables/nothing.html", {})
    form = forms.ChooseForm(request.POST or None, choices=choices)
    words = FormWords(_("Make public tables"), _("Continue"), reverse("list-table-proposals"))

    def go_on() -> str:
        return reverse("make-tables-of", kwargs={"source": form.chosen.source, "series": form.chosen.slug})

    return answered(request, form, words, go_on)


@asks
def make_tables_of(request: HttpRequest, source: str, series: str) -> HttpResponse:
    """Say of which year, and have the tables made by a job, whose progress is shown next."""
    viewer = request.viewer
    choice = queries.choice_for(viewer, source, series)
    form = forms.MakeForm(request.POST or None, choice=choice, within=queries.within_for(viewer))
    words = FormWords(
        _("Make public tables: %(title)s") % {"title": choice.title},
        _("Make them"),
        reverse("make-tables"),
        why=_("Nothing is published yet: you will see first what would be hidden, and why."),
    )

    def make() -> str:
        reference = verbs.ask_for_making(wanted=form.wanted, title=choice.title, by=viewer, at=now())
        return _progress(request, reference)

    return answered(request, form, words, make)


@require_safe
def show_proposal(request: HttpRequest, reference: str) -> HttpResponse:
    """For members: tables as they would be, what is hidden and why."""
    viewer = request.viewer
    found = queries.proposal_for(viewer, reference)
    page = presenters.proposal_page(found, queries.proposal_document(viewer, found), viewer)
    return render(request, "tables/proposal.html", {"page": page})


@asks
def accept_figures(request: HttpRequest, reference: str) -> HttpResponse:
    """Accept by name the figures that others have pinned, and have the tables made again so."""
    found = queries.proposal_for(request.viewer, reference)
    form = forms.AcceptForm(request.POST or None)
    words = FormWords(
        _("Accept figures that others have pinned"),
        _("Accept them, and make the tables again"),
        _back(reference),
        why=_("Hiding these cannot protect anybody, because what others have published gives them away: %(names)s.")
        % {"names": "; ".join(presenters.named(found.pinned)) or _("none")},
        warning=_("Whoever decides on the tables is shown these figures and your reason."),
    )

    def accept() -> str:
        wanted = replace(
            found.wanted,
            accepted=(*found.wanted.accepted, *found.pinned),
            because=form.cleaned_data["because"],
        )
        return _progress(request, verbs.ask_for_making(wanted=wanted, title=found.title, by=request.viewer, at=now()))

    return answered(request, form, words, accept)


@asks
def ask_for_tables(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask a second person to let the tables out."""
    form = forms.AskForm(request.POST or None)
    words = FormWords(_("Ask for these tables to be published"), _("Ask for it"), _back(reference))

    def ask() -> str:
        because = form.cleaned_data["because"]
        verbs.ask_to_publish(reference=reference, because=because, by=request.viewer, at=now())
        return _back(reference)

    return answered(request, form, words, ask)


@asks
def decide_on_tables(request: HttpRequest, reference: str) -> HttpResponse:
    """Let the tables out, or do not; a second person says so, and why."""
    viewer = request.viewer
    form = forms.DecideForm(request.POST or None)
    words = FormWords(
        _("Decide on these tables"),
        _("Decide"),
        _back(reference),
        warning=_("Anybody can read what is published, and keep it. It can be withdrawn, and not unsaid."),
    )

    def decide() -> str:
        because = form.cleaned_data["because"]
        if form.cleaned_data["answer"] == "publish":
            made = verbs.publish(reference=reference, because=because, by=viewer, at=now())
            return reverse("show-public-tables", kwargs={"partnership": viewer.tenant.slug, "reference": made})
        verbs.decline(reference=reference, because=because, by=viewer, at=now())
        return _back(reference)

    return answered(request, form, words, decide)


def take_back(request: HttpRequest, reference: str) -> HttpResponse:
    """Let go of tables that were made."""
    verbs.take_back(reference=reference, by=request.viewer, at=now())
    return HttpResponseRedirect(reverse("list-table-proposals"))


@asks
def withdraw_tables(request: HttpRequest, reference: str) -> HttpResponse:
    """Take tables down at once, and say to readers why."""
    form = forms.WithdrawForm(request.POST or None)
    words = FormWords(
        _("Withdraw the tables %(reference)s") % {"reference": reference},
        _("Withdraw them now"),
        reverse("list-table-proposals"),
        warning=_("Their files are deleted at once. Whoever has a copy keeps it, so later tables allow for that."),
    )

    def withdraw() -> str:
        verbs.withdraw(reference=reference, because=form.cleaned_data["because"], by=request.viewer, at=now())
        return reverse("list-table-proposals")

    return answered(request, form, words, withdraw)


def _progress(request: HttpRequest, reference: str) -> str:
    job = queries.proposal_for(request.viewer, reference).job
    return reverse("show-job", kwargs={"reference": job})


def _back(reference: str) -> str:
    return reverse("show-table-proposal", kwargs={"reference": reference})

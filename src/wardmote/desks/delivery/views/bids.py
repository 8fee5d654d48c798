"""Pages of bids to other funders."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wardmote.desks.agencies.api import bodies_to_choose, people_to_choose
from wardmote.desks.delivery.forms import bids as forms
from wardmote.desks.delivery.forms.money import BecauseForm
from wardmote.desks.delivery.presenters import bids as presenters
from wardmote.desks.delivery.presenters.side import side
from wardmote.desks.delivery.queries import bids as queries
from wardmote.desks.delivery.rules.bids import EVERY
from wardmote.desks.delivery.verbs import bids as verbs
from wardmote.desks.plan.api import aims_for
from wardmote.foundation.access import Viewer
from wardmote.foundation.correspondence import export
from wardmote.foundation.editions import Superseded
from wardmote.foundation.editions.answering import answered
from wardmote.foundation.editions.comparing import compare
from wardmote.foundation.now import now, today
from wardmote.foundation.pages import render
from wardmote.foundation.pages.forms import Form, FormWords
from wardmote.foundation.pages.words import money

asks = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def list_bids(request: HttpRequest) -> HttpResponse:
    """The register of bids to other funders."""
    viewer, state = request.viewer, request.GET.get("state", "")
    page = presenters.bids_page(queries.bids_for(viewer, today()), state if state in EVERY else "", viewer)
    return render(request, "delivery/bids.html", {"page": page, "side": side(request.path)})


@require_safe
def download_csv(request: HttpRequest) -> HttpResponse:
    """The register as CSV."""
    return _download(request, "bids.csv")


@require_safe
def download_xlsx(request: HttpRequest) -> HttpResponse:
    """The register as a spreadsheet."""
    return _download(request, "bids.xlsx")


def _download(request: HttpRequest, name: str) -> HttpResponse:
    found = queries.bids_for(request.viewer, today())
    about = tuple(("delivery", "Bid", each.id) for each in found)
    return export(request, name=name, content=presenters.bids_table(found), about=about)


@require_safe
def show_bid(request: HttpRequest, reference: str) -> HttpResponse:
    """One bid."""
    viewer = request.viewer
    found = queries.bid_for(viewer, reference, today())
    page = presenters.bid_page(found, queries.history_of_bid(viewer, found.id), viewer)
    return render(request, "delivery/bid.html", {"page": page, "side": side(request.path)})


@asks
def add_bid(request: HttpRequest) -> HttpResponse:
    """Write a bid down."""
    viewer = request.viewer
    form = forms.BidForm(request.POST or None, **_choices(viewer))

    def act() -> str:
        made = verbs.add_bid(said=_said(form), by=viewer, at=now())
        return presenters.address_of(queries.bid_of_id(viewer, made, today()))

    return answered(request, form, FormWords(_("Add a bid"), _("Add bid"), reverse("list-bids")), act)


@asks
def change_bid(request: HttpRequest, reference: str) -> HttpResponse:
    """Change what a bid says."""
    viewer = request.viewer
    found = queries.bid_for(viewer, reference, today())
    form = forms.ChangeBidForm(request.POST or None, initial=_initial(found), **_choices(viewer))
    page = presenters.address_of(found)

    def act() -> str:
        verbs.change_bid(bid=found.id, edition=form.cleaned_data["edition"], said=_said(form), by=viewer, at=now())
        return page

    words = FormWords(_("Change the bid"), _("Save"), page)
    try:
        return answered(request, form, words, act)
    except Superseded as late:
        again = queries.bid_for(viewer, reference, today())
        saved = forms.ChangeBidForm(initial=_initial(again), **_choices(viewer))
        return compare(request, form, saved, words, late=late, of=("delivery", "Bid", found.id))


@asks
def send_bid(request: HttpRequest, reference: str) -> HttpResponse:
    """Say that a bid was sent."""
    viewer = request.viewer
    found = queries.bid_for(viewer, reference, today())
    form = forms.SentForm(request.POST or None)
    page = presenters.address_of(found)

    def act() -> str:
        verbs.send_bid(bid=found.id, day=form.cleaned_data["day"], by=viewer, at=now())
        return page

    return answered(request, form, FormWords(_("Say that it was sent"), _("Save"), page), act)


@asks
def answer_bid(request: HttpRequest, reference: str) -> HttpResponse:
    """Write down what the funder answered."""
    viewer = request.viewer
    found = queries.bid_for(viewer, reference, today())
    form = forms.AnswerForm(request.POST or None)
    page = presenters.address_of(found)

    def act() -> str:
        verbs.record_answer(bid=found.id, answer=verbs.Answer(**form.cleaned_data), by=viewer, at=now())
        return page

    why = _("%(asked)s was asked for.") % {"asked": money(found.pence)}
    return answered(request, form, FormWords(_("Record the funder's answer"), _("Save"), page, why=why), act)


@asks
def withdraw_bid(request: HttpRequest, reference: str) -> HttpResponse:
    """Take a bid back."""
    return _because(request, reference, _("Withdraw the bid"), _("Withdraw it"), verbs.withdraw_bid)


@asks
def reopen_bid(request: HttpRequest, reference: str) -> HttpResponse:
    """Undo what was written down wrongly."""
    return _because(request, reference, _("Open the bid again"), _("Open it again"), verbs.open_bid_again)


def _because(request: HttpRequest, reference: str, heading: str, go: str, verb: Callable[..., None]) -> HttpResponse:
    viewer = request.viewer
    found = queries.bid_for(viewer, reference, today())
    form = BecauseForm(request.POST or None)
    page = presenters.address_of(found)

    def act() -> str:
        verb(bid=found.id, because=form.cleaned_data["because"], by=viewer, at=now())
        return page

    return answered(request, form, FormWords(heading, go, page), act)


def _choices(viewer: Viewer) -> dict[str, list[tuple[str, str]]]:
    aims = [(str(each.id), f"{each.plan}, {each.priority}: {each.text}") for each in aims_for(viewer)]
    return {"aims": aims, "bodies": bodies_to_choose(viewer), "people": people_to_choose(viewer)}


def _said(form: Form) -> verbs.BidSaid:
    given = form.cleaned_data
    return verbs.BidSaid(
        title=given["title"],
        funder=given["funder"],
        purpose=given["purpose"],
        aim=UUID(given["aim"]),
        organisation=UUID(given["organisation"]),
        pence=given["pence"],
        closes=given["closes"],
        answer_due=given["answer_due"],
        lead=UUID(given["lead"]) if given["lead"] else None,
    )


def _initial(found: queries.BidSeen) -> dict:
    alike = ("title", "funder", "purpose", "pence", "closes", "answer_due", "edition")
    return {
        **{name: getattr(found, name) for name in alike},
        "aim": str(found.aim.id),
        "organisation": str(found.organisation),
        "lead": str(found.lead or ""),
    }

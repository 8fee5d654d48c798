"""Pages of requests: the list, one of them, asking for what was approved in advance, taking back, refusing."""

from datetime import timedelta
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from wardmote.desks.sharing.forms import requests as forms
from wardmote.desks.sharing.presenters import request as presenters
from wardmote.desks.sharing.presenters import requests as lists
from wardmote.desks.sharing.presenters.measures import measures_page
from wardmote.desks.sharing.queries import requests as queries
from wardmote.desks.sharing.queries.law import protocol_for
from wardmote.desks.sharing.queries.measures import measured_for, records_for
from wardmote.desks.sharing.queries.routine import Askable, askable_for, routine_set_for
from wardmote.desks.sharing.rules import requests as rules
from wardmote.desks.sharing.verbs import requests as verbs
from wardmote.desks.sharing.verbs import told as told_verbs
from wardmote.errors import Missing
from wardmote.foundation import audit
from wardmote.foundation.editions.answering import answered
from wardmote.foundation.local_values import value_of
from wardmote.foundation.now import day_of, now, today
from wardmote.foundation.pages import render
from wardmote.foundation.pages.forms import Form, FormWords

#: How far back requests are measured.
MEASURED_DAYS = 365


@never_cache
@require_safe
def list_requests(request: HttpRequest) -> HttpResponse:
    """The requests that the member may read of."""
    found = queries.requests_for(request.viewer)
    audit.shown(request, ("sharing", "DisclosureRequest", [each.id for each in found]))
    asked, protocol = request.GET.get("state", ""), protocol_for(request.viewer, today())
    page = lists.requests_page(found, queries.LISTED, asked, request.viewer, protocol)
    return render(request, "sharing/listed.html", {"page": page})


@never_cache
@require_safe
def show_measures(request: HttpRequest) -> HttpResponse:
    """How requests of the last twelve months were answered and refused, for who oversees them."""
    viewer, at = request.viewer, now()
    since = at - timedelta(days=MEASURED_DAYS)
    least, compared = (int(value_of(viewer, f"sharing.{each}_least", today())) for each in ("measures", "shares"))
    spoken = records_for(viewer, since)
    page = measures_page(measured_for(viewer, since), spoken, day_of(since), at, least, compared)
    return render(request, "sharing/listed.html", {"page": page})


@never_cache
@require_safe
def ask_for_information(request: HttpRequest) -> HttpResponse:
    """What can be asked for at once, and of whom."""
    viewer = request.viewer
    page = lists.ask_page(askable_for(viewer, today()), protocol_for(viewer, today()))
    return render(request, "sharing/listed.html", {"page": page})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask_routine(request: HttpRequest, routine: UUID, holder: UUID) -> HttpResponse:
    """Ask for what was approved in advance."""
    viewer, one = request.viewer, _askable(request, routine, holder)
    form = forms.AskForm(request.POST or None)

    def act() -> str:
        reference = verbs.ask_routine(routine=routine, holder=holder, **form.cleaned_data, by=viewer, at=now())
        return _href(reference)

    told = {"title": one.routine.title, "body": one.holder.organisation_name, "because": one.routine.because}
    fields = "; ".join(each.name for each in one.routine.fields)
    words = FormWords(
        heading=_("Ask %(body)s: %(title)s") % told,
        go=_("Ask"),
        back=reverse("ask-for-information"),
        why=_("You ask for: %(fields)s. The reason is the one that was approved: %(because)s")
        % {**told, "fields": fields},
    )
    return answered(request, form, words, act)


@never_cache
@require_safe
def show_request(request: HttpRequest, reference: str) -> HttpResponse:
    """One request, and nothing of whom it is about."""
    viewer = request.viewer
    found = queries.request_for(viewer, reference)
    audit.shown(request, ("sharing", "DisclosureRequest", found.id))
    routine = routine_set_for(viewer, found.routine, today()) if found.routine else None
    words = queries.refusal_of(viewer, found.id), queries.review_of(viewer, found.id)
    page = presenters.request_page(found, routine, words, protocol_for(viewer, today()), viewer)
    return render(request, "sharing/record.html", {"page": page})


@never_cache
@require_safe
def show_decision(request: HttpRequest, reference: str) -> HttpResponse:
    """A stored decision, made again."""
    viewer = request.viewer
    found, one = queries.decision_for(viewer, reference)
    page = presenters.decision_page(found, one, protocol_for(viewer, today()))
    return render(request, "sharing/record.html", {"page": page})


@never_cache
@require_safe
def show_receipt(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """The receipt of what was told, which both sides keep."""
    found = queries.request_for(request.viewer, reference)
    one = next((each for each in found.told if each.number == number), None)
    if one is None:
        raise Missing("There is no such receipt here.", instead="Choose it from its request.")
    return render(request, "sharing/record.html", {"page": presenters.receipt_page(found, one)})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw_request(request: HttpRequest, reference: str) -> HttpResponse:
    """Take back what one asked."""
    queries.request_for(request.viewer, reference)

    def act() -> str:
        verbs.withdraw_request(request=reference, by=request.viewer, at=now())
        return _href(reference)

    words = FormWords(_("Take the request back"), _("Take it back"), _href(reference))
    return answered(request, Form(request.POST or None), words, act)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def refuse_request(request: HttpRequest, reference: str) -> HttpResponse:
    """Tell nothing, and say why."""
    viewer = request.viewer
    found = queries.request_for(viewer, reference)
    rules.check_may_answer(viewer, found.holder, found.holder_name)
    form = forms.RefuseForm(request.POST or None)

    def act() -> str:
        verbs.refuse_request(request=reference, because=form.cleaned_data["because"], by=viewer, at=now())
        return _href(reference)

    return answered(request, form, FormWords(_("Refuse the request"), _("Refuse it"), _href(reference)), act)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def destroy_told(request: HttpRequest, reference: str) -> HttpResponse:
    """Say that what was told was destroyed."""
    queries.request_for(request.viewer, reference)

    def act() -> str:
        told_verbs.destroy_told(request=reference, by=request.viewer, at=now())
        return _href(reference)

    words = FormWords(
        heading=_("Say that it was destroyed"),
        go=_("It was destroyed"),
        back=_href(reference),
        warning=_("What is kept here can be read by nobody from this moment. The receipt with its hash stays."),
    )
    return answered(request, Form(request.POST or None), words, act)


def receive_told(request: HttpRequest, reference: str) -> HttpResponse:
    """Say that one has what was told."""
    told_verbs.receive_told(request=reference, by=request.viewer, at=now())
    return HttpResponseRedirect(_href(reference), status=303)


def _askable(request: HttpRequest, routine: UUID, holder: UUID) -> Askable:
    rules.check_may_ask(request.viewer)
    for each in askable_for(request.viewer, today()):
        if (each.routine.id, each.holder.organisation) == (routine, holder):
            return each
    raise Missing("This cannot be asked for at once.", instead="See what can be, and of whom.")


def _href(reference: str) -> str:
    return reverse("show-sharing-request", kwargs={"reference": reference})

"""Pages that show whom a request is about, and what was or is to be told. What is typed there has no draft."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from wardmote.desks.sharing.forms import requests as forms
from wardmote.desks.sharing.presenters import telling as presenters
from wardmote.desks.sharing.queries.asking import reasons_of
from wardmote.desks.sharing.queries.deciding import decision_on
from wardmote.desks.sharing.queries.law import protocol_for
from wardmote.desks.sharing.queries.request_seen import RequestSeen
from wardmote.desks.sharing.queries.requests import request_for
from wardmote.desks.sharing.queries.routine import conditions_of, keep_days_of
from wardmote.desks.sharing.queries.telling import ToldSeen, told_for
from wardmote.desks.sharing.rules import requests as rules
from wardmote.desks.sharing.verbs import telling as verbs
from wardmote.desks.sharing.verbs import told as told_verbs
from wardmote.desks.sharing.views.closed import answered_closed, closed
from wardmote.errors import NotNow
from wardmote.foundation.now import now, today
from wardmote.protocol import ASK

#: What the protocol is asked with before anybody has answered: that nobody is put at risk.
FORESEEN = {"would_endanger": False, "proportionate": True}


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def answer_request(request: HttpRequest, reference: str) -> HttpResponse:
    """Tell what was asked for."""
    viewer = request.viewer
    found = _to_answer(request, reference)
    decision, _record = decision_on(viewer, found, FORESEEN, now())
    weighs = bool(decision.answered(ASK)) or any(each.sensitive for each in found.fields)
    kept_until = today() + timedelta(days=keep_days_of(viewer, found, today()))
    conditions = conditions_of(viewer, found, today())
    initial = {"destroy_by": kept_until, "conditions": conditions, "regime": found.facts.get("regime")}
    kind = forms.WeighForm if weighs else forms.TellForm
    form = kind(request.POST or None, asked=found.fields, initial=initial)

    def act() -> str:
        given = form.cleaned_data
        telling = verbs.Telling(
            form.said,
            given.get("destroy_by") or kept_until,
            facts=form.facts,
            conditions=given.get("conditions", conditions),
            necessity=given.get("necessity", ""),
            proportionality=given.get("proportionality", ""),
        )
        verbs.tell(request=reference, telling=telling, by=viewer, at=now())
        return found.href

    page = presenters.answer_page(viewer, found, reasons_of(viewer, found), decision, protocol_for(viewer, today()))
    return answered_closed(request, page, form, act)


@never_cache
@require_safe
def read_told(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """What was told, for who was told and who told it."""
    found = request_for(request.viewer, reference)
    told = told_for(request.viewer, found, number, now())
    return closed(request, presenters.told_page(request.viewer, found, told))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def approve_telling(request: HttpRequest, reference: str) -> HttpResponse:
    """Approve what another prepared, or not."""
    viewer = request.viewer
    found, told = _latest(request, reference)
    rules.check_second(viewer, found.holder, found.holder_name, told.disclosure.teller)
    form = forms.SecondForm(request.POST or None)

    def act() -> str:
        decide = verbs.approve_telling if form.cleaned_data["decision"] == forms.APPROVE else verbs.decline_telling
        decide(request=reference, by=viewer, at=now())
        return found.href

    return answered_closed(
        request, presenters.approve_page(viewer, found, told, protocol_for(viewer, today())), form, act
    )


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def correct_told(request: HttpRequest, reference: str) -> HttpResponse:
    """Put right what was told."""
    viewer = request.viewer
    found, told = _latest(request, reference)
    rules.check_may_answer(viewer, found.holder, found.holder_name)
    names = told.disclosure.fields
    initial = {f"{rules.BOX}{n}": told.said[name] for n, name in enumerate(names, 1)}
    form = forms.CorrectForm(request.POST or None, names=names, initial=initial)

    def act() -> str:
        told_verbs.correct_told(request=reference, said=form.said, by=viewer, at=now())
        return found.href

    return answered_closed(request, presenters.correct_page(viewer, found, told), form, act)


def _to_answer(request: HttpRequest, reference: str) -> RequestSeen:
    found = request_for(request.viewer, reference)
    rules.check_may_answer(request.viewer, found.holder, found.holder_name)
    rules.check_waits(waits=found.waits)
    return found


def _latest(request: HttpRequest, reference: str) -> tuple[RequestSeen, ToldSeen]:
    found = request_for(request.viewer, reference)
    if found.latest is None:
        raise NotNow(_("Nothing was told or prepared here."), instead=_("Look at the request."))
    return found, told_for(request.viewer, found, found.latest.number, now())

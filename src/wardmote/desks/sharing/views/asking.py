"""Writing a request that nobody approved in advance: a page for each of six questions, and one to check and send it.

What is typed and not sent is kept as on every form; what is sent of one question is kept with the request.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from wardmote.desks.agencies.api import bodies_to_choose
from wardmote.desks.sharing.forms import asking as forms
from wardmote.desks.sharing.presenters import asking as presenters
from wardmote.desks.sharing.queries.asking import reasons_of, writing_for, written_of
from wardmote.desks.sharing.queries.deciding import decision_on
from wardmote.desks.sharing.queries.law import protocol_for
from wardmote.desks.sharing.queries.request_seen import RequestSeen
from wardmote.desks.sharing.queries.telling import subject_of
from wardmote.desks.sharing.rules import asking as rules
from wardmote.desks.sharing.rules.agreements import NOT_STORED
from wardmote.desks.sharing.rules.requests import check_may_ask
from wardmote.desks.sharing.verbs import asking as verbs
from wardmote.desks.sharing.views.closed import answered_closed
from wardmote.errors import Missing
from wardmote.foundation.editions.answering import answered
from wardmote.foundation.now import now, today
from wardmote.foundation.pages.forms import Form, FormWords

Asked = tuple[Form, Callable[[dict[str, Any]], None]]
#: What the protocol is asked with before its holder has answered.
FORESEEN = {"would_endanger": False, "proportionate": True}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask_unusual(request: HttpRequest) -> HttpResponse:
    """The first question, with which a request begins to be written."""
    check_may_ask(request.viewer)
    form = forms.WhomForm(request.POST or None, **_bodies(request))

    def act() -> str:
        given = {**form.cleaned_data, "holder": UUID(form.cleaned_data["holder"])}
        return _next(request, verbs.begin_request(**given, by=request.viewer, at=now()))

    return answered(request, form, presenters.question_words(rules.WHOM), act)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer_question(request: HttpRequest, reference: str, question: str) -> HttpResponse:
    """One question of a request that is being written."""
    found = writing_for(request.viewer, reference)
    if question not in rules.QUESTIONS:
        raise Missing("There is no such question.", instead="Look at the request.")
    form, say = _QUESTIONS[question](request, found)
    more = {"request": reference, "by": request.viewer, "at": now()}

    def act() -> str:
        say({**form.cleaned_data, **more})
        if form.cleaned_data.get("more") == "yes":
            return reverse("answer-question", kwargs={"reference": reference, "question": rules.FIELDS})
        return _next(request, reference)

    return answered(request, form, presenters.question_words(question, reference), act)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check_request(request: HttpRequest, reference: str) -> HttpResponse:
    """Every answer, what the protocol would say, and sending it."""
    viewer = request.viewer
    found = writing_for(viewer, reference)
    left = rules.unanswered(written_of(viewer, found))
    decision = None if left else decision_on(viewer, found, FORESEEN, now())[0]
    said = subject_of(viewer, found), reasons_of(viewer, found)
    page = presenters.check_page(found, *said, left, decision, protocol_for(viewer, today()))

    def act() -> str:
        verbs.send_request(request=reference, by=viewer, at=now())
        return found.href

    return answered_closed(request, page, Form(request.POST or None), act)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def take_field_out(request: HttpRequest, reference: str, field: UUID) -> HttpResponse:
    """Ask for a field no more."""
    found = writing_for(request.viewer, reference)
    one = next((each for each in found.fields if each.id == field), None)
    if one is None:
        raise Missing("It is not asked for any more.", instead="Look at what you ask for.")
    back = reverse("check-sharing-request", kwargs={"reference": reference})

    def act() -> str:
        verbs.take_requested_field_out(request=reference, field=field, by=request.viewer, at=now())
        return back

    words = FormWords(_("Take out: %(name)s") % {"name": one.name}, _("Take it out"), back)
    return answered(request, Form(request.POST or None), words, act)


def _next(request: HttpRequest, reference: str) -> str:
    """The first question without an answer, or the page on which it is checked."""
    left = rules.unanswered(written_of(request.viewer, writing_for(request.viewer, reference)))
    if left:
        return reverse("answer-question", kwargs={"reference": reference, "question": left[0]})
    return reverse("check-sharing-request", kwargs={"reference": reference})


def _bodies(request: HttpRequest) -> dict[str, Any]:
    kinds = [(each.id, each.title) for each in protocol_for(request.viewer, today()).bodies]
    others = [
        (body, name) for body, name in bodies_to_choose(request.viewer) if body != str(request.viewer.organisation)
    ]
    return {"bodies": others, "kinds": kinds}


def _whom(request: HttpRequest, found: RequestSeen) -> Asked:
    initial = {
        "holder": found.holder,
        "holder_kind": found.holder_kind,
        "recipient_kind": found.recipient_kind,
        "urgency": found.facts.get("urgency"),
    }
    form = forms.WhomForm(request.POST or None, initial=initial, **_bodies(request))
    return form, lambda said: verbs.say_whom(**{**said, "holder": UUID(said["holder"])})


def _purpose(request: HttpRequest, found: RequestSeen) -> Asked:
    purposes = [(each.id, each.title) for each in protocol_for(request.viewer, today()).purposes]
    initial = {"purpose": found.purpose, "case_open": _word(found, "case_open")}
    form = forms.PurposeForm(request.POST or None, initial=initial, purposes=purposes)
    return form, lambda said: verbs.say_purpose(**{**said, "case_open": forms.SAID[said["case_open"]]})


def _subject(request: HttpRequest, found: RequestSeen) -> Asked:
    initial = {name: found.facts.get(name) for name in ("subject", "role")} | {"at_risk": _word(found, "at_risk")}
    if "subject" in found.facts:
        case = ".".join(map(str, found.case)) if found.case else ""
        initial |= {"about": subject_of(request.viewer, found)[0].removeprefix(case).removeprefix("; "), "case": case}
    form = forms.SubjectForm(request.POST or None, initial=initial)
    return form, lambda said: verbs.say_subject(
        **{**said, "at_risk": forms.SAID[said["at_risk"]], "role": said["role"] or None}
    )


def _fields(request: HttpRequest, found: RequestSeen) -> Asked:
    classes = protocol_for(request.viewer, today()).classes
    choices = [(each.id, f"{each.id}: {each.title}") for each in classes if each.id != NOT_STORED]

    def say(said: dict[str, Any]) -> None:
        told = {name: value for name, value in said.items() if name != "more"}
        verbs.add_requested_field(**{**told, "patient": told["patient"] == "yes"})

    return forms.AskedFieldForm(request.POST or None, classes=choices), say


def _without(request: HttpRequest, found: RequestSeen) -> Asked:
    initial = {"consent": found.facts.get("consent"), "one_case": _word(found, "about_one_case")}
    form = forms.WithoutForm(request.POST or None, initial={**initial, "enough": _word(found, "depersonalised_enough")})
    return form, lambda said: verbs.say_without(
        **{**said, "enough": forms.SAID[said["enough"]], "one_case": said["one_case"] == "yes"}
    )


def _why(request: HttpRequest, found: RequestSeen) -> Asked:
    form = forms.WhyForm(request.POST or None, initial={"why": subject_of(request.viewer, found)[1]})
    return form, lambda said: verbs.say_why(**said)


def _word(found: RequestSeen, fact: str) -> str:
    """What was said of a fact, as its form has it; nothing where the question is still to be answered."""
    if fact not in found.facts:
        return ""
    return {True: "yes", False: "no"}.get(found.facts[fact], "not known")


_QUESTIONS: dict[str, Callable[[HttpRequest, RequestSeen], Asked]] = {
    rules.WHOM: _whom,
    rules.PURPOSE: _purpose,
    rules.SUBJECT: _subject,
    rules.FIELDS: _fields,
    rules.WITHOUT: _without,
    rules.WHY: _why,
}

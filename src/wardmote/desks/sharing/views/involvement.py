"""Pages on which a colleague of another agency is asked whether they may speak, and answers."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from wardmote.desks.sharing.forms import involvement as forms
from wardmote.desks.sharing.presenters import involvement as presenters
from wardmote.desks.sharing.queries import involvement as queries
from wardmote.desks.sharing.queries.law import protocol_for
from wardmote.desks.sharing.rules import involvement as rules
from wardmote.desks.sharing.verbs import involvement as verbs
from wardmote.errors import Refused
from wardmote.foundation import audit
from wardmote.foundation.editions.answering import answered
from wardmote.foundation.now import now, today
from wardmote.foundation.pages import render
from wardmote.foundation.pages.forms import Form, FormWords


@never_cache
@require_safe
def list_questions(request: HttpRequest) -> HttpResponse:
    """The questions that the member may read."""
    found = queries.questions_for(request.viewer, now())
    audit.shown(request, ("sharing", "InvolvementQuestion", [each.id for each in found]))
    page = presenters.questions_page(found, request.GET.get("state", ""), request.viewer)
    return render(request, "sharing/listed.html", {"page": page})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask_involvement(request: HttpRequest, person: UUID, holder: UUID) -> HttpResponse:
    """Ask whoever is to be asked at an agency about somebody."""
    viewer = request.viewer
    one = queries.whom_to_ask_at(viewer, person, holder, now())
    for each in (person, one.record):
        audit.shown(request, ("people", "Person", each), fields=("involvement",))
    form = forms.AskForm(request.POST or None)

    def act() -> str:
        reference = verbs.ask_involvement(
            person=person, holder=holder, why=form.cleaned_data["why"], by=viewer, at=now()
        )
        return reverse("show-involvement", kwargs={"reference": reference})

    words = FormWords(
        heading=presenters.heading_of(one),
        go=_("Ask"),
        back=reverse("show-person", kwargs={"person": person, "purpose": one.purpose}),
        why=_("They read who asks, what for and why, and find the person by their own record. They may refuse."),
    )
    return answered(request, form, words, act)


@never_cache
@require_safe
def show_question(request: HttpRequest, reference: str) -> HttpResponse:
    """One question."""
    viewer = request.viewer
    found = _found(request, reference)
    protocol = protocol_for(viewer, today())
    page = presenters.question_page(viewer, found, queries.words_of(viewer, found), protocol)
    return render(request, "sharing/record.html", {"page": page})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer_question(request: HttpRequest, reference: str) -> HttpResponse:
    """Say that they may speak, or refuse."""
    viewer, found = request.viewer, _found(request, reference)
    rules.check_may_answer(viewer, able=queries.may_answer_question(viewer, found))
    form = forms.AnswerForm(request.POST or None)

    def act() -> str:
        verbs.answer_involvement(question=reference, **form.cleaned_data, by=viewer, at=now())
        return found.href

    words = FormWords(
        heading=_("May you speak with %(who)s?") % {"who": found.made_by},
        go=_("Record the answer"),
        back=found.href,
        why=_("They are told yes or no, and nothing of what your record says."),
    )
    return answered(request, form, words, act)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw_question(request: HttpRequest, reference: str) -> HttpResponse:
    """Take back what one asked."""
    viewer, found = request.viewer, _found(request, reference)
    if not found.own:
        raise Refused("Only who asked takes a question back.", instead="Refuse it instead.")

    def act() -> str:
        verbs.withdraw_involvement(question=reference, by=viewer, at=now())
        return found.href

    words = FormWords(heading=_("Take the question back"), go=_("Take it back"), back=found.href)
    return answered(request, Form(request.POST or None), words, act)


def _found(request: HttpRequest, reference: str) -> queries.QuestionSeen:
    found = queries.question_for(request.viewer, reference, now())
    audit.shown(request, ("sharing", "InvolvementQuestion", found.id))
    return found

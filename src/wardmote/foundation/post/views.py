"""Pages of correspondence: fetch, present, render."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from wardmote.errors import Invalid
from wardmote.foundation import audit
from wardmote.foundation.access.frame import enter_as
from wardmote.foundation.correspondence import links, mails
from wardmote.foundation.correspondence.links.reading import Opened
from wardmote.foundation.notices import queries as notices
from wardmote.foundation.notices.verbs import read_all
from wardmote.foundation.now import now
from wardmote.foundation.pages import render, typed
from wardmote.foundation.pages.forms import Form, FormWords, error_list, field, form_page
from wardmote.foundation.post import presenters
from wardmote.foundation.post.forms import TelephoneForm


@never_cache
# The secret in the address is what lets the answer in: there is no session that another site could borrow, and a
# phone that keeps no cookies can answer.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def answer_by_link(request: HttpRequest, secret: str) -> HttpResponse:
    """What one link asks, or what was recorded. Looking changes nothing, for programs that scan mail look too."""
    at = now()
    link = links.opened(secret, at)
    enter_as(request, link.viewer)
    audit.record_read(by=link.viewer, address="answer-by-link", of=(("correspondence", "OneTimeLink", link.id),))
    if request.method == "POST":
        return _take_answer(request, secret, link)
    if link.state == "answered":
        said = links.asked(links.purpose_of(link.purpose), "recorded")(link.viewer, link.target)
        return render(request, "post/recorded.html", {"recorded": said, "link": link, "quick_exit": False})
    links.check_wants_answer(link.state, asked_by=link.asked_by, reference=link.reference)
    return _ask(request, link, _form(link, None))


def _take_answer(request: HttpRequest, secret: str, link: Opened) -> HttpResponse:
    sent = {name: list(values) for name, values in request.POST.lists()}
    answers: dict[str, Any] = {}
    form = None
    if link.state == "waiting":
        form = _form(link, request.POST)
        if not form.is_valid():
            return _ask(request, link, form)
        answers = form.cleaned_data
    try:
        links.answer(secret=secret, sent=sent, answers=answers, at=now())
    except Invalid as wrong:
        if form is None:
            raise
        form.add_error(None, str(wrong))
        return _ask(request, link, form)
    return HttpResponseRedirect(request.path, status=303)


def _form(link: Opened, data: Any) -> forms.Form:
    return links.asked(links.purpose_of(link.purpose), "form")(link.viewer, link.target, data)


def _ask(request: HttpRequest, link: Opened, form: forms.Form) -> HttpResponse:
    question = links.asked(links.purpose_of(link.purpose), "question")(link.viewer, link.target)
    wrong = error_list(form) if form.is_bound else []
    context = {"question": question, "link": link, "form": form, "field": field, "errors": wrong}
    told = {"record_class": question.record_class, "about": question.about}
    return render(request, "post/question.html", context, status=422 if wrong else 200, **told)


@never_cache
@require_safe
def list_links(request: HttpRequest) -> HttpResponse:
    """What was asked by link, and of whom; the choice of state is in the address."""
    page = presenters.links_page(links.links_for(request.viewer, now()), request.GET.get("state", ""))
    return render(request, "post/links.html", {"page": page})


@never_cache
@require_safe
def show_link(request: HttpRequest, reference: str) -> HttpResponse:
    """One thing asked by link: what became of it and what can be done."""
    link = links.link_for(request.viewer, reference, now())
    said = links.asked(links.purpose_of(link.purpose), "recorded")(request.viewer, link.target)
    return render(request, "post/link.html", {"page": presenters.link_page(link, said)})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer_by_telephone(request: HttpRequest, reference: str) -> HttpResponse:
    """Write down an answer that was given by telephone."""
    viewer = request.viewer
    link = links.link_for(viewer, reference, now())
    state = "waiting" if link.state == "run out" else link.state
    links.check_wants_answer(state, asked_by=link.made_by, reference=reference)
    told, data = links.purpose_of(link.purpose), request.POST if request.method == "POST" else None
    asked, form = links.asked(told, "form")(viewer, link.target, data), TelephoneForm(data, prefix="call")
    if data is not None and all([asked.is_valid(), form.is_valid()]):
        try:
            links.answer_by_telephone(
                by=viewer,
                reference=reference,
                answers=asked.cleaned_data,
                spoken_with=form.cleaned_data["spoken_with"],
                spoken=form.spoken,
                read_back=form.cleaned_data["read_back"],
                at=now(),
            )
            return HttpResponseRedirect(reverse("show-link", kwargs={"reference": reference}), status=303)
        except Invalid as wrong:
            form.add_error(None, str(wrong))
    question = links.asked(told, "question")(viewer, link.target)
    errors = [*error_list(asked), *error_list(form)] if data is not None else []
    kept = typed.restore(request, asked, form)
    context = {
        "question": question,
        "link": link,
        "asked": asked,
        "form": form,
        "field": field,
        "errors": errors,
        "kept": kept,
        "hidden": typed.hidden_fields(request, asked),
    }
    told = {"record_class": question.record_class, "about": question.about}
    return render(request, "post/by_telephone.html", context, status=422 if errors else 200, **told)


def ask_again(request: HttpRequest, reference: str) -> HttpResponse:
    """Send the link once more."""
    links.ask_again(by=request.viewer, reference=reference, at=now())
    return HttpResponseRedirect(reverse("show-link", kwargs={"reference": reference}), status=303)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def revoke_link(request: HttpRequest, reference: str) -> HttpResponse:
    """Withdraw what was asked, once the member has been told what that does."""
    link = links.link_for(request.viewer, reference, now())
    back = reverse("show-link", kwargs={"reference": reference})
    if request.method == "POST":
        links.revoke(by=request.viewer, reference=reference, at=now())
        return HttpResponseRedirect(back, status=303)
    words = FormWords(
        heading=_("Withdraw what was asked"),
        go=_("Withdraw it"),
        back=back,
        why=_("%(agency)s can then no longer answer “%(title)s” by the link.")
        % {"agency": link.agency, "title": link.title},
    )
    return form_page(request, Form(), words)


@never_cache
@require_safe
def list_mail(request: HttpRequest) -> HttpResponse:
    """What mail left, waits or could not be delivered."""
    page = presenters.mail_page(mails.mails_for(request.viewer), request.GET.get("state", ""))
    return render(request, "post/mail.html", {"page": page})


def send_again(request: HttpRequest, reference: str) -> HttpResponse:
    """Try once more a mail that could not be delivered."""
    mails.send_again(by=request.viewer, reference=reference, at=now())
    return HttpResponseRedirect(reverse("list-mail"), status=303)


@never_cache
@require_safe
def list_notices(request: HttpRequest) -> HttpResponse:
    """What the member was told."""
    return render(request, "post/notices.html", {"notices": notices.notices_for(request.viewer)})


def read_notices(request: HttpRequest) -> HttpResponse:
    """The member has read it."""
    read_all(by=request.viewer, at=now())
    return HttpResponseRedirect(reverse("list-notices"), status=303)

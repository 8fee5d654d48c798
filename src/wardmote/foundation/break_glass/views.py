"""Pages of break-glass: fetch, present, render."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from wardmote.foundation import audit, local_values
from wardmote.foundation.accounts.confirming import confirmed_recently
from wardmote.foundation.break_glass import presenters, queries, verbs
from wardmote.foundation.break_glass.forms import AnswerForm, BreakForm, ReviewForm
from wardmote.foundation.break_glass.rules import (
    HOURS,
    check_may_agree,
    check_may_break,
    check_may_review,
    may_ask,
)
from wardmote.foundation.editions.answering import answered
from wardmote.foundation.now import now, today
from wardmote.foundation.pages import render
from wardmote.foundation.pages.forms import FormWords


@never_cache
@require_safe
def list_glass(request: HttpRequest) -> HttpResponse:
    """What was opened by break-glass, the latest first."""
    found = queries.glass_for(request.viewer, now())
    audit.shown(request, ("break_glass", "BrokenGlass", [each.id for each in found]))
    return render(request, "break_glass/list.html", {"page": presenters.list_page(request.viewer, found, today())})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@confirmed_recently()
def break_glass(request: HttpRequest) -> HttpResponse:
    """Open a case that the member is not on."""
    viewer = request.viewer
    check_may_break(viewer, today())
    form = BreakForm(request.POST or None, may_ask=may_ask(viewer, today()))

    def act() -> str:
        said = form.cleaned_data
        made = verbs.break_glass(
            by=viewer,
            case=said["case"],
            purpose=said["purpose"],
            reason=said["reason"],
            no_conflict=form.no_conflict,
            with_contact=form.with_contact,
            at=now(),
        )
        return reverse("show-broken-glass", kwargs={"glass": made})

    words = FormWords(
        heading=_("Open a case by break-glass"),
        go=_("Open it, and tell the liaison officer"),
        back=reverse("list-broken-glass"),
        why=_("It is open to you for %(hours)s hours. Every look is recorded, and somebody else reviews it.")
        % {"hours": local_values.value_of(viewer, HOURS, today())},
    )
    return answered(request, form, words, act)


@never_cache
@require_safe
def show_glass(request: HttpRequest, glass: UUID) -> HttpResponse:
    """One opening: why, until when, and what the review found."""
    viewer = request.viewer
    found = queries.one_for(viewer, glass, now())
    able = queries.who_may_agree(viewer, found.member) if found.release else {}
    return render(request, "break_glass/glass.html", {"page": presenters.glass_page(viewer, found, able, today())})


def close_glass(request: HttpRequest, glass: UUID) -> HttpResponse:
    """Close it before its time."""
    verbs.close(by=request.viewer, glass=glass, at=now())
    return HttpResponseRedirect(reverse("show-broken-glass", kwargs={"glass": glass}), status=303)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def review_glass(request: HttpRequest, glass: UUID) -> HttpResponse:
    """Say whether it was right."""
    viewer, back = request.viewer, reverse("show-broken-glass", kwargs={"glass": glass})
    opened = queries.one_for(viewer, glass, now())
    check_may_review(viewer, opened.member)
    form = ReviewForm(request.POST or None)

    def act() -> str:
        said = form.cleaned_data
        verbs.review(by=viewer, glass=glass, finding=said["finding"], words=said["words"], at=now())
        return back

    words = FormWords(
        heading=_("Review an opening by break-glass"),
        go=_("Record the review"),
        back=back,
        why=_("%(who)s opened it for this reason: %(reason)s") % {"who": opened.opened_by, "reason": opened.reason},
    )
    return answered(request, form, words, act)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@confirmed_recently()
def answer(request: HttpRequest, glass: UUID) -> HttpResponse:
    """Say, as a second person, whether it may show how somebody is reached safely."""
    viewer, back = request.viewer, reverse("show-broken-glass", kwargs={"glass": glass})
    opened = queries.one_for(viewer, glass, now())
    check_may_agree(viewer, opened.member)
    form = AnswerForm(request.POST or None)

    def act() -> str:
        said = form.cleaned_data
        told = {"answer": said["answer"], "words": said["words"], "no_conflict": form.no_conflict}
        verbs.answer(by=viewer, glass=glass, **told, at=now())
        return back

    words = FormWords(
        heading=_("Be the second person"),
        go=_("Record what you say"),
        back=back,
        why=presenters.asked_of_second(opened, today()),
    )
    return answered(request, form, words, act)


def take_back(request: HttpRequest, glass: UUID) -> HttpResponse:
    """Ask no longer for a second person; or agree no longer."""
    verbs.take_release_back(by=request.viewer, glass=glass, at=now())
    return HttpResponseRedirect(reverse("show-broken-glass", kwargs={"glass": glass}), status=303)

"""Pages of what is edited in the site: fetch, present, render."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wardmote.errors import Invalid, NotNow
from wardmote.foundation import local_values
from wardmote.foundation.changes import queries as changes
from wardmote.foundation.changes import verbs
from wardmote.foundation.changes.rules import check_may_decide
from wardmote.foundation.changes.weighing import kind_of, weigh
from wardmote.foundation.editing import presenters
from wardmote.foundation.editing.forms import DecideForm, as_typed, starts_today, value_form
from wardmote.foundation.editions.answering import answered
from wardmote.foundation.local_values import reading
from wardmote.foundation.local_values.concern import VALUE
from wardmote.foundation.now import now, today
from wardmote.foundation.pages import render
from wardmote.foundation.pages.forms import FormWords, form_page


@require_safe
def list_values(request: HttpRequest) -> HttpResponse:
    """What varies locally, and what it is here."""
    page = presenters.values_page(reading.values_for(request.viewer, today()), request.GET.get("of", ""))
    return render(request, "editing/values.html", {"page": page})


@require_safe
def show_value(request: HttpRequest, name: str) -> HttpResponse:
    """One local value: what it is, may be and has been."""
    viewer = request.viewer
    page = presenters.value_page(
        viewer,
        reading.value_seen(viewer, name, today()),
        reading.versions_of(viewer, name),
        changes.changes_for(viewer, kind=VALUE, subject=name),
    )
    return render(request, "editing/value.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def change_value(request: HttpRequest, name: str) -> HttpResponse:
    """Propose a new value."""
    viewer, told = request.viewer, local_values.value_named(name)
    held = reading.value_seen(viewer, name, today()).value
    form = value_form(told, request.POST or None, initial=starts_today(today(), as_typed(told, held)))

    def propose() -> str:
        said = form.cleaned_data
        value, starts, because = {"value": said["value"]}, said["starts"], said["because"]
        reference = verbs.propose(
            by=viewer, kind=VALUE, subject=name, said=value, starts=starts, because=because, at=now()
        )
        return reverse("show-change", kwargs={"reference": reference})

    words = FormWords(
        heading=_("Change what holds here"),
        go=_("Propose the change") if told.legal else _("Make the change"),
        back=reverse("show-local-value", kwargs={"name": name}),
        why=_("The law is touched, so a second person approves it before it holds.") if told.legal else "",
    )
    return answered(request, form, words, propose)


@require_safe
def list_changes(request: HttpRequest) -> HttpResponse:
    """What was proposed, what waits for a second person, and what was decided."""
    page = presenters.changes_page(changes.changes_for(request.viewer), request.GET.get("state", ""))
    return render(request, "editing/changes.html", {"page": page})


@require_safe
def show_change(request: HttpRequest, reference: str) -> HttpResponse:
    """One change, before and after."""
    change = changes.change_for(request.viewer, reference)
    try:
        href = weigh(request.viewer, change.kind, change.subject, change.said).href
    except (Invalid, NotNow):
        href = ""
    return render(request, "editing/change.html", {"page": presenters.change_page(request.viewer, change, href)})


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, reference: str) -> HttpResponse:
    """Approve or decline what somebody else proposed."""
    viewer, change = request.viewer, changes.change_for(request.viewer, reference)
    check_may_decide(kind_of(change.kind), viewer, change.member)
    back = reverse("show-change", kwargs={"reference": reference})
    if change.state != "waiting":
        return HttpResponseRedirect(back, status=303)
    form = DecideForm(request.POST or None)
    if form.is_bound and form.is_valid():
        act = verbs.approve if form.cleaned_data["answer"] == "approve" else verbs.decline
        act(by=viewer, reference=reference, because=form.cleaned_data["because"], at=now())
        return HttpResponseRedirect(back, status=303)
    words = FormWords(
        heading=_("Decide on a change"),
        go=_("Record the decision"),
        back=back,
        why=presenters.in_brief(change),
    )
    return form_page(request, form, words)


def withdraw(request: HttpRequest, reference: str) -> HttpResponse:
    """Take back what one proposed oneself."""
    verbs.withdraw(by=request.viewer, reference=reference, at=now())
    return HttpResponseRedirect(reverse("show-change", kwargs={"reference": reference}), status=303)

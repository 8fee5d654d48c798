"""Pages of requests for access: the list, one of them, and what whoever received it does."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from wardmote.desks.agencies.api import organisations_for
from wardmote.desks.people.api import looks_after_any
from wardmote.desks.rights.forms import requests as forms
from wardmote.desks.rights.presenters import requests as presenters
from wardmote.desks.rights.presenters.told import told_page
from wardmote.desks.rights.queries import requests as queries
from wardmote.desks.rights.rules import requests as rules
from wardmote.desks.rights.verbs import requests as verbs
from wardmote.desks.rights.views import closed
from wardmote.foundation import audit
from wardmote.foundation.access import Viewer
from wardmote.foundation.editions.answering import answered
from wardmote.foundation.now import now, today
from wardmote.foundation.pages import render
from wardmote.foundation.pages.forms import Form, FormWords
from wardmote.foundation.subject_access.declared import tables


@never_cache
@require_safe
def list_access(request: HttpRequest) -> HttpResponse:
    """Those that the viewer handles, prepares or looks after, by reference."""
    found = queries.requests_for(request.viewer)
    audit.shown(request, ("rights", "AccessRequest", [each.id for each in found]))
    page = presenters.list_page(request.viewer, found, looks_after=looks_after_any(request.viewer))
    return render(request, "rights/list.html", {"page": page})


@require_safe
def show_what_is_told(request: HttpRequest) -> HttpResponse:
    """What somebody who asks is told of each table, and what never."""
    return render(request, "rights/told.html", {"page": told_page(tables())})


@never_cache
@require_safe
def show_access(request: HttpRequest, reference: str) -> HttpResponse:
    """One request, with who asks."""
    found = queries.request_for(request.viewer, reference)
    page = presenters.request_page(request.viewer, found)
    return closed.shown(request, "rights/request.html", {"page": page}, _about(found))


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def receive_access(request: HttpRequest) -> HttpResponse:
    """Write down that somebody asked."""
    viewer = request.viewer
    rules.check_handles(viewer)
    initial = {"received_on": today(), "bodies": [str(viewer.organisation)]}
    form = forms.RequestForm(request.POST or None, bodies=_bodies(viewer), initial=initial)

    def act() -> str:
        return _href(verbs.receive_request(said=_said(form), by=viewer, at=now()))

    words = FormWords(
        heading=_("Somebody asks what is held about them"),
        go=_("Write it down"),
        back=reverse("list-access"),
        why=_("They need not write, nor name any law. From the day on which it came in there is one month."),
        warning=_("Make sure that nobody makes them ask: see them alone where you can."),
    )
    return closed.answered(request, form, words, act, about=())


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def correct_access(request: HttpRequest, reference: str) -> HttpResponse:
    """Put right what was written down."""
    viewer, found = request.viewer, queries.request_for(request.viewer, reference)
    form = forms.CorrectForm(request.POST or None, bodies=_bodies(viewer), initial=_initial(found))

    def act() -> str:
        # Where somebody was quicker the form says so: what stands there now tells of somebody, and is read on its page.
        edition = form.cleaned_data["edition"]
        verbs.correct_request(request=reference, edition=edition, said=_said(form), by=viewer, at=now())
        return _href(reference)

    words = FormWords(_("Put right what was written down"), _("Save"), _href(reference))
    return closed.answered(request, form, words, act, _about(found))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def pause_access(request: HttpRequest, reference: str) -> HttpResponse:
    """Stop the clock."""
    form = forms.PauseForm(request.POST or None, initial={"since": today()})
    return _done(request, reference, form, (_("Stop the clock"), _("Stop it")), verbs.pause_request)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def resume_access(request: HttpRequest, reference: str) -> HttpResponse:
    """Let the clock run again."""
    form = forms.ResumeForm(request.POST or None, initial={"until": today()})
    return _done(request, reference, form, (_("The clock runs again"), _("Save")), verbs.resume_request)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def extend_access(request: HttpRequest, reference: str) -> HttpResponse:
    """Take two months more."""
    form = forms.ExtendForm(request.POST or None)
    return _done(request, reference, form, (_("Take two months more"), _("Extend it")), verbs.extend_request)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw_access(request: HttpRequest, reference: str) -> HttpResponse:
    """They took it back."""
    words = (_("They took it back"), _("Write it down"))
    return _done(request, reference, Form(request.POST or None), words, verbs.withdraw_request)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def open_access_again(request: HttpRequest, reference: str) -> HttpResponse:
    """They did not take it back after all."""
    words = (_("Open it again"), _("Open it again"))
    return _done(request, reference, Form(request.POST or None), words, verbs.open_request_again)


def _done(
    request: HttpRequest, reference: str, form: Form, words: tuple[str, str], verb: Callable[..., None]
) -> HttpResponse:
    queries.request_for(request.viewer, reference)

    def act() -> str:
        verb(request=reference, **form.cleaned_data, by=request.viewer, at=now())
        return _href(reference)

    heading, go = words
    told = _("Request %(reference)s") % {"reference": reference}
    return answered(request, form, FormWords(heading, go, _href(reference), why=told), act)


def _bodies(viewer: Viewer) -> list[tuple[str, str]]:
    able = {body for body, _member in queries.handlers_for(viewer)}
    return [(str(each.id), each.name) for each in organisations_for(viewer) if each.id in able]


def _said(form: forms.RequestForm) -> verbs.RequestSaid:
    given = {name: value for name, value in form.cleaned_data.items() if name not in ("bodies", "edition")}
    return verbs.RequestSaid(**given, bodies=tuple(map(UUID, form.cleaned_data["bodies"])))


def _initial(found: queries.RequestRead) -> dict[str, Any]:
    who = found.subject
    return {
        "received_on": found.received_on,
        "given": who.given,
        "family": who.family,
        "born": who.born,
        "contact": who.contact,
        "asked": found.asked,
        "identity": found.identity,
        "bodies": [str(each.organisation) for each in found.parts if each.only is None],
        "edition": found.edition,
    }


def _about(found: queries.RequestSeen) -> tuple[tuple[str, str, UUID], ...]:
    return (("rights", "AccessRequest", found.id),)


def _href(reference: str) -> str:
    return reverse("show-access", kwargs={"reference": reference})

"""Approving in advance what may be asked for under an agreement, and ending that."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wardmote.desks.sharing.forms.requests import RoutineForm
from wardmote.desks.sharing.presenters.agreements import href_of
from wardmote.desks.sharing.queries.agreements import agreement_for
from wardmote.desks.sharing.queries.law import protocol_for
from wardmote.desks.sharing.queries.routine import ROUTINE_SET, routine_set_for
from wardmote.desks.sharing.rules.requests import is_sensitive
from wardmote.desks.sharing.verbs import routine as verbs
from wardmote.errors import NotNow
from wardmote.foundation.changes.verbs import propose
from wardmote.foundation.editions.answering import answered
from wardmote.foundation.now import now, today
from wardmote.foundation.pages.forms import Form, FormWords


@require_http_methods(["GET", "HEAD", "POST"])
def approve_in_advance(request: HttpRequest, reference: str) -> HttpResponse:
    """Propose that fields may be asked for in advance; a second person approves that."""
    viewer = request.viewer
    found = agreement_for(viewer, reference, today())
    version = found.open
    if version is None or found.tier != 2:
        raise NotNow(
            _("Fields are approved in advance under an open version of a tier 2 agreement."),
            instead=_("Open a version for signature first."),
        )
    titles = {each.id: each.title for each in protocol_for(viewer, today()).purposes}
    fields = [
        (each.name, each.name) for each in version.fields if not is_sensitive(each.record_class, each.sensitivity)
    ]
    form = RoutineForm(
        request.POST or None, fields=fields, purposes=[(each, titles[each]) for each in version.purposes]
    )

    def act() -> str:
        told = {"kind": ROUTINE_SET, "subject": reference, "said": form.said, "starts": today()}
        because = _("Approved in advance: %(title)s") % {"title": form.said["title"]}
        return reverse("show-change", kwargs={"reference": propose(by=viewer, **told, because=because, at=now())})

    words = FormWords(
        heading=_("Approve fields in advance"),
        go=_("Propose it"),
        back=href_of(found),
        why=_("Those who signed can then ask one another for these by one press. A second person approves it first."),
    )
    return answered(request, form, words, act)


@require_http_methods(["GET", "HEAD", "POST"])
def end_routine(request: HttpRequest, routine: UUID) -> HttpResponse:
    """Let it be asked for no more."""
    found = routine_set_for(request.viewer, routine, today())

    def act() -> str:
        verbs.end_routine(routine=routine, by=request.viewer, at=now())
        return href_of(found.agreement)

    words = FormWords(
        heading=_("End: %(title)s") % {"title": found.title},
        go=_("End it"),
        back=href_of(found.agreement),
        why=_("It can be asked for no more. What was asked before is still answered."),
    )
    return answered(request, Form(request.POST or None), words, act)

"""Pages of what is told by voice in an emergency: deciding, writing it down, reviewing it."""

from datetime import timedelta
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from wardmote.desks.agencies.api import bodies_to_choose
from wardmote.desks.sharing.forms import emergencies as forms
from wardmote.desks.sharing.presenters.telling import record_page
from wardmote.desks.sharing.queries.law import protocol_for
from wardmote.desks.sharing.queries.requests import request_for
from wardmote.desks.sharing.queries.routine import keep_days_of
from wardmote.desks.sharing.rules import emergencies as rules
from wardmote.desks.sharing.rules import requests as request_rules
from wardmote.desks.sharing.verbs import emergencies as verbs
from wardmote.desks.sharing.verbs.telling import Telling
from wardmote.desks.sharing.views.closed import answered_closed
from wardmote.foundation.editions.answering import answered
from wardmote.foundation.now import now, today
from wardmote.foundation.pages.forms import FormWords


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def begin_emergency(request: HttpRequest) -> HttpResponse:
    """Ask the protocol before something is told by voice."""
    viewer = request.viewer
    rules.check_may_tell(viewer)
    protocol = protocol_for(viewer, today())
    form = forms.EmergencyForm(
        request.POST or None,
        bodies=[(body, name) for body, name in bodies_to_choose(viewer) if body != str(viewer.organisation)],
        kinds=[(each.id, each.title) for each in protocol.bodies],
        purposes=[(each.id, each.title) for each in protocol.purposes],
        classes=[(each.id, f"{each.id}: {each.title}") for each in protocol.classes if each.id != rules.NOT_STORED],
    )

    def act() -> str:
        given = form.cleaned_data
        names = ("holder_kind", "recipient_kind", "purpose", "subject", "about", "record_class", "sensitivity")
        said = verbs.Emergency(
            recipient=UUID(given["recipient"]),
            fields=form.fields_told,
            patient=given["patient"] == "yes",
            facts=form.facts,
            **{name: given[name] for name in names},
        )
        return _href(verbs.begin_emergency(said=said, by=viewer, at=now()))

    words = FormWords(
        heading=_("Tell something in an emergency"),
        go=_("Ask what may be told"),
        back=reverse("list-sharing-requests"),
        why=_("You tell it by voice, and write it down here within 24 hours. Another reviews it."),
        warning=_("If a life is in danger, call 999 first."),
    )
    return answered(request, form, words, act)


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def complete_record(request: HttpRequest, reference: str) -> HttpResponse:
    """Write down what was told by voice."""
    viewer = request.viewer
    found = request_for(viewer, reference)
    rules.check_may_record(viewer, found.asker, request_rules.may_answer(viewer, found.holder))
    kept_until = today() + timedelta(days=keep_days_of(viewer, found, today()))
    form = forms.RecordForm(request.POST or None, asked=found.fields, initial={"destroy_by": kept_until})

    def act() -> str:
        given = form.cleaned_data
        telling = Telling(
            form.said,
            given["destroy_by"],
            necessity=given["necessity"],
            proportionality=given["proportionality"],
        )
        told = {"spoken_with": given["spoken_with"], "spoken": form.spoken}
        verbs.complete_record(request=reference, telling=telling, **told, by=viewer, at=now())
        return found.href

    return answered_closed(request, record_page(viewer, found), form, act)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def review_emergency(request: HttpRequest, reference: str) -> HttpResponse:
    """Say whether it was right to tell it."""
    viewer = request.viewer
    found = request_for(viewer, reference)
    rules.check_may_review(viewer, {found.asker, *(each.teller for each in found.told)})
    form = forms.ReviewForm(request.POST or None)

    def act() -> str:
        verbs.review_emergency(request=reference, **form.cleaned_data, by=viewer, at=now())
        return found.href

    words = FormWords(
        heading=_("Review what was told in an emergency"),
        go=_("Record the review"),
        back=found.href,
        why=_("%(who)s told %(body)s: %(fields)s. Read its decision and when it was written down before you say.")
        % {
            "who": found.made_by,
            "body": found.recipient_name,
            "fields": "; ".join(each.name for each in found.fields),
        },
    )
    return answered(request, form, words, act)


def _href(reference: str) -> str:
    return reverse("show-sharing-request", kwargs={"reference": reference})

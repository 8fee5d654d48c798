"""Pages of what was told about a case in a meeting. It is written down on the meeting's own pages."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from wardmote.desks.sharing.forms import requests as forms
from wardmote.desks.sharing.presenters import meetings as presenters
from wardmote.desks.sharing.queries.law import protocol_for
from wardmote.desks.sharing.queries.meetings import meeting_disclosure_for, to_put_right
from wardmote.desks.sharing.rules import requests as rules
from wardmote.desks.sharing.verbs import meetings as verbs
from wardmote.desks.sharing.views.closed import answered_closed
from wardmote.foundation import audit
from wardmote.foundation.editions.answering import answered
from wardmote.foundation.now import now, today
from wardmote.foundation.pages import render
from wardmote.foundation.pages.forms import Form, FormWords
from wardmote.foundation.records import found as found_record


@never_cache
@require_safe
def show_told_in_meeting(request: HttpRequest, reference: str) -> HttpResponse:
    """What was told about one case in a meeting, and nothing of what it was."""
    viewer = request.viewer
    found = meeting_disclosure_for(viewer, reference, today())
    audit.shown(request, ("sharing", "MeetingDisclosure", found.id))
    page = presenters.record_page(found, found_record(viewer, found.item), protocol_for(viewer, today()), viewer)
    return render(request, "sharing/record.html", {"page": page})


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def correct_told_in_meeting(request: HttpRequest, reference: str) -> HttpResponse:
    """Put right what one's own organisation told there."""
    viewer = request.viewer
    found = meeting_disclosure_for(viewer, reference, today())
    told = to_put_right(viewer, found, now())
    said = {name: words for _each, one in told for name, words in one.said.items()}
    initial = {f"{rules.BOX}{n}": words for n, words in enumerate(said.values(), 1)}
    form = forms.CorrectForm(request.POST or None, names=said, initial=initial)

    def act() -> str:
        verbs.correct_in_meeting(record=reference, said=form.said, by=viewer, at=now())
        return _href(reference)

    return answered_closed(request, presenters.correct_page(found, told), form, act)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw_told_in_meeting(request: HttpRequest, reference: str) -> HttpResponse:
    """Take back what was written down."""
    meeting_disclosure_for(request.viewer, reference, today())

    def act() -> str:
        verbs.withdraw_in_meeting(record=reference, by=request.viewer, at=now())
        return _href(reference)

    words = FormWords(
        heading=_("Take back what was told"),
        go=_("Take it back"),
        back=_href(reference),
        warning=_(
            "From this moment nobody reads it here. The receipts stay, and everybody is asked to destroy copies."
        ),
    )
    return answered(request, Form(request.POST or None), words, act)


def _href(reference: str) -> str:
    return reverse("show-told-in-meeting", kwargs={"reference": reference})

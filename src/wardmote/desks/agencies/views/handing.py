"""The handover of one member: fetch, present, render."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from wardmote.desks.agencies import presenters, queries
from wardmote.desks.agencies.rules import check_may_take_over
from wardmote.foundation import concerns, desks
from wardmote.foundation.now import today
from wardmote.foundation.pages import render


@require_safe
def show_handover(request: HttpRequest) -> HttpResponse:
    """One's own handover, or with `?of=` that of a member one may take over from."""
    viewer = request.viewer
    whole = queries.member_for(viewer, request.GET.get("of", "") or queries.own_reference(viewer))
    check_may_take_over(viewer, whole.seen.id, whole.stand_in_on(today()))
    told = (*desks.declared("held_by"), *concerns.declared("held_by"))
    cards = [card for say in told for card in say(viewer, whole.seen.id)]
    page = presenters.handover_page(viewer, whole, cards, queries.parts_of(viewer, whole.seen.id))
    return render(request, "agencies/handover.html", {"page": page, "side": presenters.side(viewer, request.path)})

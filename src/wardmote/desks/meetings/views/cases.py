"""Pages of what meetings share about cases: the agreements of a group, and writing down what was shared."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from wardmote.desks.meetings import rules
from wardmote.desks.meetings.forms.groups import AgreementForm
from wardmote.desks.meetings.presenters.cases import share_page
from wardmote.desks.meetings.queries import cases as queries
from wardmote.desks.meetings.queries.groups import group_for
from wardmote.desks.meetings.queries.meetings import ItemSeen, MeetingSeen, item_for
from wardmote.desks.meetings.rules.cases import check_may_share
from wardmote.desks.meetings.verbs import cases as verbs
from wardmote.desks.meetings.views.answering import group_page, meeting_page
from wardmote.desks.sharing.api import bodies_of, meeting_form
from wardmote.errors import Invalid, Missing, NotNow
from wardmote.foundation.access import Viewer
from wardmote.foundation.editions.answering import answered
from wardmote.foundation.now import now, today
from wardmote.foundation.pages import render
from wardmote.foundation.pages.forms import FormWords, error_list, field


@require_http_methods(["GET", "HEAD", "POST"])
def name_agreement(request: HttpRequest, reference: str) -> HttpResponse:
    """Say under which agreement a group's meetings work."""
    viewer = request.viewer
    group = group_for(viewer, reference).seen
    found = queries.to_name(viewer, group.id, today())
    form = AgreementForm(request.POST or None, agreements=[(str(each.id), each.title) for each in found])

    def act() -> str:
        chosen = UUID(form.cleaned_data["agreement"])
        verbs.name_agreement(group=group.id, agreement=chosen, by=viewer, at=now())
        return group_page(reference)

    words = FormWords(
        _("Under which agreement does it share information?"),
        _("Name it"),
        group_page(reference),
        why=_("What agencies tell one another about a case in its meetings is decided and written down by it."),
    )
    return answered(request, form, words, act)


def end_named_agreement(request: HttpRequest, named: UUID) -> HttpResponse:
    """Work under it no more."""
    _row, reference = queries.named_for(request.viewer, named)
    verbs.end_named(named=named, by=request.viewer, at=now())
    return HttpResponseRedirect(group_page(reference))


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def share_about_case(request: HttpRequest, item: UUID, agreement: str) -> HttpResponse:
    """Write down what agencies told one another about a case. What is typed here has no draft."""
    viewer = request.viewer
    held, meeting = item_for(viewer, item)
    named = {each.agreement.reference: each.agreement for each in queries.named_of(viewer, meeting.group, today())}
    found = named.get(agreement)
    if found is None:
        raise Missing("The group does not work under that agreement.", instead="Name it on the group's page first.")
    present, why = queries.present_on(viewer, meeting, held), _why_not(viewer, held, meeting)
    form = meeting_form(viewer, found, bodies_of(present), request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        of = {name: given[name] for name in ("case", "purpose", "subject", "role")}
        try:
            reference = verbs.share_about_case(
                item=item, agreement=agreement, **of, told=form.told, by=viewer, at=now()
            )
            return HttpResponseRedirect(reverse("show-told-in-meeting", kwargs={"reference": reference}), status=303)
        except (Invalid, NotNow) as wrong:
            form.add_error(None, str(wrong))
    errors = error_list(form) if form.is_bound else []
    page = share_page(found, present, meeting_page(meeting.reference, item), why, viewer)
    context = {"page": page, "form": form, "field": field, "errors": errors}
    return render(request, "meetings/share.html", context, 422 if errors else 200)


def _why_not(viewer: Viewer, held: ItemSeen, meeting: MeetingSeen) -> str:
    """Why nothing can be shared on an item now, in a sentence; nothing where it can."""
    try:
        check_may_share(
            runs=viewer.holds(*rules.RUNS),
            state=meeting.state,
            restricted=held.restricted,
            accepted=meeting.confidential_at is not None,
            named=True,
        )
    except NotNow as wrong:
        return str(wrong)
    return ""

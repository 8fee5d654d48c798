"""Pages of protected records: protecting one, who looked for it, and answering what that was."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from wardmote.desks.people import forms
from wardmote.desks.people.presenters import protection as presenters
from wardmote.desks.people.presenters.words import href_of
from wardmote.desks.people.queries import protection as queries
from wardmote.desks.people.queries.persons import person_for
from wardmote.desks.people.verbs import protecting as verbs
from wardmote.foundation import audit
from wardmote.foundation.editions.answering import answered
from wardmote.foundation.now import now, today
from wardmote.foundation.pages import render
from wardmote.foundation.pages.forms import FormWords


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def protect_person(request: HttpRequest, person: UUID, purpose: str) -> HttpResponse:
    """Let a record be found by nobody but who looks after it."""
    viewer, found = request.viewer, person_for(request.viewer, person, purpose, now())
    able = queries.who_may_look_after(viewer, found.record_class, today())
    form = forms.ProtectForm(request.POST or None, able=[(str(each.id), each.name) for each in able])

    def act() -> str:
        said = form.cleaned_data
        deputy = UUID(said["deputy"]) if said["deputy"] else None
        of = {"person": person, "purpose": purpose, "because": said["because"]}
        verbs.protect(**of, custodian=UUID(said["custodian"]), deputy=deputy, by=viewer, at=now())
        return reverse("list-searches")

    words = FormWords(
        heading=_("Protect this record"),
        go=_("Protect it"),
        back=href_of(person, purpose),
        why=_("Nobody finds it any more but who looks after it. They are told of every search that fits it."),
        warning=_("You will not see it either, unless you look after it."),
    )
    return answered(request, form, words, act)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def end_protection(request: HttpRequest, person: UUID, purpose: str) -> HttpResponse:
    """Let a record be found again."""
    viewer = request.viewer
    person_for(viewer, person, purpose, now())
    form = forms.ReasonForm(request.POST or None)

    def act() -> str:
        because = form.cleaned_data["because"]
        verbs.end_protection(person=person, purpose=purpose, because=because, by=viewer, at=now())
        return reverse("list-searches")

    words = FormWords(
        heading=_("End the protection"),
        go=_("End it"),
        back=href_of(person, purpose),
        warning=_("From then on colleagues of your organisation find this record as any other."),
    )
    return answered(request, form, words, act)


@never_cache
@require_safe
def list_matches(request: HttpRequest) -> HttpResponse:
    """Searches that fitted what the member looks after."""
    found = queries.matches_for(request.viewer)
    audit.shown(request, ("people", "ProtectedMatch", [each.id for each in found]))
    return render(request, "people/matches.html", {"rows": presenters.matches_page(found)})


@never_cache
@require_safe
def show_match(request: HttpRequest, match: UUID) -> HttpResponse:
    """One search: who looked for whom, for what and why."""
    found = queries.match_for(request.viewer, match)
    audit.shown(request, ("people", "Person", found.person), basis=f"{found.purpose} by looking after it")
    return render(request, "people/match.html", {"page": presenters.match_page(found, today())})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer_match(request: HttpRequest, match: UUID) -> HttpResponse:
    """Say what a search was for."""
    viewer, back = request.viewer, reverse("show-match", kwargs={"match": match})
    found = queries.match_for(viewer, match)
    form = forms.AnswerForm(request.POST or None)

    def act() -> str:
        verbs.answer_match(match=match, **form.cleaned_data, by=viewer, at=now())
        return back

    why = _("%(who)s made a record. If it is of the person you look after, both are linked, and only you see that.")
    words = FormWords(
        heading=_("Answer what a search was for"),
        go=_("Record the answer"),
        back=back,
        why=why % {"who": found.who} if found.made else "",
    )
    return answered(request, form, words, act)

"""Pages of one person's record: reading it, putting it right, and saying that it is the same as another."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from wardmote.desks.people import forms
from wardmote.desks.people.presenters import persons as presenters
from wardmote.desks.people.presenters.words import href_of
from wardmote.desks.people.queries.cases import links_of
from wardmote.desks.people.queries.contact import is_opened_by_two
from wardmote.desks.people.queries.persons import PersonSeen, person_for
from wardmote.desks.people.queries.protection import protection_of
from wardmote.desks.people.rules.records import NAME, WRONG, as_name
from wardmote.desks.people.verbs import merging
from wardmote.desks.people.verbs import persons as verbs
from wardmote.errors import Missing
from wardmote.foundation import audit
from wardmote.foundation.editions import Superseded
from wardmote.foundation.editions.answering import answered
from wardmote.foundation.editions.comparing import compare
from wardmote.foundation.now import now, today
from wardmote.foundation.pages import render
from wardmote.foundation.pages.forms import Form, FormWords
from wardmote.foundation.records import remarks


@never_cache
@require_safe
def show_person(request: HttpRequest, person: UUID, purpose: str) -> HttpResponse:
    """One record, for a purpose."""
    viewer, found = request.viewer, _found(request, person, purpose)
    history = audit.history(of=("people", "Person", person), viewer=viewer)
    protection, links = protection_of(viewer, person), links_of(viewer, person, now())
    page = presenters.person_page(viewer, found, purpose, history, today(), protection, links)
    beside = remarks(viewer, ("people", "Person"), (person,)).get(person, ())
    for each in beside:
        if each.of is not None:
            audit.shown(request, each.of, fields=("involvement",))
    of = {"person": person, "purpose": purpose} if is_opened_by_two(viewer, person, purpose, now()) else None
    return render(request, "people/person.html", {"page": page, "beside": beside, "opened_by_two": of})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def correct_name(request: HttpRequest, person: UUID, purpose: str) -> HttpResponse:
    """Put a name right."""

    def make(data: object, found: PersonSeen) -> Form:
        given, family = as_name(found.that_holds(NAME)[0].words)
        return forms.NameForm(data, initial={"given": given, "family": family, "edition": found.edition})

    def do(said: dict) -> None:
        verbs.correct_name(person=person, purpose=purpose, **said, by=request.viewer, at=now())

    return _changing(request, person, purpose, make, (_("Put the name right"), _("Save")), do)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def correct_born(request: HttpRequest, person: UUID, purpose: str) -> HttpResponse:
    """Put a date of birth right."""

    def make(data: object, found: PersonSeen) -> Form:
        return forms.BornForm(data, initial={"born": found.born, "edition": found.edition})

    def do(said: dict) -> None:
        verbs.correct_born(person=person, purpose=purpose, because=WRONG, **said, by=request.viewer, at=now())

    return _changing(request, person, purpose, make, (_("Put the date of birth right"), _("Save")), do)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def add_alias(request: HttpRequest, person: UUID, purpose: str) -> HttpResponse:
    """Write down another name."""

    def make(data: object, found: PersonSeen) -> Form:
        return forms.AliasForm(data, initial={"edition": found.edition})

    def do(said: dict) -> None:
        verbs.add_alias(person=person, purpose=purpose, **said, by=request.viewer, at=now())

    return _changing(request, person, purpose, make, (_("Write down another name"), _("Save")), do)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def end_alias(request: HttpRequest, person: UUID, purpose: str, alias: UUID) -> HttpResponse:
    """Say that another name is not theirs."""
    if alias not in {each.id for each in _found(request, person, purpose).aliases}:
        raise Missing("They have no such name.", instead="Choose one from the record.")

    def make(data: object, found: PersonSeen) -> Form:
        return forms.EditionForm(data, initial={"edition": found.edition})

    def do(said: dict) -> None:
        verbs.end_alias(person=person, purpose=purpose, alias=alias, **said, by=request.viewer, at=now())

    return _changing(request, person, purpose, make, (_("This name is not theirs"), _("Take it out")), do)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def say_same(request: HttpRequest, person: UUID, purpose: str) -> HttpResponse:
    """Say that this record and another are of one person."""
    _found(request, person, purpose)
    form = forms.SameForm(request.POST or None)

    def act() -> str:
        merging.say_same(person=person, purpose=purpose, **form.cleaned_data, by=request.viewer, at=now())
        return href_of(person, purpose)

    words = FormWords(
        heading=_("Say that it is the same person as another record"),
        go=_("Say so"),
        back=href_of(person, purpose),
        why=_("Both records stay as they are and point to each other. It can be undone."),
    )
    return answered(request, form, words, act)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def undo_same(request: HttpRequest, person: UUID, purpose: str, same: UUID) -> HttpResponse:
    """Say that two records are of two people after all."""
    if same not in {each.id for each in _found(request, person, purpose).same if each.undone_at is None}:
        raise Missing("Nobody says that here.", instead="Look at the record again.")
    form = forms.ReasonForm(request.POST or None)

    def act() -> str:
        said = form.cleaned_data
        merging.undo_same(same=same, person=person, purpose=purpose, **said, by=request.viewer, at=now())
        return href_of(person, purpose)

    words = FormWords(heading=_("They are two people"), go=_("Undo it"), back=href_of(person, purpose))
    return answered(request, form, words, act)


def _changing(
    request: HttpRequest,
    person: UUID,
    purpose: str,
    make: Callable[[object, PersonSeen], Form],
    said: tuple[str, str],
    do: Callable[[dict], None],
) -> HttpResponse:
    """Answer a form that changes a record, or set both versions side by side where somebody was quicker."""
    found = _found(request, person, purpose)
    form = make(request.POST or None, found)
    heading, go = said
    words = FormWords(heading=heading, go=go, back=href_of(person, purpose))

    def act() -> str:
        do(form.cleaned_data)
        return href_of(person, purpose)

    try:
        return answered(request, form, words, act)
    except Superseded as late:
        saved = make(None, person_for(request.viewer, person, purpose, now()))
        return compare(request, form, saved, words, late=late, of=("people", "Person", person))


def _found(request: HttpRequest, person: UUID, purpose: str) -> PersonSeen:
    found = person_for(request.viewer, person, purpose, now())
    shown = (found.id, *(each.person for each in found.same))
    fields = sorted({each.kind for each in found.details})
    audit.shown(request, ("people", "Person", shown), basis=f"{purpose} by {found.basis}", fields=fields)
    return found

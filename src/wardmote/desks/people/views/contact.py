"""Pages of how somebody is reached safely, of what to know before a visit, and of whether a letter may go."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from wardmote.desks.people import forms
from wardmote.desks.people.presenters import contact as presenters
from wardmote.desks.people.presenters.words import href_of
from wardmote.desks.people.queries.contact import ContactSeen, contact_for
from wardmote.desks.people.queries.persons import PersonSeen, by_reference, person_for, persons_for
from wardmote.desks.people.queries.protection import who_may_look_after
from wardmote.desks.people.rules.contact import ADDRESS, check_may_hold_contact
from wardmote.desks.people.rules.leaving import PERSON
from wardmote.desks.people.verbs import contact as verbs
from wardmote.desks.people.verbs import markers
from wardmote.errors import Missing
from wardmote.foundation import audit
from wardmote.foundation.correspondence import Reader, may_leave
from wardmote.foundation.editions.answering import answered
from wardmote.foundation.now import now, today
from wardmote.foundation.pages import render
from wardmote.foundation.pages.forms import Form, FormWords, form_page


@never_cache
@require_safe
def show_contact(request: HttpRequest, person: UUID, purpose: str) -> HttpResponse:
    """How somebody is reached safely."""
    found = contact_for(request.viewer, person, purpose, now())
    basis = f"{purpose} by {found.basis}"
    audit.shown(request, ("people", "Person", person), basis=basis, fields=("safety", *found.told))
    context = {"page": presenters.contact_page(found), "of": {"person": person, "purpose": purpose}}
    return render(request, "people/contact.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def say_contact(request: HttpRequest, person: UUID, purpose: str) -> HttpResponse:
    """Write down how somebody is reached safely."""
    had = _kept(request, person, purpose)
    initial = {"safety": had.safety, **{kind: words for kind, words in had.told.items() if kind != ADDRESS}}
    form = forms.ContactForm(request.POST or None, initial=initial)
    audit.shown(request, ("people", "Person", person), fields=initial)

    def do() -> None:
        said = verbs.ContactSaid(**form.cleaned_data)
        verbs.say_contact(person=person, purpose=purpose, said=said, by=request.viewer, at=now())

    return _on_contact(request, person, purpose, form, (_("How are they reached safely?"), _("Save")), do)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask_for_address(request: HttpRequest, person: UUID, purpose: str) -> HttpResponse:
    """Ask for a protected address to be changed."""
    _kept(request, person, purpose)
    form = forms.AddressForm(request.POST or None)

    def do() -> None:
        verbs.ask_for_address(person=person, purpose=purpose, **form.cleaned_data, by=request.viewer, at=now())

    words = (_("Change the address"), _("Ask a second person"))
    return _on_contact(request, person, purpose, form, words, do)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def decide_address(request: HttpRequest, person: UUID, purpose: str) -> HttpResponse:
    """Decide on a change of address that somebody else asked for."""
    found = _kept(request, person, purpose)
    form = forms.DecideForm(request.POST or None)
    audit.shown(request, ("people", "Person", person), fields=(ADDRESS,))

    def do() -> None:
        verbs.decide_address(person=person, purpose=purpose, **form.cleaned_data, by=request.viewer, at=now())

    waiting = found.waiting
    why = ""
    if waiting is not None:
        told = {"who": waiting.asked_by, "address": waiting.address, "why": waiting.because}
        why = _("%(who)s asks for this address: %(address)s. They know it like this: %(why)s") % told
    return _on_contact(request, person, purpose, form, (_("Decide on the address"), _("Record it")), do, why)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def add_marker(request: HttpRequest, person: UUID, purpose: str) -> HttpResponse:
    """Mark what to know before a visit."""
    viewer, found = request.viewer, _found(request, person, purpose)
    able = who_may_look_after(viewer, found.record_class, today())
    form = forms.MarkerForm(request.POST or None, able=[(str(each.id), each.name) for each in able])

    def act() -> str:
        said = form.cleaned_data
        told = {"words": said["words"], "owner": UUID(said["owner"]), "until": said["until"]}
        markers.add_marker(person=person, purpose=purpose, **told, by=viewer, at=now())
        return href_of(person, purpose)

    words = FormWords(
        heading=_("Mark what to know before a visit"),
        go=_("Mark it"),
        back=href_of(person, purpose),
        why=_("It shows at the top of the record, and goes by itself on its last day."),
    )
    return answered(request, form, words, act)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def end_marker(request: HttpRequest, person: UUID, purpose: str, marker: UUID) -> HttpResponse:
    """Say that a marker no longer holds."""
    if marker not in {each.id for each in _found(request, person, purpose).markers}:
        raise Missing("There is nothing here by that name.", instead="Look at the record again.")
    form = Form(request.POST or None)

    def act() -> str:
        markers.end_marker(person=person, purpose=purpose, marker=marker, by=request.viewer, at=now())
        return href_of(person, purpose)

    words = FormWords(heading=_("This marker no longer holds"), go=_("End it"), back=href_of(person, purpose))
    return answered(request, form, words, act)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask_letter(request: HttpRequest, person: UUID, purpose: str) -> HttpResponse:
    """Whether a letter about somebody may go to somebody, before it is written."""
    viewer, found = request.viewer, _found(request, person, purpose)
    form = forms.LetterForm(request.POST or None)
    words = FormWords(
        heading=_("Ask whether a letter about them may go"),
        go=_("Ask"),
        back=href_of(person, purpose),
        why=_("Nothing is sent. The gate that every letter goes through is asked."),
    )
    if request.method != "POST" or not form.is_valid():
        return form_page(request, form, words)
    reference = form.cleaned_data["reader"].strip().upper()
    named = by_reference(viewer, reference)
    # Of a record that is hidden the answer is that of one that never was; the gate itself asks of every one.
    read = persons_for(viewer, {named} - {None}, purpose, now())
    reader = Reader(PERSON, reference, viewer.tenant.id, id=named if named in read else None)
    about = (("people", "Person", person),)
    decision = may_leave(by=viewer, way="letter", reader=reader, record_class=found.record_class, about=about)
    return render(
        request,
        "people/letter.html",
        {"page": presenters.letter_page(found, decision), "of": {"person": person, "purpose": purpose}},
    )


def _found(request: HttpRequest, person: UUID, purpose: str) -> PersonSeen:
    found = person_for(request.viewer, person, purpose, now())
    audit.shown(request, ("people", "Person", person), basis=f"{purpose} by {found.basis}")
    return found


def _kept(request: HttpRequest, person: UUID, purpose: str) -> ContactSeen:
    """How somebody is reached, for who may write it down too: what break-glass opened is read and no more."""
    found = contact_for(request.viewer, person, purpose, now())
    check_may_hold_contact(found.keeps)
    return found


def _on_contact(
    request: HttpRequest,
    person: UUID,
    purpose: str,
    form: Form,
    said: tuple[str, str],
    do: Callable[[], None],
    why: str = "",
) -> HttpResponse:
    """Answer a form about how somebody is reached, and go back there."""
    _found(request, person, purpose)
    back = reverse("show-contact", kwargs={"person": person, "purpose": purpose})

    def act() -> str:
        do()
        return back

    heading, go = said
    return answered(request, form, FormWords(heading=heading, go=go, back=back, why=why), act)

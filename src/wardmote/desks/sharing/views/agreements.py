"""Pages of agreements: the list, one of them, and writing its drafts."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wardmote.desks.agencies.api import bodies_to_choose
from wardmote.desks.sharing.forms import agreements as forms
from wardmote.desks.sharing.presenters import agreements as presenters
from wardmote.desks.sharing.presenters.agreement import agreement_page
from wardmote.desks.sharing.presenters.requests import told_section
from wardmote.desks.sharing.presenters.routine import routine_section
from wardmote.desks.sharing.queries import agreements as queries
from wardmote.desks.sharing.queries.law import protocol_for
from wardmote.desks.sharing.queries.requests import requests_told
from wardmote.desks.sharing.queries.routine import routine_sets_for
from wardmote.desks.sharing.rules.agreements import NOT_STORED
from wardmote.desks.sharing.verbs import agreements as verbs
from wardmote.errors import Missing
from wardmote.foundation.changes.verbs import propose
from wardmote.foundation.correspondence import export
from wardmote.foundation.editions import Superseded
from wardmote.foundation.editions.answering import answered
from wardmote.foundation.editions.comparing import compare
from wardmote.foundation.grants import hanging_on
from wardmote.foundation.now import now, today
from wardmote.foundation.pages import render
from wardmote.foundation.pages.forms import Form, FormWords


@require_safe
def list_agreements(request: HttpRequest) -> HttpResponse:
    """Every agreement, by tier."""
    every = queries.agreements_for(request.viewer, today())
    page = presenters.agreements_page(every, request.GET.get("state", ""), request.viewer)
    return render(request, "sharing/listed.html", {"page": page})


@require_safe
def download_agreements(request: HttpRequest, kind: str) -> HttpResponse:
    """The register as CSV or as a spreadsheet."""
    if kind not in ("csv", "xlsx"):
        raise Missing("The list is not made in that form.", instead="Take it as CSV or as a spreadsheet.")
    every = queries.agreements_for(request.viewer, today())
    about = tuple(("sharing", "Agreement", each.id) for each in every)
    content = presenters.table_of(every, protocol_for(request.viewer, today()))
    return export(request, name=f"agreements.{kind}", content=content, about=about)


@require_safe
def show_agreement(request: HttpRequest, reference: str) -> HttpResponse:
    """One agreement, by the version that counts."""
    found = queries.agreement_for(request.viewer, reference, today())
    return _page(request, found, found.counts)


@require_safe
def show_version(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """One version of an agreement."""
    found = queries.agreement_for(request.viewer, reference, today())
    version = next((each for each in found.versions if each.number == number), None)
    if version is None:
        raise Missing("There is no such version of this agreement.", instead="Choose one from its page.")
    return _page(request, found, version)


@require_http_methods(["GET", "HEAD", "POST"])
def start_agreement(request: HttpRequest) -> HttpResponse:
    """Begin to write one."""
    viewer = request.viewer
    above = [(each.reference, each.title) for each in queries.agreements_for(viewer, today()) if each.tier != 3]
    form = forms.StartForm(request.POST or None, purposes=_purposes(request), above=above)
    words = FormWords(_("Write an agreement"), _("Begin"), reverse("list-agreements"))

    def act() -> str:
        given = form.cleaned_data
        said = _said(form)
        reference = verbs.start_agreement(tier=given["tier"], above=given["above"], said=said, by=viewer, at=now())
        return _href(reference)

    return answered(request, form, words, act)


@require_http_methods(["GET", "HEAD", "POST"])
def change_draft(request: HttpRequest, reference: str) -> HttpResponse:
    """Change what a draft says."""
    viewer = request.viewer
    found = queries.agreement_for(viewer, reference, today())
    form = forms.ChangeForm(request.POST or None, initial=_initial(found), purposes=_purposes(request))
    words = FormWords(_("Change what it says"), _("Save"), _draft_href(found))

    def act() -> str:
        edition = form.cleaned_data["edition"]
        verbs.change_draft(agreement=reference, edition=edition, said=_said(form), by=viewer, at=now())
        return _draft_href(found)

    try:
        return answered(request, form, words, act)
    except Superseded as late:
        fresh = queries.agreement_for(viewer, reference, today())
        saved = forms.ChangeForm(initial=_initial(fresh), purposes=_purposes(request))
        return compare(request, form, saved, words, late=late, of=("sharing", "Agreement", found.id))


@require_http_methods(["GET", "HEAD", "POST"])
def add_field(request: HttpRequest, reference: str) -> HttpResponse:
    """Let a draft cover one more field."""
    classes = protocol_for(request.viewer, today()).classes
    choices = [(each.id, f"{each.id}: {each.title}") for each in classes if each.id != NOT_STORED]
    form = forms.FieldForm(request.POST or None, classes=choices)

    def act() -> None:
        given = form.cleaned_data
        said = verbs.FieldSaid(**{**given, "patient": given["patient"] == "yes"})
        verbs.add_field(agreement=reference, said=said, by=request.viewer, at=now())

    return _on_draft(request, reference, form, (_("Add a field"), _("Add the field")), act)


@require_http_methods(["GET", "HEAD", "POST"])
def add_party(request: HttpRequest, reference: str) -> HttpResponse:
    """Let a draft have one more party."""
    kinds = [(each.id, each.title) for each in protocol_for(request.viewer, today()).bodies]
    form = forms.PartyForm(request.POST or None, bodies=bodies_to_choose(request.viewer), kinds=kinds)

    def act() -> None:
        given = form.cleaned_data
        said = verbs.PartySaid(
            organisation=UUID(given["organisation"]),
            kind=given["kind"],
            tells=given["part"] in ("both", "tells"),
            told=given["part"] in ("both", "told"),
        )
        verbs.add_party(agreement=reference, said=said, by=request.viewer, at=now())

    return _on_draft(request, reference, form, (_("Add a party"), _("Add the party")), act)


@require_http_methods(["GET", "HEAD", "POST"])
def take_field_out(request: HttpRequest, field: UUID) -> HttpResponse:
    """Take a field out of a draft."""
    found, name = queries.agreement_of_field(request.viewer, field, today())

    def act() -> None:
        verbs.take_field_out(field=field, by=request.viewer, at=now())

    heading = _("Take out: %(name)s") % {"name": name}
    return _on_draft(request, found.reference, Form(request.POST or None), (heading, _("Take it out")), act)


@require_http_methods(["GET", "HEAD", "POST"])
def take_party_out(request: HttpRequest, party: UUID) -> HttpResponse:
    """Take a party out of a draft."""
    found, _version, one = queries.agreement_of_party(request.viewer, party, today())

    def act() -> None:
        verbs.take_party_out(party=party, by=request.viewer, at=now())

    heading = _("Take out: %(name)s") % {"name": one.organisation_name}
    return _on_draft(request, found.reference, Form(request.POST or None), (heading, _("Take it out")), act)


@require_http_methods(["GET", "HEAD", "POST"])
def begin_version(request: HttpRequest, reference: str) -> HttpResponse:
    """Write another version."""
    form = forms.VersionForm(request.POST or None)

    def act() -> None:
        verbs.begin_version(agreement=reference, change=form.cleaned_data["change"], by=request.viewer, at=now())

    why = _("It begins as a copy of the last. Nothing changes until it is opened, and then every signature lapses.")
    return _on_draft(request, reference, form, (_("Write another version"), _("Begin")), act, why)


@require_http_methods(["GET", "HEAD", "POST"])
def drop_draft(request: HttpRequest, reference: str) -> HttpResponse:
    """Let a draft go."""

    def act() -> None:
        verbs.drop_draft(agreement=reference, by=request.viewer, at=now())

    why = _("What was opened before goes on as it is.")
    words = (_("Let the draft go"), _("Let it go"))
    return _on_draft(request, reference, Form(request.POST or None), words, act, why)


@require_http_methods(["GET", "HEAD", "POST"])
def open_version(request: HttpRequest, reference: str) -> HttpResponse:
    """Propose that a draft is opened for signature; a second person approves that."""
    found = queries.agreement_for(request.viewer, reference, today())
    form = forms.ReasonForm(request.POST or None)
    words = FormWords(
        heading=_("Open it for signature"),
        go=_("Propose it"),
        back=_draft_href(found),
        why=_("A second person reads every field and party, and approves before anybody signs."),
        warning=_("Once it is opened, signatures to the version before lapse, and access given under it ends.")
        if found.open
        else "",
    )

    def act() -> str:
        because = form.cleaned_data["because"]
        told = {"kind": queries.VERSION, "subject": reference, "said": {}, "starts": today(), "because": because}
        return reverse("show-change", kwargs={"reference": propose(by=request.viewer, **told, at=now())})

    return answered(request, form, words, act)


def _on_draft(
    request: HttpRequest, reference: str, form: Form, words: tuple[str, str], do: Callable[[], None], why: str = ""
) -> HttpResponse:
    """Answer a form about a draft, and go back to it."""
    found = queries.agreement_for(request.viewer, reference, today())

    def act() -> str:
        do()
        return _draft_href(queries.agreement_for(request.viewer, reference, today()))

    heading, go = words
    return answered(request, form, FormWords(heading, go, _draft_href(found), why=why), act)


def _page(request: HttpRequest, found: queries.AgreementSeen, version: queries.VersionSeen) -> HttpResponse:
    viewer = request.viewer
    hanging, protocol = hanging_on(viewer, found.id), protocol_for(viewer, today())
    sets = [each for each in routine_sets_for(viewer, today()) if each.agreement.id == found.id]
    told = requests_told(viewer, [each.of[2] for each in hanging if each.of[:2] == ("sharing", "Disclosure")])
    parts = (routine_section(sets, protocol, viewer), told_section(told))
    page = agreement_page(found, version, hanging, parts, protocol, viewer)
    return render(request, "sharing/record.html", {"page": page})


def _purposes(request: HttpRequest) -> list[tuple[str, str]]:
    return [(each.id, each.title) for each in protocol_for(request.viewer, today()).purposes]


def _said(form: Form) -> verbs.AgreementSaid:
    given = form.cleaned_data
    said = given["title"], given["about"], tuple(given["purposes"]), given["conditions"]
    return verbs.AgreementSaid(*said, tells_involvement=given["involvement"] == "yes")


def _initial(found: queries.AgreementSeen) -> dict[str, object]:
    version = found.draft or found.counts
    told = {name: getattr(version, name) for name in ("title", "about", "conditions")}
    involvement = "yes" if version.tells_involvement else "no"
    return {**told, "purposes": list(version.purposes), "involvement": involvement, "edition": found.edition}


def _href(reference: str) -> str:
    return reverse("show-agreement", kwargs={"reference": reference})


def _draft_href(found: queries.AgreementSeen) -> str:
    if found.draft is None or found.draft.id == found.counts.id:
        return _href(found.reference)
    of = {"reference": found.reference, "number": found.draft.number}
    return reverse("show-agreement-version", kwargs=of)

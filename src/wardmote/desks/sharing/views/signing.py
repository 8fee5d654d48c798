"""Pages on which an agreement is signed, withdrawn from, reviewed and ended."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wardmote.desks.sharing.forms import agreements as forms
from wardmote.desks.sharing.presenters.agreements import href_of
from wardmote.desks.sharing.queries.agreements import agreement_for, agreement_of_party
from wardmote.desks.sharing.rules.agreements import check_may_sign
from wardmote.desks.sharing.verbs import signing as verbs
from wardmote.foundation.editions.answering import answered
from wardmote.foundation.now import now, today
from wardmote.foundation.pages.forms import Form, FormWords


@require_http_methods(["GET", "HEAD", "POST"])
def sign_agreement(request: HttpRequest, party: UUID) -> HttpResponse:
    """Sign for one's own organisation."""
    viewer = request.viewer
    found, version, one = agreement_of_party(viewer, party, today())
    check_may_sign(viewer, one.organisation, one.organisation_name)
    form = forms.SignForm(request.POST or None, initial={"signatory": viewer.name})

    def act() -> str:
        given = form.cleaned_data
        verbs.sign(party=party, signatory=given["signatory"], position=given["position"], by=viewer, at=now())
        return href_of(found)

    told = {"body": one.organisation_name, "title": version.title, "n": version.number}
    words = FormWords(
        heading=_("Sign for %(body)s") % told,
        go=_("Sign"),
        back=href_of(found),
        why=_("You sign version %(n)s of “%(title)s”, with the fields and parties on its page.") % told,
    )
    return answered(request, form, words, act)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw_signature(request: HttpRequest, party: UUID) -> HttpResponse:
    """Withdraw one's own organisation, at once."""
    viewer = request.viewer
    found, _version, one = agreement_of_party(viewer, party, today())
    check_may_sign(viewer, one.organisation, one.organisation_name)
    form = forms.ReasonForm(request.POST or None)

    def act() -> str:
        verbs.withdraw_signature(party=party, because=form.cleaned_data["because"], by=viewer, at=now())
        return href_of(found)

    words = FormWords(
        heading=_("Withdraw %(body)s") % {"body": one.organisation_name},
        go=_("Withdraw"),
        back=href_of(found),
        warning=_(
            "From this moment nothing more is told by this agreement to or by your organisation, and all access "
            "that was given under it ends. To come back you sign again."
        ),
    )
    return answered(request, form, words, act)


@require_http_methods(["GET", "HEAD", "POST"])
def ask_to_sign(request: HttpRequest, party: UUID) -> HttpResponse:
    """Ask a party to sign by a link to its registered mailbox."""
    found, _version, one = agreement_of_party(request.viewer, party, today())

    def act() -> str:
        verbs.ask_to_sign(party=party, by=request.viewer, at=now())
        return reverse("list-links")

    words = FormWords(
        heading=_("Ask %(body)s to sign") % {"body": one.organisation_name},
        go=_("Send the link"),
        back=href_of(found),
        why=_("A link that works once goes to its registered mailbox. The mail names nobody and says nothing of this."),
    )
    return answered(request, Form(request.POST or None), words, act)


@require_http_methods(["GET", "HEAD", "POST"])
def ask_to_withdraw(request: HttpRequest, party: UUID) -> HttpResponse:
    """Let a party withdraw by a link to its registered mailbox."""
    found, _version, one = agreement_of_party(request.viewer, party, today())

    def act() -> str:
        verbs.ask_to_withdraw(party=party, by=request.viewer, at=now())
        return reverse("list-links")

    words = FormWords(
        heading=_("Let %(body)s withdraw by a link") % {"body": one.organisation_name},
        go=_("Send the link"),
        back=href_of(found),
        why=_("A link that works once goes to its registered mailbox. Nothing ends until they withdraw by it."),
    )
    return answered(request, Form(request.POST or None), words, act)


@require_http_methods(["GET", "HEAD", "POST"])
def review_agreement(request: HttpRequest, reference: str) -> HttpResponse:
    """Say that an agreement was looked at again."""
    found = agreement_for(request.viewer, reference, today())
    form = forms.ReviewForm(request.POST or None)

    def act() -> str:
        verbs.record_review(agreement=reference, day=form.cleaned_data["day"], by=request.viewer, at=now())
        return href_of(found)

    why = _("Say so only if it still says what it should. Where something is to change, write another version.")
    return answered(request, form, FormWords(_("Record a review"), _("Save"), href_of(found), why=why), act)


@require_http_methods(["GET", "HEAD", "POST"])
def end_agreement(request: HttpRequest, reference: str) -> HttpResponse:
    """End an agreement, at once."""
    found = agreement_for(request.viewer, reference, today())
    form = forms.ReasonForm(request.POST or None)

    def act() -> str:
        verbs.end_agreement(agreement=reference, because=form.cleaned_data["because"], by=request.viewer, at=now())
        return href_of(found)

    words = FormWords(
        heading=_("End the agreement"),
        go=_("End it"),
        back=href_of(found),
        warning=_("From this moment nothing is told by it, and all access that was given under it ends."),
    )
    return answered(request, form, words, act)

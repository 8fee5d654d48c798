"""Pages of one agency's part: what it holds, what is decided of it, its review and its answer."""

from base64 import b64decode
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from wardmote.desks.agencies.api import members_for
from wardmote.desks.people.api import record_called
from wardmote.desks.rights.forms import requests as forms
from wardmote.desks.rights.presenters import parts as presenters
from wardmote.desks.rights.queries import requests as queries
from wardmote.desks.rights.verbs import answering, preparing
from wardmote.desks.rights.views import closed
from wardmote.foundation import desks
from wardmote.foundation.accounts.confirming import confirmed_recently
from wardmote.foundation.correspondence import export
from wardmote.foundation.editions.answering import answered
from wardmote.foundation.now import now, today
from wardmote.foundation.pages.forms import Form, FormWords
from wardmote.protocol import rulebook

Verb = Callable[..., Any]


@never_cache
@require_safe
def show_part(request: HttpRequest, part: UUID) -> HttpResponse:
    """One part, with what is held."""
    found = queries.part_for(request.viewer, part)
    who = found.part.preparer
    names = desks.the_one("names_of")(request.viewer, {who}) if who else {}
    page = presenters.part_page(request.viewer, found, names.get(who, ""))
    return closed.shown(request, "rights/part.html", {"page": page}, _about(part))


@never_cache
@require_safe
def download_access(request: HttpRequest, part: UUID, number: int) -> HttpResponse:
    """An answer as it was given."""
    found, answer, made = queries.made_for(request.viewer, part, number)
    name = f"{found.request.reference.lower()}-{answer.number}.pdf"
    return export(
        request, name=name, content=b64decode(made), record_class=closed.CLASS, about=_about(part), way="bundle"
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def name_preparer(request: HttpRequest, part: UUID) -> HttpResponse:
    """Name who gathers what is held."""
    found = queries.part_for(request.viewer, part).part
    own = [each for each in members_for(request.viewer) if each.active and each.organisation == found.organisation]
    told = [(str(each.id), ", ".join(filter(None, (each.name, each.job)))) for each in own]
    form = forms.PreparerForm(request.POST or None, members=told)

    def act() -> str:
        preparing.name_preparer(part=part, member=UUID(form.cleaned_data["member"]), by=request.viewer, at=now())
        return _href(part)

    return answered(request, form, FormWords(_("Name who gathers it"), _("Name them"), _href(part)), act)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def add_record_held(request: HttpRequest, part: UUID) -> HttpResponse:
    """Take a record in."""
    queries.part_for(request.viewer, part)
    form = forms.RecordForm(request.POST or None, purposes=_purposes())

    def act() -> str:
        given = form.cleaned_data
        person = record_called(request.viewer, given["record"], given["purpose"], now())
        preparing.add_record(part=part, person=person, purpose=given["purpose"], by=request.viewer, at=now())
        return _href(part)

    return answered(request, form, FormWords(_("Take a record in"), _("Take it in"), _href(part)), act)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def open_own_access(request: HttpRequest) -> HttpResponse:
    """Prepare what one looks after, unseen by others."""
    form = forms.OwnForm(request.POST or None, purposes=_purposes())

    def act() -> str:
        given = form.cleaned_data
        person = record_called(request.viewer, given["record"], given["purpose"], now())
        of = {"person": person, "purpose": given["purpose"], "by": request.viewer, "at": now()}
        return _href(preparing.open_own_part(request=given["request"], **of))

    words = FormWords(
        heading=_("Prepare what you look after"),
        go=_("Prepare it"),
        back=reverse("list-access"),
        why=_("Nobody but you and your deputy learns that there is such a part. Your deputy reviews it."),
    )
    return answered(request, form, words, act)


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def add_words_held(request: HttpRequest, part: UUID) -> HttpResponse:
    """Take in what is held elsewhere."""
    form = forms.WordsForm(request.POST or None)
    return _closed(request, part, form, (_("What is held elsewhere"), _("Take it in")), preparing.add_words)


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def decide_held(request: HttpRequest, part: UUID, item: UUID) -> HttpResponse:
    """Decide what is given of one thing."""
    _found, one = queries.item_for(request.viewer, part, item)
    initial = {"decision": one.decision, "given": one.given or one.words, "ground": one.ground, "reason": one.reason}
    form = forms.DecideForm(request.POST or None, initial=initial)
    words = (_("What is given of this: %(what)s") % {"what": one.title}, _("Save"))
    return _closed(request, part, form, words, preparing.decide_item, said=one.words, item=item)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def drop_held(request: HttpRequest, part: UUID, item: UUID) -> HttpResponse:
    """It is not theirs."""
    _found, one = queries.item_for(request.viewer, part, item)
    words = (_("It is not theirs: %(what)s") % {"what": one.title}, _("Take it out"))
    form = Form(request.POST or None)
    return _closed(request, part, form, words, preparing.drop_item, said=one.words, item=item)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def decide_all_held(request: HttpRequest, part: UUID) -> HttpResponse:
    """Give what tells of nobody else as it stands."""
    words = (_("Give what tells of nobody else as it stands"), _("Give it"))
    return _closed(request, part, Form(request.POST or None), words, preparing.give_the_rest)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def finish_preparing(request: HttpRequest, part: UUID) -> HttpResponse:
    """Hand it on."""
    form = forms.FinishForm(request.POST or None)

    def finish(looked: str, **of: Any) -> None:
        preparing.finish_preparing(looked=bool(looked), **of)

    return _closed(request, part, form, (_("Hand it on for review"), _("Hand it on")), finish)


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def review_access(request: HttpRequest, part: UUID) -> HttpResponse:
    """Review it."""
    form = forms.ReviewForm(request.POST or None)
    return _closed(request, part, form, (_("Review it"), _("Save the review")), answering.review_part)


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def send_back_access(request: HttpRequest, part: UUID) -> HttpResponse:
    """Send it back."""
    form = forms.BackForm(request.POST or None)
    return _closed(request, part, form, (_("Send it back"), _("Send it back")), answering.send_back)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@confirmed_recently()
def answer_access(request: HttpRequest, part: UUID) -> HttpResponse:
    """Give it."""
    form = forms.AnswerForm(request.POST or None)
    return _closed(request, part, form, (_("Give the answer"), _("Make the answer")), answering.answer_part)


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def refuse_access(request: HttpRequest, part: UUID) -> HttpResponse:
    """Refuse to answer."""
    form = forms.RefuseForm(request.POST or None)
    return _closed(request, part, form, (_("Refuse to answer"), _("Refuse it")), answering.refuse_part)


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def open_part_again(request: HttpRequest, part: UUID) -> HttpResponse:
    """Answer anew."""
    form = forms.BackForm(request.POST or None)
    return _closed(request, part, form, (_("Answer anew"), _("Open it again")), answering.open_part_again)


def _closed(
    request: HttpRequest, part: UUID, form: Form, words: tuple[str, str], verb: Verb, *, said: str = "", **more: Any
) -> HttpResponse:
    queries.part_for(request.viewer, part)

    def act() -> str:
        verb(part=part, **form.cleaned_data, **more, by=request.viewer, at=now())
        return _href(part)

    heading, go = words
    return closed.answered(request, form, FormWords(heading, go, _href(part)), act, _about(part), said)


def _purposes() -> list[tuple[str, str]]:
    return [(each.id, each.title) for each in rulebook().on(today()).purposes]


def _about(part: UUID) -> tuple[tuple[str, str, UUID], ...]:
    return (("rights", "AccessPart", part),)


def _href(part: UUID) -> str:
    return reverse("show-access-part", kwargs={"part": part})

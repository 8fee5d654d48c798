"""Pages of projects: asking for money, deciding, paying, telling what came of it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wardmote.desks.agencies.api import bodies_to_choose, people_to_choose
from wardmote.desks.delivery.forms import money as forms
from wardmote.desks.delivery.presenters import projects as presenters
from wardmote.desks.delivery.presenters.side import side
from wardmote.desks.delivery.queries import money as funds
from wardmote.desks.delivery.queries import projects as queries
from wardmote.desks.delivery.rules.projects import Decision, Outcome
from wardmote.desks.delivery.verbs import paying, taking_over
from wardmote.desks.delivery.verbs import projects as verbs
from wardmote.desks.plan.api import aims_to_serve
from wardmote.foundation.access import Viewer
from wardmote.foundation.editions import Superseded
from wardmote.foundation.editions.answering import answered
from wardmote.foundation.editions.comparing import compare
from wardmote.foundation.now import now, today
from wardmote.foundation.pages import render
from wardmote.foundation.pages.forms import Form, FormWords, form_page
from wardmote.foundation.pages.words import money

asks = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def show_project(request: HttpRequest, reference: str) -> HttpResponse:
    """One project."""
    viewer = request.viewer
    found = queries.project_for(viewer, reference, today())
    page = presenters.project_page(
        found,
        funds.entries_of(viewer, projects=[found.id]),
        queries.history_of(viewer, found.id),
        queries.decider_for(viewer),
        queries.approvals_needed(viewer, today()),
        viewer,
    )
    return render(request, "delivery/project.html", {"page": page, "side": side(request.path)})


@asks
def ask_for_money(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask for money of a fund."""
    viewer = request.viewer
    fund = funds.fund_for(viewer, reference)
    form = forms.ProjectForm(request.POST or None, **_choices(viewer, fund.area))

    def act() -> str:
        made = verbs.ask_for_money(asked=_asked(form, fund.id), by=viewer, at=now())
        return presenters.page_of(queries.project_of_id(viewer, made, today()))

    words = FormWords(
        _("Ask for money of %(fund)s") % {"fund": fund.name},
        _("Ask for it"),
        reverse("show-fund", kwargs={"reference": reference}),
        why=_("%(left)s of it is left. Two members who gain nothing by it have to approve before any is promised.")
        % {"left": money(fund.books.available)},
    )
    return answered(request, form, words, act)


@asks
def change_project(request: HttpRequest, reference: str) -> HttpResponse:
    """Change what is asked, before it is approved."""
    viewer = request.viewer
    found = queries.project_for(viewer, reference, today())
    choices = _choices(viewer, found.area)
    form = forms.ChangeProjectForm(request.POST or None, initial=_initial(found), **choices)

    def act() -> str:
        edition, asked = form.cleaned_data["edition"], _asked(form, found.fund)
        verbs.change_project(project=found.id, edition=edition, asked=asked, by=viewer, at=now())
        return presenters.page_of(found)

    why = _("Whoever has decided on it already decides anew.")
    words = FormWords(_("Change what is asked"), _("Save"), presenters.page_of(found), why=why)
    try:
        return answered(request, form, words, act)
    except Superseded as late:
        again = queries.project_for(viewer, reference, today())
        saved = forms.ChangeProjectForm(initial=_initial(again), **choices)
        return compare(request, form, saved, words, late=late, of=("delivery", "Project", found.id))


@asks
def decide(request: HttpRequest, reference: str) -> HttpResponse:
    """Approve a project, decline it, or stand aside."""
    viewer = request.viewer
    found = queries.project_for(viewer, reference, today())
    form = forms.DecideForm(request.POST or None, initial={"edition": found.edition})

    def act() -> str:
        given = form.cleaned_data
        interest = given["which"] if given["interest"] == "yes" else ""
        decision = Decision(given["answer"], interest, given["words"])
        verbs.decide(project=found.id, edition=given["edition"], decision=decision, by=viewer, at=now())
        return presenters.page_of(found)

    try:
        return answered(request, form, presenters.decide_words(found), act)
    except Superseded:
        again = queries.project_for(viewer, reference, today())
        fresh = forms.DecideForm(initial={"edition": again.edition})
        return form_page(request, fresh, presenters.decide_words(again, anew=True), status=409)


@asks
def withdraw(request: HttpRequest, reference: str) -> HttpResponse:
    """Take a project back before anything was paid."""
    warning = _("What was promised to it is free again. It can be put to be decided again.")
    return _because(request, reference, _("Withdraw the project"), _("Withdraw it"), verbs.withdraw, warning)


@asks
def reopen(request: HttpRequest, reference: str) -> HttpResponse:
    """Put a project to be decided again."""
    return _because(request, reference, _("Put it to be decided again"), _("Put it"), verbs.open_again)


@asks
def take_back(request: HttpRequest, reference: str) -> HttpResponse:
    """Reverse what was taken over wrongly."""
    heading, go = _("Take back what was taken over"), _("Take it back")
    warning = _("Each entry of it stays, with a counter entry beside it. Then import the row put right.")
    return _because(request, reference, heading, go, taking_over.take_back, warning)


@asks
def put_back(request: HttpRequest, reference: str) -> HttpResponse:
    """Enter again what was taken back by mistake."""
    return _because(request, reference, _("Put back what was taken back"), _("Put it back"), taking_over.put_back)


@asks
def release(request: HttpRequest, reference: str) -> HttpResponse:
    """Free what a project was promised and does not need."""
    return _because(request, reference, _("Release what is not needed"), _("Release it"), paying.release)


def _because(request: HttpRequest, reference: str, heading: str, go: str, verb, warning: str = "") -> HttpResponse:
    viewer = request.viewer
    found = queries.project_for(viewer, reference, today())
    form = forms.BecauseForm(request.POST or None)

    def act() -> str:
        verb(project=found.id, because=form.cleaned_data["because"], by=viewer, at=now())
        return presenters.page_of(found)

    why = _("%(title)s: %(left)s is promised to it and not paid.")
    why %= {"title": found.title, "left": money(found.books.to_pay)}
    return answered(request, form, FormWords(heading, go, presenters.page_of(found), why=why, warning=warning), act)


@asks
def sign_offer(request: HttpRequest, reference: str) -> HttpResponse:
    """Record when the offer was signed."""
    viewer = request.viewer
    found = queries.project_for(viewer, reference, today())
    form = forms.SignForm(request.POST or None)

    def act() -> str:
        paying.sign_offer(project=found.id, day=form.cleaned_data["day"], by=viewer, at=now())
        return presenters.page_of(found)

    words = FormWords(_("Record the signed offer"), _("Record it"), presenters.page_of(found))
    return answered(request, form, words, act)


@asks
def pay(request: HttpRequest, reference: str) -> HttpResponse:
    """Record a payment."""
    viewer = request.viewer
    found = queries.project_for(viewer, reference, today())
    form = forms.PayForm(request.POST or None)

    def act() -> str:
        paying.pay(project=found.id, **form.cleaned_data, by=viewer, at=now())
        return presenters.page_of(found)

    why = _("%(left)s of what was promised has not been paid.") % {"left": money(found.books.to_pay)}
    words = FormWords(_("Record a payment"), _("Record it"), presenters.page_of(found), why=why)
    return answered(request, form, words, act)


@asks
def reverse_payment(request: HttpRequest, entry: UUID) -> HttpResponse:
    """Counter a payment that was entered wrongly, or that came back."""
    viewer = request.viewer
    wrong = funds.payment_for(viewer, entry)
    found = queries.project_of_id(viewer, wrong.project, today())
    form = forms.BecauseForm(request.POST or None)

    def act() -> str:
        paying.reverse_payment(entry=entry, because=form.cleaned_data["because"], by=viewer, at=now())
        return presenters.page_of(found)

    told = {"sum": money(wrong.pence), "words": wrong.words}
    why = _("%(sum)s: %(words)s. The entry stays, with a counter entry beside it; enter the right payment anew.") % told
    words = FormWords(_("Reverse a payment"), _("Reverse it"), presenters.page_of(found), why=why)
    return answered(request, form, words, act)


@asks
def tell_result(request: HttpRequest, reference: str) -> HttpResponse:
    """Tell what a project did."""
    viewer = request.viewer
    found = queries.project_for(viewer, reference, today())
    told = found.result.outcome if found.result else None
    initial = {name: getattr(told, name) for name in Outcome.__dataclass_fields__} if told else {}
    form = forms.ResultForm(request.POST or None, initial=initial)

    def act() -> str:
        verbs.tell_result(project=found.id, outcome=Outcome(**form.cleaned_data), by=viewer, at=now())
        return presenters.page_of(found)

    why = _("The four numbers are different things. Leave out what nobody knows: it is shown as not known.")
    words = FormWords(
        _("Tell the result of “%(t)s”") % {"t": found.title}, _("Save"), presenters.page_of(found), why=why
    )
    return answered(request, form, words, act)


def _choices(viewer: Viewer, area: UUID) -> dict[str, list[tuple[str, str]]]:
    return {
        "aims": [(str(each.id), f"{each.priority}: {each.text}") for each in aims_to_serve(viewer, area, today())],
        "bodies": bodies_to_choose(viewer),
        "people": people_to_choose(viewer),
    }


def _asked(form: Form, fund: UUID) -> verbs.Asked:
    given = form.cleaned_data
    return verbs.Asked(
        fund=fund,
        title=given["title"],
        purpose=given["purpose"],
        need=given["need"],
        aim=UUID(given["aim"]),
        organisation=UUID(given["organisation"]),
        registration=given["registration"],
        pence=given["pence"],
        due=given["due"],
        lead=UUID(given["lead"]) if given["lead"] else None,
    )


def _initial(found: queries.ProjectSeen) -> dict:
    alike = ("title", "purpose", "need", "registration", "pence", "due", "edition")
    return {
        **{name: getattr(found, name) for name in alike},
        "aim": str(found.aim.id) if found.aim else "",
        "organisation": str(found.organisation),
        "lead": str(found.lead or ""),
    }

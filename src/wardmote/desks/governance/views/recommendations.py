"""Pages of recommendations: fetch, present, render."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wardmote.desks.agencies.api import organisations_for, people_to_choose
from wardmote.desks.governance.documents import scrutiny_report
from wardmote.desks.governance.forms import recommendations as forms
from wardmote.desks.governance.presenters import recommendations as presenters
from wardmote.desks.governance.queries import recommendations as queries
from wardmote.desks.governance.queries.scrutiny import scrutiny_for
from wardmote.desks.governance.rules.recommendations import themes
from wardmote.desks.governance.verbs import recommendations as verbs
from wardmote.desks.places.api import AreaSeen, areas_for
from wardmote.documents import Document, render_docx, render_pdf
from wardmote.errors import Missing
from wardmote.foundation.access import Viewer
from wardmote.foundation.correspondence import export
from wardmote.foundation.editions import Superseded
from wardmote.foundation.editions.answering import answered
from wardmote.foundation.editions.comparing import compare
from wardmote.foundation.now import now, today
from wardmote.foundation.pages import render
from wardmote.foundation.pages.forms import Form, FormWords, form_page

FILTERS = ("state", "theme", "area")
RENDERERS = {"pdf": render_pdf, "docx": render_docx}


@require_safe
def list_recommendations(request: HttpRequest) -> HttpResponse:
    """What reviews recommended, review by review, and the themes they share."""
    viewer, asked = request.viewer, _asked(request)
    every = queries.recommendations_for(viewer, _wish(viewer, {**asked, "state": ""}), today())
    shown = tuple(each for each in every if each.state == asked.get("state", each.state))
    page = presenters.list_page(every, shown, asked, _area_choices(viewer), viewer)
    return render(request, "governance/list.html", {"page": page})


@require_safe
def download_csv(request: HttpRequest) -> HttpResponse:
    """The list as CSV."""
    return _download(request, "recommendations.csv")


@require_safe
def download_xlsx(request: HttpRequest) -> HttpResponse:
    """The list as a spreadsheet."""
    return _download(request, "recommendations.xlsx")


def _download(request: HttpRequest, name: str) -> HttpResponse:
    found = queries.recommendations_for(request.viewer, _wish(request.viewer, _asked(request)), today())
    return export(request, name=name, content=presenters.table_of(found), about=_about(found))


@require_safe
def show_report(request: HttpRequest) -> HttpResponse:
    """The report to scrutiny, as it is today."""
    viewer = request.viewer
    document, _found, area = _report(request)
    page = presenters.report_page(document, area.slug if area else "", _area_choices(viewer))
    return render(request, "governance/report.html", {"page": page})


@require_safe
def send_report(request: HttpRequest, kind: str) -> HttpResponse:
    """The same report as PDF or Word."""
    if kind not in RENDERERS:
        raise Missing("The report is not made in that form.", instead="Take it as PDF or as Word.")
    document, found, _area = _report(request)
    name = f"{document.identifier}.{kind}"
    return export(request, name=name, content=RENDERERS[kind](document), about=_about(found))


def _report(request: HttpRequest) -> tuple[Document, tuple[queries.RecommendationSeen, ...], AreaSeen | None]:
    viewer, day = request.viewer, today()
    area = _area(viewer, _asked(request).get("area", ""))
    found = queries.recommendations_for(viewer, queries.Wish(area=area.id if area else None), day)
    tenant = viewer.tenant
    told = {"as_at": day, "publisher": tenant.name, "made_up": tenant.made_up}
    told["meetings"] = scrutiny_for(viewer, day, area.id if area else None)
    return scrutiny_report(found, area=area.name if area else "", **told), found, area


@require_safe
def show_recommendation(request: HttpRequest, reference: str) -> HttpResponse:
    """One recommendation."""
    viewer = request.viewer
    found = queries.recommendation_for(viewer, reference, today())
    history = queries.entries_of(viewer, found.id)
    page = presenters.recommendation_page(found, history, queries.signer_for(viewer), viewer)
    return render(request, "governance/recommendation.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def add_recommendation(request: HttpRequest) -> HttpResponse:
    """Write a recommendation down."""
    viewer = request.viewer
    form = forms.RecommendationForm(request.POST or None, **_choices(viewer))
    why = _("Another named person clears the words before partners can read them.")
    words = FormWords(_("Add a recommendation"), _("Add recommendation"), reverse("list-recommendations"), why=why)

    def act() -> str:
        made = verbs.add_recommendation(wanted=_wanted(form), by=viewer, at=now())
        return queries.recommendation_of_id(viewer, made, today()).reference

    return _answer(request, form, words, act)


@require_http_methods(["GET", "HEAD", "POST"])
def change_recommendation(request: HttpRequest, reference: str) -> HttpResponse:
    """Change what a recommendation says."""
    viewer = request.viewer
    found = queries.recommendation_for(viewer, reference, today())
    form = forms.ChangeForm(request.POST or None, initial=_initial(found), **_choices(viewer))

    def act() -> str:
        edition = form.cleaned_data["edition"]
        verbs.change_recommendation(recommendation=found.id, edition=edition, wanted=_wanted(form), by=viewer, at=now())
        return reference

    why = _("If the words change, partners cannot read it until somebody clears them anew.")
    words = FormWords(_("Change the recommendation"), _("Save"), _page_of(reference), why=why)
    try:
        return _answer(request, form, words, act)
    except Superseded as late:
        again = queries.recommendation_for(viewer, reference, today())
        saved = forms.ChangeForm(initial=_initial(again), **_choices(viewer))
        return compare(request, form, saved, words, late=late, of=("governance", "Recommendation", found.id))


@require_http_methods(["GET", "HEAD", "POST"])
def clear_recommendation(request: HttpRequest, reference: str) -> HttpResponse:
    """Let partners read the words that another wrote."""
    viewer = request.viewer
    found = queries.recommendation_for(viewer, reference, today())
    form = forms.ClearForm(request.POST or None, initial={"edition": found.edition})

    def act() -> str:
        verbs.clear(recommendation=found.id, edition=form.cleaned_data["edition"], by=viewer, at=now())
        return reference

    try:
        return _answer(request, form, presenters.clear_words(found), act)
    except Superseded:
        again = queries.recommendation_for(viewer, reference, today())
        fresh = forms.ClearForm(initial={"edition": again.edition})
        return form_page(request, fresh, presenters.clear_words(again, anew=True), status=409)


@require_http_methods(["GET", "HEAD", "POST"])
def send_back(request: HttpRequest, reference: str) -> HttpResponse:
    """Do not clear the words; say what has to go."""
    return _because(
        request, reference, FormWords(_("Send it back"), _("Send it back"), _page_of(reference)), verbs.send_back
    )


@require_http_methods(["GET", "HEAD", "POST"])
def promise_action(request: HttpRequest, reference: str) -> HttpResponse:
    """Promise what will be done."""
    viewer = request.viewer
    found = queries.recommendation_for(viewer, reference, today())
    form = forms.PromiseForm(request.POST or None, people=people_to_choose(viewer))

    def act() -> str:
        given = form.cleaned_data
        owner = UUID(given["owner"]) if given["owner"] else None
        promise = verbs.Promise(given["text"], given["due"], owner, given["owner_name"])
        verbs.promise_action(recommendation=found.id, promise=promise, by=viewer, at=now())
        return reference

    why = _("%(body)s answers for it. Milestones and evidence are added on the action's own page.") % {
        "body": found.organisation_name
    }
    words = FormWords(_("Promise an action"), _("Promise it"), _page_of(reference), why=why)
    return _answer(request, form, words, act)


@require_http_methods(["GET", "HEAD", "POST"])
def agree(request: HttpRequest, reference: str) -> HttpResponse:
    """Agree, from outside the agency, that a recommendation is done."""
    viewer = request.viewer
    found = queries.recommendation_for(viewer, reference, today())
    form = forms.AgreeForm(request.POST or None)

    def act() -> str:
        verbs.sign_off(recommendation=found.id, words=form.cleaned_data["words"], by=viewer, at=now())
        return reference

    shows = "; ".join(shows.words for _action, shows in found.evidence) or _("nothing yet")
    why = _("What shows it: %(shows)s.") % {"shows": shows}
    words = FormWords(_("Agree that it is done"), _("Agree and close it"), _page_of(reference), why=why)
    return _answer(request, form, words, act)


@require_http_methods(["GET", "HEAD", "POST"])
def open_again(request: HttpRequest, reference: str) -> HttpResponse:
    """Undo an end that was a mistake."""
    words = FormWords(_("Open the recommendation again"), _("Open it again"), _page_of(reference))
    return _because(request, reference, words, verbs.open_again)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, reference: str) -> HttpResponse:
    """Take back what was a mistake or is not taken up."""
    words = FormWords(
        _("Withdraw the recommendation"),
        _("Withdraw it"),
        _page_of(reference),
        warning=_("Its open actions are let go, and partners no longer read it. It can be opened again."),
    )
    return _because(request, reference, words, verbs.withdraw)


def _because(request: HttpRequest, reference: str, words: FormWords, verb: Callable[..., None]) -> HttpResponse:
    viewer = request.viewer
    found = queries.recommendation_for(viewer, reference, today())
    form = forms.BecauseForm(request.POST or None)

    def act() -> str:
        verb(recommendation=found.id, because=form.cleaned_data["because"], by=viewer, at=now())
        return reference

    return _answer(request, form, words, act)


def _answer(request: HttpRequest, form: Form, words: FormWords, act: Callable[[], str]) -> HttpResponse:
    """Show the form; when it is sent and right, act and go to the recommendation. A rule that says no says it there."""
    return answered(request, form, words, lambda: _page_of(act()))


def _page_of(reference: str) -> str:
    return reverse("show-recommendation", kwargs={"reference": reference})


def _asked(request: HttpRequest) -> dict[str, str]:
    return {name: value for name in FILTERS if (value := request.GET.get(name, "").strip()[:100])}


def _wish(viewer: Viewer, asked: dict[str, str]) -> queries.Wish:
    """The filters of an address. One that names nothing we know is as if it were not there."""
    area, theme = _area(viewer, asked.get("area", "")), asked.get("theme", "")
    state = asked.get("state", "")
    return queries.Wish(
        state=state if state in queries.states.EVERY else "",
        theme=theme if theme in themes() else "",
        area=area.id if area else None,
    )


def _area(viewer: Viewer, slug: str) -> AreaSeen | None:
    return next((each for each in areas_for(viewer) if each.slug == slug), None)


def _area_choices(viewer: Viewer) -> list[tuple[str, str]]:
    return [(each.slug, each.name) for each in areas_for(viewer)]


def _choices(viewer: Viewer) -> dict[str, list[tuple[str, str]]]:
    return {
        "bodies": [(str(each.id), each.name) for each in organisations_for(viewer)],
        "areas": [(str(each.id), each.name) for each in areas_for(viewer)],
    }


def _wanted(form: Form) -> verbs.Recommended:
    given = form.cleaned_data
    return verbs.Recommended(
        kind=given["kind"],
        code=given["code"].upper(),
        number=given["number"],
        text=given["text"],
        organisation=UUID(given["organisation"]),
        level=given["level"],
        themes=tuple(given["themes"]),
        area=UUID(given["area"]) if given["area"] else None,
        excepted=given["excepted"],
    )


def _initial(found: queries.RecommendationSeen) -> dict:
    alike = ("kind", "code", "number", "text", "excepted", "level", "edition")
    return {
        **{name: getattr(found, name) for name in alike},
        "organisation": str(found.organisation),
        "area": str(found.area_id or ""),
        "themes": list(found.themes),
    }


def _about(found: tuple[queries.RecommendationSeen, ...]) -> tuple[tuple[str, str, UUID], ...]:
    return tuple(("governance", "Recommendation", each.id) for each in found)

"""Pages of schools, and the talks given at them."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wardmote.desks.agencies.api import bodies_to_choose
from wardmote.desks.delivery.forms import schools as forms
from wardmote.desks.delivery.presenters import schools as presenters
from wardmote.desks.delivery.presenters.side import side
from wardmote.desks.delivery.queries import schools as queries
from wardmote.desks.delivery.rules import schools as rules
from wardmote.desks.delivery.verbs import schools as verbs
from wardmote.desks.plan.api import aims_for
from wardmote.documents import Table
from wardmote.errors import Missing
from wardmote.foundation.access import Viewer
from wardmote.foundation.correspondence import export
from wardmote.foundation.editions import Superseded
from wardmote.foundation.editions.answering import answered
from wardmote.foundation.editions.comparing import compare
from wardmote.foundation.now import now, today
from wardmote.foundation.pages import render
from wardmote.foundation.pages.forms import Form, FormWords

asks = require_http_methods(["GET", "HEAD", "POST"])
_FIRST_YEAR, _LAST_YEAR = 2000, 2099


@require_safe
def list_schools(request: HttpRequest) -> HttpResponse:
    """Which schools were reached in a school year, and which not yet."""
    viewer, wish = request.viewer, _wish(request)
    schools, talks = queries.schools_for(viewer), queries.talks_for(viewer)
    coverage = queries.coverage_of(
        viewer,
        [each for each in schools if wish.phase in ("", each.phase)],
        [each for each in talks if wish.topic in ("", each.topic)],
        wish.year,
    )
    page = presenters.schools_page(schools, talks, coverage, wish, queries.districts_for(viewer), viewer)
    return render(request, "delivery/schools.html", {"page": page, "side": side(request.path)})


@require_safe
def download_schools(request: HttpRequest, kind: str) -> HttpResponse:
    """The schools as CSV or as a spreadsheet."""
    viewer = request.viewer
    found = queries.schools_for(viewer)
    table = presenters.schools_table(found, queries.talks_for(viewer), rules.school_year(today()))
    return _sent_as(request, "schools", kind, table, [("delivery", "School", each.id) for each in found])


@require_safe
def download_talks(request: HttpRequest, kind: str) -> HttpResponse:
    """The talks as CSV or as a spreadsheet."""
    found = queries.talks_for(request.viewer)
    about = [("delivery", "SchoolTalk", each.id) for each in found]
    return _sent_as(request, "talks", kind, presenters.talks_table(found), about)


@require_safe
def show_school(request: HttpRequest, reference: str) -> HttpResponse:
    """One school."""
    viewer = request.viewer
    found = queries.school_for(viewer, reference)
    page = presenters.school_page(found, queries.talks_for(viewer, school=found.id), viewer)
    return render(request, "delivery/school.html", {"page": page, "side": side(request.path)})


@asks
def add_school(request: HttpRequest) -> HttpResponse:
    """List a school."""
    viewer = request.viewer
    form = forms.SchoolForm(request.POST or None, districts=_districts(viewer))

    def act() -> str:
        made = verbs.add_school(said=verbs.SchoolSaid(**form.cleaned_data), by=viewer, at=now())
        return presenters.address_of(queries.school_of_id(viewer, made))

    return answered(request, form, FormWords(_("Add a school"), _("Add school"), reverse("list-schools")), act)


@asks
def change_school(request: HttpRequest, reference: str) -> HttpResponse:
    """Change what is said of a school."""
    viewer = request.viewer
    found = queries.school_for(viewer, reference)
    form = forms.ChangeSchoolForm(request.POST or None, initial=_of_school(found), districts=_districts(viewer))

    def act() -> str:
        given = dict(form.cleaned_data)
        edition = given.pop("edition")
        verbs.change_school(school=found.id, edition=edition, said=verbs.SchoolSaid(**given), by=viewer, at=now())
        return presenters.address_of(found)

    words = FormWords(_("Change what is said of the school"), _("Save"), presenters.address_of(found))
    try:
        return answered(request, form, words, act)
    except Superseded as late:
        again = _of_school(queries.school_for(viewer, reference))
        saved = forms.ChangeSchoolForm(initial=again, districts=_districts(viewer))
        return compare(request, form, saved, words, late=late, of=("delivery", "School", found.id))


@asks
def take_school_off(request: HttpRequest, reference: str) -> HttpResponse:
    """Take a school off the list."""
    found = queries.school_for(request.viewer, reference)
    why = _("Its talks stay, and it counts no more among the schools to be reached.")
    return _done(request, found, _("Take it off the list"), verbs.take_school_off, {"school": found.id}, why)


@asks
def put_school_back(request: HttpRequest, reference: str) -> HttpResponse:
    """Put a school back on the list."""
    found = queries.school_for(request.viewer, reference)
    return _done(request, found, _("Put it back on the list"), verbs.put_school_back, {"school": found.id}, found.name)


@asks
def add_talk(request: HttpRequest, reference: str) -> HttpResponse:
    """Write down that a talk was given."""
    viewer = request.viewer
    found = queries.school_for(viewer, reference)
    form = forms.TalkForm(request.POST or None, **_choices(viewer))

    def act() -> str:
        verbs.add_talk(school=found.id, said=_said(form), by=viewer, at=now())
        return presenters.address_of(found)

    words = FormWords(_("Write a talk down"), _("Write it down"), presenters.address_of(found), why=found.name)
    return answered(request, form, words, act)


@asks
def change_talk(request: HttpRequest, reference: str) -> HttpResponse:
    """Put right what is said of a talk."""
    viewer = request.viewer
    found = queries.talk_for(viewer, reference)
    chosen = _choices(viewer, found.topic)
    form = forms.ChangeTalkForm(request.POST or None, initial=_of_talk(found), **chosen)

    def act() -> str:
        verbs.change_talk(talk=found.id, edition=form.cleaned_data["edition"], said=_said(form), by=viewer, at=now())
        return presenters.address_of(found.school)

    back = presenters.address_of(found.school)
    words = FormWords(_("Change the talk"), _("Save"), back, why=found.school.name)
    try:
        return answered(request, form, words, act)
    except Superseded as late:
        saved = forms.ChangeTalkForm(initial=_of_talk(queries.talk_for(viewer, reference)), **chosen)
        return compare(request, form, saved, words, late=late, of=("delivery", "SchoolTalk", found.id))


@asks
def withdraw_talk(request: HttpRequest, reference: str) -> HttpResponse:
    """Say that a talk was not given."""
    found = queries.talk_for(request.viewer, reference)
    told = {"talk": found.id}
    return _done(request, found.school, _("Withdraw the talk"), verbs.withdraw_talk, told, found.topic)


@asks
def reopen_talk(request: HttpRequest, reference: str) -> HttpResponse:
    """Undo that a talk was withdrawn."""
    found = queries.talk_for(request.viewer, reference)
    told = {"talk": found.id}
    return _done(request, found.school, _("Open the talk again"), verbs.open_talk_again, told, found.topic)


def _done(
    request: HttpRequest,
    school: queries.SchoolSeen,
    words: str,
    verb: Callable[..., None],
    of: dict[str, UUID],
    why: str,
) -> HttpResponse:
    def act() -> str:
        verb(**of, by=request.viewer, at=now())
        return presenters.address_of(school)

    told = FormWords(words, words, presenters.address_of(school), why=why)
    return answered(request, Form(request.POST or None), told, act)


def _wish(request: HttpRequest) -> presenters.Wish:
    asked, phase = request.GET.get("year", ""), request.GET.get("phase", "")
    year = rules.school_year(today())
    if asked.isascii() and asked.isdigit() and _FIRST_YEAR <= int(asked[:6]) <= _LAST_YEAR:
        year = rules.school_year(year.starts.replace(year=int(asked[:6])))
    return presenters.Wish(year, request.GET.get("topic", "")[:80], phase if phase in rules.PHASES else "")


def _sent_as(
    request: HttpRequest, name: str, kind: str, content: Table, about: list[tuple[str, str, UUID]]
) -> HttpResponse:
    if kind not in ("csv", "xlsx"):
        raise Missing("The list is not made in that form.", instead="Take it as CSV or as a spreadsheet.")
    return export(request, name=f"{name}.{kind}", content=content, about=tuple(about))


def _districts(viewer: Viewer) -> list[tuple[str, str]]:
    return list(queries.districts_for(viewer).items())


def _choices(viewer: Viewer, had: str = "") -> dict:
    topics = queries.topics_for(viewer, today())
    return {
        "topics": tuple(dict.fromkeys((*topics, had))) if had else topics,
        "bodies": bodies_to_choose(viewer),
        "aims": [(str(each.id), f"{each.plan}, {each.priority}: {each.text}") for each in aims_for(viewer)],
    }


def _said(form: Form) -> verbs.TalkSaid:
    given = form.cleaned_data
    return verbs.TalkSaid(
        topic=given["topic"],
        day=given["day"],
        organisation=UUID(given["organisation"]),
        aim=UUID(given["aim"]),
        pupils=given["pupils"],
    )


def _of_school(found: queries.SchoolSeen) -> dict:
    return {name: getattr(found, name) for name in ("name", "phase", "district", "urn", "closed_on", "edition")}


def _of_talk(found: queries.TalkSeen) -> dict:
    alike = {name: getattr(found, name) for name in ("topic", "day", "pupils", "edition")}
    return {**alike, "organisation": str(found.organisation), "aim": str(found.aim.id)}

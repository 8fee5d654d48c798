"""Pages of what is done for an aim."""

from collections.abc import Callable, Iterable
from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wardmote.clocks import occasions
from wardmote.desks.agencies.api import bodies_to_choose, people_to_choose
from wardmote.desks.delivery.forms import activities as forms
from wardmote.desks.delivery.forms.money import BecauseForm
from wardmote.desks.delivery.presenters import activities as presenters
from wardmote.desks.delivery.presenters.side import side
from wardmote.desks.delivery.queries import activities as queries
from wardmote.desks.delivery.rules import activities as rules
from wardmote.desks.delivery.verbs import activities as verbs
from wardmote.desks.places.api import areas_for
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


@require_safe
def list_activities(request: HttpRequest) -> HttpResponse:
    """What is done, of all kinds or of one."""
    viewer, kind = request.viewer, request.GET.get("kind", "")
    found = queries.activities_for(viewer, today())
    page = presenters.activities_page(found, kind if kind in rules.KINDS else "", viewer, today())
    return render(request, "delivery/activities.html", {"page": page, "side": side(request.path)})


@require_safe
def download_activities(request: HttpRequest, kind: str) -> HttpResponse:
    """Everything that is done, as CSV or as a spreadsheet."""
    found = queries.activities_for(request.viewer, today())
    return sent_as(request, "what-was-done", kind, presenters.activities_table(found), found)


@require_safe
def show_activity(request: HttpRequest, reference: str) -> HttpResponse:
    """One activity."""
    viewer = request.viewer
    found = queries.activity_for(viewer, reference, today())
    page = presenters.activity_page(found, queries.history_of_activity(viewer, found.id), viewer)
    return render(request, "delivery/activity.html", {"page": page, "side": side(request.path)})


@require_safe
def download_counts(request: HttpRequest, reference: str, kind: str) -> HttpResponse:
    """What an activity came to, as CSV or as a spreadsheet."""
    found = (queries.activity_for(request.viewer, reference, today()),)
    return sent_as(request, f"counts-{reference}", kind, presenters.counts_table(found), found)


def sent_as(
    request: HttpRequest, name: str, kind: str, content: Table, found: tuple[queries.ActivitySeen, ...]
) -> HttpResponse:
    """A list as a file; raises Missing for a kind there is not."""
    if kind not in ("csv", "xlsx"):
        raise Missing("The list is not made in that form.", instead="Take it as CSV or as a spreadsheet.")
    about = tuple(("delivery", "Activity", each.id) for each in found)
    return export(request, name=f"{name}.{kind}", content=content, about=about)


@asks
def add_activity(request: HttpRequest, kind: str) -> HttpResponse:
    """Write down what is done, or will be."""
    viewer = request.viewer
    if kind not in rules.KINDS:
        raise Missing("There is no such kind of work.", instead="Choose one on the page of what was done.")
    form = forms.ActivityForm(request.POST or None, **_choices(viewer, rules.KINDS[kind]))

    def act() -> str:
        made = verbs.add_activity(kind=rules.KINDS[kind], said=_said(form, rules.KINDS[kind]), by=viewer, at=now())
        return presenters.address_of(queries.activity_of_id(viewer, made, today()))

    heading = str(presenters.ADD_WORDS[rules.KINDS[kind]])
    return answered(request, form, FormWords(heading, _("Add it"), reverse("list-activities")), act)


@asks
def change_activity(request: HttpRequest, reference: str) -> HttpResponse:
    """Change what is said of it."""
    viewer = request.viewer
    found = queries.activity_for(viewer, reference, today())
    chosen = _choices(viewer, found.kind, took_part=zip(found.bodies, found.body_names, strict=True))
    form = forms.ChangeActivityForm(request.POST or None, initial=_initial(found), **chosen)

    def act() -> str:
        edition = form.cleaned_data["edition"]
        verbs.change_activity(activity=found.id, edition=edition, said=_said(form, found.kind), by=viewer, at=now())
        return presenters.address_of(found)

    def saved() -> Form:
        return forms.ChangeActivityForm(initial=_initial(queries.activity_for(viewer, reference, today())), **chosen)

    words = FormWords(_("Change what it says"), _("Save"), presenters.address_of(found))
    return _answered(request, form, words, act, saved, found)


@asks
def choose_count(request: HttpRequest, reference: str, when: str) -> HttpResponse:
    """Choose the ward or the district that something was counted in."""
    viewer = request.viewer
    found, period = _during(viewer, reference, when)
    places = [(each.code, each.name) for each in queries.spots_of(viewer, found)]
    form = forms.PlaceForm(request.POST or None, places=places)

    def act() -> str:
        told = {"reference": reference, "when": when, "place": form.cleaned_data["place"]}
        return reverse("tell-counts", kwargs=told)

    why = presenters.period_words(found, period)
    words = FormWords(_("Where was it counted?"), _("Continue"), presenters.address_of(found), why=why)
    return answered(request, form, words, act)


@asks
def tell_counts(request: HttpRequest, reference: str, when: str, place: str) -> HttpResponse:
    """Tell what it came to in one place."""
    viewer = request.viewer
    found, period = _during(viewer, reference, when)
    spot = next((each for each in queries.spots_of(viewer, found) if each.code == place), None)
    if spot is None:
        raise Missing("That is no place where this was done.", instead="Choose a ward or a district from the list.")
    form = _counts_form(viewer, found, period, place, request.POST or None)

    def act() -> str:
        told = {"edition": form.cleaned_data["edition"], "period": period.starts, "place": place}
        verbs.tell_counts(activity=found.id, **told, numbers=form.numbers, by=viewer, at=now())
        return presenters.address_of(found)

    def saved() -> Form:
        return _counts_form(viewer, queries.activity_for(viewer, reference, today()), period, place, None)

    words = FormWords(
        _("What it came to: %(place)s") % {"place": spot.name},
        _("Save"),
        presenters.address_of(found),
        why=_("%(name)s, %(when)s. Leave empty what nobody counted; nothing is not the same.")
        % {"name": found.name, "when": presenters.period_words(found, period)},
    )
    return _answered(request, form, words, act, saved, found)


@asks
def tell_measures(request: HttpRequest, reference: str, when: str) -> HttpResponse:
    """Tell reach, attendance, completion and change."""
    viewer = request.viewer
    found, period = _during(viewer, reference, when)
    form = forms.MeasuresForm(request.POST or None, initial=_measures(found, period))

    def act() -> str:
        given = form.cleaned_data
        told = {
            name: rules.Measure(given[name], given[f"{name}_of"], given[f"{name}_words"]) for name in rules.MEASURES
        }
        period_told = {"edition": given["edition"], "period": period.starts}
        verbs.tell_measures(activity=found.id, **period_told, told=told, by=viewer, at=now())
        return presenters.address_of(found)

    def saved() -> Form:
        return forms.MeasuresForm(initial=_measures(queries.activity_for(viewer, reference, today()), period))

    words = FormWords(
        _("Reach, attendance, completion and change"),
        _("Save"),
        presenters.address_of(found),
        why=_("Four different numbers. None is added to another or stands for one that nobody collected."),
    )
    return _answered(request, form, words, act, saved, found)


@asks
def withdraw_activity(request: HttpRequest, reference: str) -> HttpResponse:
    """Withdraw what is not done."""
    warning = _("What was counted of it is shown no more, until it is opened again.")
    return _because(request, reference, _("Withdraw it"), verbs.withdraw_activity, warning)


@asks
def reopen_activity(request: HttpRequest, reference: str) -> HttpResponse:
    """Undo that it was withdrawn."""
    return _because(request, reference, _("Open it again"), verbs.open_activity_again)


def _because(
    request: HttpRequest, reference: str, words: str, verb: Callable[..., None], warning: str = ""
) -> HttpResponse:
    viewer = request.viewer
    found = queries.activity_for(viewer, reference, today())
    form = BecauseForm(request.POST or None)

    def act() -> str:
        verb(activity=found.id, because=form.cleaned_data["because"], by=viewer, at=now())
        return presenters.address_of(found)

    told = FormWords(words, words, presenters.address_of(found), why=found.name, warning=warning)
    return answered(request, form, told, act)


def _answered(
    request: HttpRequest,
    form: Form,
    words: FormWords,
    act: Callable[[], str],
    saved: Callable[[], Form],
    found: queries.ActivitySeen,
) -> HttpResponse:
    try:
        return answered(request, form, words, act)
    except Superseded as late:
        return compare(request, form, saved(), words, late=late, of=("delivery", "Activity", found.id))


def _during(viewer: Viewer, reference: str, when: str) -> tuple[queries.ActivitySeen, rules.Period]:
    found = queries.activity_for(viewer, reference, today())
    try:
        starts = date.fromisoformat(when)
    except ValueError:
        raise Missing("There is no such day.", instead="Choose a time on the activity's page.") from None
    return found, rules.check_period(starts, found.periods)


def _counts_form(
    viewer: Viewer, found: queries.ActivitySeen, period: rules.Period, place: str, given: object
) -> forms.CountsForm:
    held = {each.what: each.number for each in found.counts if (each.period, each.place) == (period, place)}
    kinds = tuple(dict.fromkeys((*queries.kinds_counted(viewer, found.kind, period.starts), *held)))
    initial = {f"n{at}": held[kind] for at, kind in enumerate(kinds) if kind in held}
    return forms.CountsForm(given, kinds=kinds, initial={**initial, "edition": found.edition})


def _measures(found: queries.ActivitySeen, period: rules.Period) -> dict[str, object]:
    told: dict[str, object] = {"edition": found.edition}
    for name in rules.MEASURES:
        if held := found.measure(period, name):
            told |= {name: held.number, f"{name}_of": held.out_of, f"{name}_words": held.words}
    return told


def _choices(viewer: Viewer, kind: str, took_part: Iterable[tuple[UUID, str]] = ()) -> dict:
    """What can be chosen; `took_part` are those who did, and may have left the partnership since."""
    national = [(each.id, each.title) for each in occasions() if each.campaigns]
    return {
        "aims": [(str(each.id), f"{each.plan}, {each.priority}: {each.text}") for each in aims_for(viewer)],
        "bodies": list({**dict(bodies_to_choose(viewer)), **{str(each): name for each, name in took_part}}.items()),
        "people": people_to_choose(viewer),
        "areas": [(str(each.id), each.name) for each in areas_for(viewer)],
        "occasions": national if kind == rules.CAMPAIGN else [],
        "goes_on": kind == rules.PROGRAMME,
    }


def _said(form: Form, kind: str) -> verbs.ActivitySaid:
    given = form.cleaned_data
    return verbs.ActivitySaid(
        name=given["name"],
        about=given["about"],
        aim=UUID(given["aim"]),
        starts=given["starts"],
        ends=given["ends"] or (None if kind == rules.PROGRAMME else given["starts"]),
        areas=tuple(map(UUID, given["areas"])),
        bodies=tuple(map(UUID, given["bodies"])),
        lead=UUID(given["lead"]) if given["lead"] else None,
        occasion=given.get("occasion", ""),
    )


def _initial(found: queries.ActivitySeen) -> dict:
    return {
        **{name: getattr(found, name) for name in ("name", "about", "occasion", "starts", "ends", "edition")},
        "aim": str(found.aim.id),
        "areas": [str(each) for each in found.areas],
        "bodies": [str(each) for each in found.bodies],
        "lead": str(found.lead or ""),
    }

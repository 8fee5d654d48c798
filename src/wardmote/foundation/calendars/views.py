"""Pages of clocks, rules and calendars: fetch, present, render."""

from datetime import date

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from wardmote.clocks import Rule, rule, rules
from wardmote.errors import Missing, WardmoteError
from wardmote.foundation import audit
from wardmote.foundation.access.frame import enter_as
from wardmote.foundation.calendars import presenters, queries, verbs, wall
from wardmote.foundation.calendars.appointments import appointments_of
from wardmote.foundation.calendars.feeds import feed_of
from wardmote.foundation.calendars.forms import ReviewForm, StartForm, StartInHoursForm
from wardmote.foundation.calendars.limits import local_rules
from wardmote.foundation.calendars.presenters.rules import answer as answer_of
from wardmote.foundation.calendars.presenters.sides import in_address
from wardmote.foundation.calendars.presenters.years import days_of, year_asked, year_of
from wardmote.foundation.correspondence import answer
from wardmote.foundation.now import now, today
from wardmote.foundation.pages import forms, render


@require_safe
def show_wall(request: HttpRequest) -> HttpResponse:
    """Everything that runs, with when it ends; cut by what the address asks for."""
    page = presenters.wall_page(wall.entries(request.viewer, now()), request.GET)
    return render(request, "calendars/wall.html", {"page": page, "side": presenters.side("show-clock-wall")})


@require_safe
def show_clock(request: HttpRequest, clock: str) -> HttpResponse:
    """One clock: when, how binding, and how the day was worked out."""
    page = presenters.clock_page(wall.entry(request.viewer, clock, now()))
    return render(request, "calendars/clock.html", {"page": page, "side": presenters.side("")})


@require_safe
def show_year(request: HttpRequest) -> HttpResponse:
    """The partnership's year, and the clocks that end in it."""
    year = year_asked(request.GET.get("year", ""), today())
    arranged = appointments_of(request.viewer, *days_of(year))
    page = presenters.year_page(year, wall.entries(request.viewer, now()), arranged)
    return render(request, "calendars/year.html", {"page": page, "side": presenters.side("show-year")})


@require_safe
def list_rules(request: HttpRequest) -> HttpResponse:
    """Every rule of time, as the partnership has it."""
    local = local_rules(request.viewer)
    page = presenters.rules_page([local.rule(each) for each in dict.fromkeys(found.id for found in rules())])
    return render(request, "calendars/rules.html", {"page": page, "side": presenters.side("list-rules")})


@require_safe
def show_rule(request: HttpRequest, rule: str) -> HttpResponse:
    """One rule, who checked it, and what it gives for a start that the reader asks about."""
    viewer = request.viewer
    found = local_rules(viewer).rule(_rule(rule).id)
    may = viewer.holds(*verbs.CONFIRMERS)
    asked = (StartInHoursForm if found.limit.in_hours else StartForm)(
        request.GET if "start-day" in request.GET else None
    )
    context = {
        "page": presenters.rule_page(found, queries.reviews_for(viewer), may_confirm=may),
        "form": asked,
        "field": forms.field,
        "errors": forms.error_list(asked) if asked.is_bound and asked.errors else [],
        "side": presenters.side(""),
        **_answered(viewer, found, asked),
    }
    return render(request, "calendars/rule.html", context, status=422 if context["errors"] else 200)


def _answered(viewer, found: Rule, asked: StartForm) -> dict[str, object]:
    """The answer, or why there is none."""
    if not asked.is_bound or not asked.is_valid():
        return {"answer": None, "problem": ""}
    try:
        return {"answer": answer_of(local_rules(viewer).due(found.id, start=asked.moment())), "problem": ""}
    except WardmoteError as problem:
        return {"answer": None, "problem": str(problem)}


@require_http_methods(["GET", "HEAD", "POST"])
def confirm_rule(request: HttpRequest, rule: str) -> HttpResponse:
    """Record that somebody named has checked a rule against its source."""
    found = _rule(rule)
    form = ReviewForm(request.POST or None)
    if form.is_valid():
        verbs.confirm_rule(by=request.viewer, rule_id=found.id, at=now(), **form.cleaned_data)
        return HttpResponseRedirect(reverse("show-rule", kwargs={"rule": in_address(found.id)}))
    return forms.form_page(request, form, _confirming(found))


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw_reviews(request: HttpRequest, rule: str) -> HttpResponse:
    """Make a rule unconfirmed again."""
    found = _rule(rule)
    if request.method == "POST":
        verbs.withdraw_reviews(by=request.viewer, rule_id=found.id, at=now())
        return HttpResponseRedirect(reverse("show-rule", kwargs={"rule": in_address(found.id)}))
    words = forms.FormWords(
        heading=_("Withdraw the confirmation: %(rule)s") % {"rule": found.title},
        go=_("Withdraw it"),
        back=reverse("show-rule", kwargs={"rule": in_address(found.id)}),
        why=_("The rule will be shown as unconfirmed. Who confirmed it, and when, stays on record."),
    )
    return forms.form_page(request, forms.Form(), words)


def _confirming(found: Rule) -> forms.FormWords:
    return forms.FormWords(
        heading=_("Confirm: %(rule)s") % {"rule": found.title},
        go=_("Record the check"),
        back=reverse("show-rule", kwargs={"rule": in_address(found.id)}),
        why=f"{found.said} {_('Written in')} {found.citation}.",
        warning=_("From then on it is shown as must or should, and people will act on it."),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def show_own_calendar(request: HttpRequest) -> HttpResponse:
    """The member's secret calendar address: make one, see it once, stop it."""
    viewer, secret, stopped = request.viewer, "", False
    if request.method == "POST" and request.POST.get("do") == "stop":
        stopped = verbs.revoke_feed(by=viewer, at=now())
    elif request.method == "POST":
        secret = verbs.make_feed(by=viewer, at=now())
    context = {
        "feed": queries.feed_for(viewer),
        "secret_address": f"{settings.WARDMOTE_ADDRESS}{reverse('calendar-feed')}?key={secret}" if secret else "",
        "stopped": stopped,
        "side": presenters.side("show-own-calendar"),
    }
    return render(request, "calendars/own.html", context)


@never_cache
@require_safe
def send_feed(request: HttpRequest) -> HttpResponse:
    """A member's dates, to whoever has the key; without one, what this address is."""
    if "key" not in request.GET:
        return render(request, "calendars/about_feed.html", {})
    reader = queries.reader_of(request.GET["key"])
    at, year = now(), year_of(today())
    enter_as(request, reader)
    content = feed_of(
        wall.entries(reader, at),
        at=at,
        first=date(year, 4, 1),
        last=date(year + 2, 3, 31),
        appointments=appointments_of(reader),
    )
    sent = answer(request, content, kind="ics", way="feed", record_class="C1")
    audit.record_read(by=reader, address="calendar-feed")
    return sent


def _rule(slug: str) -> Rule:
    for each in rules():
        if in_address(each.id) == slug:
            return rule(each.id)
    raise Missing("There is no rule of time of that name.", instead="Choose one from the list of rules.")

"""The words of the pages of what is done for an aim: action days, operations, programmes, campaigns."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from markupsafe import Markup

from wardmote.clocks import occasions
from wardmote.desks.delivery.presenters.money import LINK, Filter, Rows
from wardmote.desks.delivery.presenters.national_days import national_days
from wardmote.desks.delivery.queries.activities import ActivitySeen, CountSeen, Standing
from wardmote.desks.delivery.queries.projects import HistorySeen
from wardmote.desks.delivery.rules import activities as rules
from wardmote.documents import Column, Table
from wardmote.foundation.access import Viewer
from wardmote.foundation.accounts.landing import Link
from wardmote.foundation.pages.words import day as in_words
from wardmote.foundation.pages.words import moment, number, status

KIND_WORDS = {
    rules.ACTION_DAY: gettext_lazy("Action days"),
    rules.OPERATION: gettext_lazy("Named operations"),
    rules.PROGRAMME: gettext_lazy("Programmes"),
    rules.CAMPAIGN: gettext_lazy("Campaigns"),
}
ADD_WORDS = {
    rules.ACTION_DAY: gettext_lazy("Add an action day"),
    rules.OPERATION: gettext_lazy("Add an operation"),
    rules.PROGRAMME: gettext_lazy("Add a programme"),
    rules.CAMPAIGN: gettext_lazy("Add a campaign"),
}
#: What each of the four numbers says. They are never added up, and none stands for another.
MEASURE_WORDS = {
    rules.REACH: gettext_lazy("Reach: saw or heard of it"),
    rules.ATTENDANCE: gettext_lazy("Attendance: came"),
    rules.COMPLETION: gettext_lazy("Completion: stayed to the end"),
    rules.CHANGE: gettext_lazy("Change: something was different for them"),
}


@dataclass(frozen=True)
class ActivitiesPage:
    """What is done, of the kind that is chosen."""

    sentence: str
    kinds: tuple[Filter, ...]
    rows: Rows
    adds: tuple[Link, ...]
    downloads: tuple[Link, ...]
    public_href: str
    national: Rows = ()


@dataclass(frozen=True)
class PeriodPart:
    """What was told of one period: counts by place, and the four numbers where they are asked of it."""

    heading: str
    slug: str
    counts: Rows
    measures: Rows
    empty: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class ActivityPage:
    """One activity: how it stands, what it came to, what happened to its record."""

    seen: ActivitySeen
    sentence: str
    first: Link | None
    deeds: tuple[Link, ...]
    facts: tuple[tuple[str, str | Markup], ...]
    parts: tuple[PeriodPart, ...]
    history: tuple[tuple[str, str], ...]
    downloads: tuple[Link, ...]


def activities_page(found: Sequence[ActivitySeen], kind: str, viewer: Viewer, day: date) -> ActivitiesPage:
    """Everything that is done, or what is of one kind, as in addresses; beside campaigns, the national days ahead."""
    here = reverse("list-activities")
    filters = [Filter(f"{_('All')} ({len(found)})", here, not kind)]
    for slug, each in rules.KINDS.items():
        count = sum(one.kind == each for one in found)
        filters.append(Filter(f"{KIND_WORDS[each]} ({count})", f"{here}?{urlencode({'kind': slug})}", slug == kind))
    shown = [each for each in found if not kind or each.slug == kind]
    late = sum(each.state == rules.OVERDUE for each in shown)
    return ActivitiesPage(
        sentence=ngettext(
            "Of one of these nobody has told in time what it came to.",
            "Of %(n)s of these nobody has told in time what they came to.",
            late,
        )
        % {"n": late}
        if late
        else "",
        kinds=tuple(filters) if found else (),
        rows=tuple(map(_row, shown)),
        adds=tuple(
            Link(str(ADD_WORDS[each]), reverse("add-activity", kwargs={"kind": slug}))
            for slug, each in rules.KINDS.items()
            if viewer.holds(*rules.WRITES) and kind in ("", slug)
        ),
        downloads=tuple(
            Link(words, reverse("download-activities", kwargs={"kind": slug}))
            for words, slug in ((_("As CSV"), "csv"), (_("As a spreadsheet"), "xlsx"))
        ),
        public_href=reverse("show-done", kwargs={"partnership": viewer.tenant.slug}),
        national=national_days([(each, address_of(each)) for each in found], day)
        if rules.KINDS.get(kind) == rules.CAMPAIGN
        else (),
    )


def activity_page(found: ActivitySeen, history: Sequence[HistorySeen], viewer: Viewer) -> ActivityPage:
    """One activity, for somebody who may, or may not, write down what it came to."""
    writes = viewer.holds(*rules.WRITES) and not found.withdrawn
    first, *deeds = (*_deeds(found, viewer), None)
    return ActivityPage(
        seen=found,
        sentence=sentence_of(found),
        first=first,
        deeds=tuple(each for each in deeds if each),
        facts=tuple(_facts(found)),
        parts=tuple(_part(found, each, writes=writes) for each in reversed(found.periods)),
        history=tuple(
            (
                _("%(when)s, %(who)s: %(what)s")
                % {"when": moment(each.at), "who": each.by, "what": said_of(each.what)},
                each.words,
            )
            for each in history
        ),
        downloads=tuple(
            Link(words, _href(found, "download-counts", kind=slug))
            for words, slug in ((_("Counts as CSV"), "csv"), (_("Counts as a spreadsheet"), "xlsx"))
        ),
    )


def said_of(what: str) -> str:
    """What an entry of the history says, in words."""
    return {
        "made": _("wrote it down"),
        "changed": _("changed it"),
        "counted": _("told what it came to"),
        "withdrawn": _("withdrew it"),
        "opened again": _("opened it again"),
    }[what]


def sentence_of(found: Standing) -> str:
    """How an activity stands, in a sentence."""
    told = {"n": len(found.uncounted), "starts": in_words(found.starts), "day": in_words(found.ends or found.starts)}
    if found.state in (rules.DUE, rules.OVERDUE) and found.kind == rules.PROGRAMME:
        return _("Of the quarter to %(day)s nobody has told what it came to.") % {
            "day": in_words(found.uncounted[0].ends)
        }
    return {
        rules.PLANNED: _("It begins on %(starts)s."),
        rules.RUNNING: _("It is going on.") if found.ends is None else _("It goes on until %(day)s."),
        rules.DUE: _("It ended on %(day)s. What it came to has still to be told."),
        rules.OVERDUE: _("It ended on %(day)s, and nobody has told in time what it came to."),
        rules.DONE: _("It ended on %(day)s, and what it came to is told below."),
        rules.WITHDRAWN: _("It was withdrawn. The reason is below."),
    }[found.state] % told


def days_of(found: ActivitySeen) -> str:
    """On which days it is."""
    if found.ends is None:
        return _("From %(day)s") % {"day": in_words(found.starts)}
    if found.ends == found.starts:
        return in_words(found.starts)
    return _("%(first)s to %(last)s") % {"first": in_words(found.starts), "last": in_words(found.ends)}


def period_words(found: ActivitySeen, period: rules.Period) -> str:
    """What is counted together, in words: a quarter, or its days."""
    if found.kind == rules.PROGRAMME:
        return _("Quarter to %(day)s") % {"day": in_words(period.ends)}
    return days_of(found)


def occasion_of(found: ActivitySeen) -> str:
    """The day of the partnership's year that a campaign goes with; empty for none."""
    return next((each.title for each in occasions() if each.id == found.occasion), "")


def address_of(found: Standing) -> str:
    """Where an activity is read."""
    return _href(found, "show-activity")


def activities_table(found: Sequence[ActivitySeen]) -> Table:
    """What is done, as a table that leaves as CSV or XLSX."""
    titles = ("Reference", "Name", "Kind", "State", "First day", "Last day", "Areas", "Took part", "Aim", "What")
    rows = tuple(
        (
            each.reference,
            each.name,
            each.kind,
            each.state,
            each.starts.isoformat(),
            each.ends.isoformat() if each.ends else "",
            "; ".join(each.area_names),
            "; ".join(each.body_names),
            each.aim.text,
            each.about,
            occasion_of(each),
            each.lead_name,
        )
        for each in found
    )
    columns = tuple(Column(title) for title in (*titles, "National day", "Lead"))
    return Table(id="activities", caption=_("What was done"), columns=columns, rows=rows)


def counts_table(found: Sequence[ActivitySeen]) -> Table:
    """Every number that holds, one a row; what was not collected is not in it, and is no nothing."""
    titles = ("Reference", "Name", "Kind", "From", "To", "Ward or district", "Code", "Sort", "What")
    numbers = (Column("Number", "number"), Column("Of how many", "number", absent="none"))
    rows = tuple(
        (
            each.reference,
            each.name,
            each.kind,
            one.period.starts.isoformat(),
            one.period.ends.isoformat(),
            one.place_name,
            one.place,
            one.sort,
            one.what,
            one.number,
            one.out_of,
            one.words,
        )
        for each in found
        for one in each.counts
    )
    columns = (*map(Column, titles), *numbers, Column("How it was counted"))
    return Table(id="counts", caption=_("What it came to"), columns=columns, rows=rows)


def measured(told: CountSeen | None) -> str:
    """One of the four numbers in words; what nobody collected is said to be so, and is not nothing."""
    if told is None:
        return _("Not collected")
    if told.out_of is None:
        return number(told.number)
    return _("%(n)s of %(of)s") % {"n": number(told.number), "of": number(told.out_of)}


def _part(found: ActivitySeen, period: rules.Period, *, writes: bool) -> PeriodPart:
    counts = [each for each in found.counts if each.period == period and each.sort != rules.MEASURE]
    when = f"{period.starts:%Y-%m-%d}"
    links = (
        ("choose-count", _("Tell what it came to in a ward or district"), found.kind in rules.COUNTED),
        ("tell-measures", _("Tell reach, attendance, completion and change"), found.kind in rules.MEASURED),
    )
    told = {name: found.measure(period, name) for name in rules.MEASURES}
    return PeriodPart(
        heading=period_words(found, period),
        slug=when,
        counts=tuple(
            (each.place_name, each.what, number(each.number), _("%(who)s, %(when)s") % _told(each)) for each in counts
        ),
        measures=tuple(
            (str(MEASURE_WORDS[name]), measured(each), each.words if each else "") for name, each in told.items()
        )
        if found.kind in rules.MEASURED
        else (),
        empty=_("Nobody has counted anything in a ward or district yet.") if found.kind in rules.COUNTED else "",
        links=tuple(Link(words, _href(found, name, when=when)) for name, words, able in links if able and writes),
    )


def _told(each: CountSeen) -> dict[str, str]:
    return {"who": each.by, "when": in_words(each.at)}


def _row(each: ActivitySeen) -> tuple[Markup | str, ...]:
    return (
        LINK.format(address_of(each), each.name),
        status(each.state),
        each.kind.capitalize(),
        days_of(each),
        ", ".join(each.area_names),
        LINK.format(each.aim.href, each.aim.text),
    )


def _deeds(found: ActivitySeen, viewer: Viewer) -> tuple[Link, ...]:
    may = (
        ("change-activity", _("Change what it says"), not found.withdrawn),
        ("withdraw-activity", _("Withdraw it"), not found.withdrawn),
        ("reopen-activity", _("Open it again"), found.withdrawn),
    )
    return tuple(Link(words, _href(found, name)) for name, words, able in may if able and viewer.holds(*rules.WRITES))


def _facts(found: ActivitySeen) -> list[tuple[str, str | Markup]]:
    goes_with = occasion_of(found)
    return [
        (_("State"), status(found.state)),
        (_("Kind"), found.kind.capitalize()),
        (_("What is done"), found.about),
        (_("Days"), days_of(found)),
        *([(_("Goes with"), goes_with)] if goes_with else []),
        (_("Where"), ", ".join(found.area_names)),
        (_("Who takes part"), ", ".join(found.body_names)),
        (_("Aim it serves"), LINK.format(found.aim.href, found.aim.text)),
        (_("Lead"), found.lead_name or _("Nobody in particular")),
        (_("Reference"), found.reference),
    ]


def _href(found: Standing, name: str, **more: str) -> str:
    return reverse(name, kwargs={"reference": found.reference, **more})

"""The words of the pages of school talks: which schools were reached, and which not yet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from wardmote.desks.delivery.presenters.money import LINK, Filter, Rows
from wardmote.desks.delivery.queries.schools import Coverage, SchoolSeen, TalkSeen
from wardmote.desks.delivery.rules import schools as rules
from wardmote.desks.delivery.rules.activities import WRITES
from wardmote.documents import Column, Table
from wardmote.foundation.access import Viewer
from wardmote.foundation.accounts.landing import Link
from wardmote.foundation.pages.words import day as in_words
from wardmote.foundation.pages.words import number


@dataclass(frozen=True)
class Wish:
    """What is asked of coverage: a school year, and a topic and a phase, each empty for all."""

    year: rules.SchoolYear
    topic: str = ""
    phase: str = ""


@dataclass(frozen=True)
class SchoolsPage:
    """Coverage of a school year, by district; the schools left, and every school."""

    sentence: str
    years: tuple[Filter, ...]
    topics: tuple[Filter, ...]
    phases: tuple[Filter, ...]
    coverage: Rows
    left: Rows
    every: Rows
    add: Link | None
    downloads: tuple[Link, ...]


@dataclass(frozen=True)
class SchoolPage:
    """One school with the talks given there."""

    seen: SchoolSeen
    sentence: str
    first: Link | None
    deeds: tuple[Link, ...]
    facts: tuple[tuple[str, str], ...]
    talks: Rows


def schools_page(
    schools: Sequence[SchoolSeen],
    talks: Sequence[TalkSeen],
    found: Coverage,
    wish: Wish,
    districts: Mapping[str, str],
    viewer: Viewer,
) -> SchoolsPage:
    """Which of the schools there are were reached in a school year."""
    years = [rules.school_year(each.day) for each in talks if not each.withdrawn]
    shown = sorted({wish.year.starts.year, *(each.starts.year for each in years)}, reverse=True)
    topics = sorted({each.topic for each in talks if not each.withdrawn})
    phases = [each for each in rules.PHASES if any(one.phase == each for one in schools)]
    return SchoolsPage(
        sentence=coverage_sentence(found),
        years=tuple(
            Filter(f"{each}/{(each + 1) % 100:02}", _href(wish, year=f"{each}"), each == wish.year.starts.year)
            for each in shown
        ),
        topics=_filters(_("All topics"), topics, wish, "topic"),
        phases=_filters(_("All phases"), phases, wish, "phase"),
        coverage=coverage_rows(found, districts),
        left=tuple(
            (LINK.format(address_of(each), each.name), each.phase.capitalize(), each.district_name)
            for each in found.left
        ),
        every=tuple(_row(each, talks) for each in schools),
        add=Link(_("Add a school"), reverse("add-school")) if viewer.holds(*WRITES) else None,
        downloads=tuple(
            Link(f"{words}, {title}", reverse(name, kwargs={"kind": kind}))
            for name, words in (("download-schools", _("Schools")), ("download-talks", _("Talks")))
            for kind, title in (("csv", "CSV"), ("xlsx", _("spreadsheet")))
        ),
    )


def school_page(found: SchoolSeen, talks: Sequence[TalkSeen], viewer: Viewer) -> SchoolPage:
    """One school, for somebody who may, or may not, write talks down."""
    writes = viewer.holds(*WRITES)
    may = (
        ("add-talk", _("Write a talk down"), not found.withdrawn),
        ("change-school", _("Change what is said of the school"), True),
        ("take-school-off", _("Take it off the list"), not found.withdrawn),
        ("put-school-back", _("Put it back on the list"), found.withdrawn),
    )
    deeds = [Link(words, _of(found, name)) for name, words, able in may if able and writes]
    first, *rest = (*deeds, None)
    return SchoolPage(
        seen=found,
        sentence=_stands(found, talks),
        first=first,
        deeds=tuple(each for each in rest if each),
        facts=(
            (_("Phase"), found.phase.capitalize()),
            (_("District"), found.district_name),
            (_("Unique reference number"), found.urn or _("Not known")),
            (_("Closed"), in_words(found.closed_on) if found.closed_on else _("No")),
            (_("Reference"), found.reference),
        ),
        talks=tuple(_talk(each, writes=writes) for each in talks),
    )


def coverage_sentence(found: Coverage) -> str:
    """How many of the schools there are were reached, in a sentence."""
    visited, every = found.whole
    told = {"n": number(visited), "of": number(every), "year": found.year.name}
    return _("In the school year %(year)s, %(n)s of %(of)s schools had a talk.") % told if every else ""


def coverage_rows(found: Coverage, districts: Mapping[str, str]) -> Rows:
    """By district, and all together where there are several: schools visited, schools there are, and the share."""
    rows = [(name, *found.of(code)) for code, name in districts.items()]
    if len(rows) > 1:
        rows.append((_("All districts"), *found.whole))
    return tuple((name, number(visited), number(every), _share(visited, every)) for name, visited, every in rows)


def address_of(found: SchoolSeen) -> str:
    """Where a school is read."""
    return _of(found, "show-school")


def schools_table(schools: Sequence[SchoolSeen], talks: Sequence[TalkSeen], year: rules.SchoolYear) -> Table:
    """The schools, whether each is one of those to be reached, and how many talks it had in a school year."""
    titles = ("Reference", "School", "Unique reference number", "Phase", "District", "Code", "To be reached", "Closed")
    rows = tuple(
        (
            each.reference,
            each.name,
            each.urn,
            each.phase,
            each.district_name,
            each.district,
            "yes" if rules.eligible(each, year) else "no",
            each.closed_on.isoformat() if each.closed_on else "",
            len(_at(each, talks, year)),
        )
        for each in schools
    )
    columns = (*map(Column, titles), Column(f"Talks in {year.name}", "number"))
    return Table(id="schools", caption=_("Schools"), columns=columns, rows=rows)


def talks_table(talks: Sequence[TalkSeen]) -> Table:
    """Every talk that was not withdrawn, one a row."""
    titles = ("Reference", "Day", "School year", "School", "Phase", "District", "Topic", "Given by", "Aim of the plan")
    rows = tuple(
        (
            each.reference,
            each.day.isoformat(),
            rules.school_year(each.day).name,
            each.school.name,
            each.school.phase,
            each.school.district_name,
            each.topic,
            each.organisation_name,
            each.aim.text,
            each.pupils,
        )
        for each in talks
        if not each.withdrawn
    )
    columns = (*map(Column, titles), Column("Pupils", "number", absent="none"))
    return Table(id="talks", caption=_("Talks at schools"), columns=columns, rows=rows)


def _filters(every: str, names: Sequence[str], wish: Wish, by: str) -> tuple[Filter, ...]:
    chosen = getattr(wish, by)
    found = [Filter(every, _href(wish, **{by: ""}), not chosen)]
    found += [Filter(each[:1].upper() + each[1:], _href(wish, **{by: each}), each == chosen) for each in names]
    return tuple(found) if names else ()


def _href(wish: Wish, **changed: str) -> str:
    told = {"year": f"{wish.year.starts.year}", "topic": wish.topic, "phase": wish.phase, **changed}
    return f"{reverse('list-schools')}?{urlencode({name: value for name, value in told.items() if value})}"


def _share(visited: int, every: int) -> str:
    return f"{100 * visited / every:.0f}%" if every else _("No school is listed")


def _at(school: SchoolSeen, talks: Sequence[TalkSeen], year: rules.SchoolYear | None = None) -> list[TalkSeen]:
    return [
        each
        for each in talks
        if each.school.id == school.id and not each.withdrawn and (year is None or year.holds(each.day))
    ]


def _row(each: SchoolSeen, talks: Sequence[TalkSeen]) -> tuple[Markup | str, ...]:
    held = _at(each, talks)
    stands = _("Off the list") if each.withdrawn else _("Closed") if each.closed_on else _("On the list")
    return (
        LINK.format(address_of(each), each.name),
        each.phase.capitalize(),
        each.district_name,
        stands,
        number(len(held)),
        in_words(held[0].day) if held else _("None yet"),
    )


def _stands(found: SchoolSeen, talks: Sequence[TalkSeen]) -> str:
    if found.withdrawn:
        return _("It is off the list of schools to be reached.")
    held = _at(found, talks)
    if not held:
        return _("No talk has been given here yet.")
    return _("The last talk here was on %(day)s.") % {"day": in_words(held[0].day)}


def _talk(each: TalkSeen, *, writes: bool) -> tuple[Markup | str, ...]:
    def link(name: str, words: str) -> Markup:
        hidden = Markup('{}<span class="govuk-visually-hidden">: {}, {}</span>')
        href = reverse(name, kwargs={"reference": each.reference})
        return LINK.format(href, hidden.format(words, each.topic, in_words(each.day)))

    change: Markup | str = _("Withdrawn") if each.withdrawn else ""
    undo: Markup | str = ""
    if writes:
        change = change or link("change-talk", _("Change"))
        undo = link("reopen-talk", _("Open it again")) if each.withdrawn else link("withdraw-talk", _("Withdraw"))
    return (
        in_words(each.day),
        each.topic,
        each.organisation_name,
        number(each.pupils) if each.pupils else _("Not counted"),
        LINK.format(each.aim.href, each.aim.text),
        change,
        undo,
    )


def _of(found: SchoolSeen, name: str) -> str:
    return reverse(name, kwargs={"reference": found.reference})

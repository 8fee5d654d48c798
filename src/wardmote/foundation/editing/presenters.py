"""The words of the pages of what is edited in the site."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from wardmote.foundation import concerns, desks
from wardmote.foundation.access import Viewer
from wardmote.foundation.changes.queries import ChangeSeen
from wardmote.foundation.changes.weighing import kinds
from wardmote.foundation.local_values.concern import CONCERN
from wardmote.foundation.local_values.declared import CLOCKS
from wardmote.foundation.local_values.reading import DEFAULT, PACK, ValueSeen
from wardmote.foundation.pages.words import day, moment

LINK = Markup('<a class="govuk-link" href="{}">{}</a>')
(VALUE,) = CONCERN.changes


#: As many lines of a change as are told again where it is decided on.
FEW = 5


@dataclass(frozen=True)
class Filter:
    """A choice above a list: its words, where it leads, whether it is chosen."""

    text: str
    href: str
    here: bool


@dataclass(frozen=True)
class ListPage:
    """A work list: choices, rows, and how many rows there are in all."""

    filters: tuple[Filter, ...]
    rows: tuple[tuple[str | Markup, ...], ...]
    total: int


@dataclass(frozen=True)
class ValuePage:
    """One local value: what it is now, where that comes from, and what it has been."""

    title: str
    sentence: str
    about: str
    facts: tuple[tuple[str, str], ...]
    versions: tuple[tuple[str, str, str], ...]
    changes: tuple[tuple[str | Markup, ...], ...]
    change_href: str


@dataclass(frozen=True)
class ChangePage:
    """One change: before and after, why, what became of it, and what this reader can do."""

    reference: str
    title: str
    sentence: str
    lines: tuple[tuple[str, str, str], ...]
    facts: tuple[tuple[str, str], ...]
    decide_href: str
    withdraw_href: str
    subject_href: str


def values_page(values: Iterable[ValueSeen], group: str) -> ListPage:
    """What varies locally, of one desk where asked."""
    values = tuple(values)
    titles = _titles()
    groups = dict.fromkeys(each.declared.group for each in values)
    home = reverse("list-local-values")
    return ListPage(
        filters=(
            Filter(f"{_('All')} ({len(values)})", home, group == ""),
            *(
                Filter(
                    f"{titles.get(each, each)} ({sum(v.declared.group == each for v in values)})",
                    f"{home}?of={each}",
                    each == group,
                )
                for each in groups
            ),
        ),
        rows=tuple(
            (
                LINK.format(reverse("show-local-value", kwargs={"name": each.declared.name}), each.declared.title),
                each.said,
                origin_in_words(each),
                _("Yes") if each.declared.legal else _("No"),
            )
            for each in values
            if group in ("", each.declared.group)
        ),
        total=len(values),
    )


def value_page(
    viewer: Viewer, now: ValueSeen, versions: Iterable[ValueSeen], changes: Iterable[ChangeSeen]
) -> ValuePage:
    """One local value."""
    told = now.declared
    return ValuePage(
        title=told.title,
        sentence=_("Now: %(value)s. %(origin)s.") % {"value": now.said, "origin": origin_in_words(now)},
        about=told.about,
        facts=(
            (_("It may be"), told.bounds),
            (_("Source"), now.source),
            (_("Confirmed"), told.reviewed or _("Not yet, by anybody")),
            (_("A second person approves a change"), _("Yes, because the law is touched") if told.legal else _("No")),
        ),
        versions=tuple(
            (each.said, day(each.since) if each.since else _("From the start"), origin_in_words(each))
            for each in versions
        ),
        changes=change_rows(changes),
        change_href=reverse("change-local-value", kwargs={"name": told.name}) if viewer.holds(*VALUE.editors) else "",
    )


def origin_in_words(value: ValueSeen) -> str:
    """Where a value comes from."""
    if value.origin == DEFAULT:
        return _("As shipped")
    if value.origin == PACK:
        return _("From the partnership's pack")
    return _("Decided here, in force from %(day)s") % {"day": day(value.since)} if value.since else _("Decided here")


def changes_page(changes: Iterable[ChangeSeen], state: str) -> ListPage:
    """What was proposed and what became of it."""
    changes = tuple(changes)
    home = reverse("list-changes")
    held = [change.state for change in changes]
    return ListPage(
        filters=(
            Filter(f"{_('All')} ({len(changes)})", home, state == ""),
            *(
                Filter(f"{words} ({held.count(each)})", f"{home}?state={each}", each == state)
                for each, words in _states().items()
            ),
        ),
        rows=change_rows(change for change in changes if state in ("", change.state)),
        total=len(changes),
    )


def change_rows(changes: Iterable[ChangeSeen]) -> tuple[tuple[str | Markup, ...], ...]:
    """Changes as rows: reference, what, state, from when, proposed by whom."""
    return tuple(
        (
            LINK.format(reverse("show-change", kwargs={"reference": each.reference}), each.reference),
            each.title,
            _states()[each.state],
            day(each.starts),
            _("%(day)s by %(who)s") % {"day": day(each.made_at), "who": each.made_by},
        )
        for each in changes
    )


def change_page(viewer: Viewer, change: ChangeSeen, subject_href: str) -> ChangePage:
    """One change."""
    facts = [
        (_("Reference"), change.reference),
        (_("Proposed"), _("%(at)s by %(who)s") % {"at": moment(change.made_at), "who": change.made_by}),
        (_("Why"), change.because),
        (_("In force from"), day(change.starts)),
    ]
    if change.citation:
        facts.append((_("Rests on"), change.citation))
    if change.decided_at and change.legal:
        said = _("%(at)s by %(who)s") % {"at": moment(change.decided_at), "who": change.decided_by}
        facts.append((_("Decided"), said))
    if change.decision:
        facts.append((_("Reason given"), change.decision))
    kind = kinds().get(change.kind)
    waits = change.state == "waiting"
    mine = change.member is not None and change.member == viewer.member_id
    able = bool(kind) and viewer.holds(*kind.approvers) and not mine
    of = {"reference": change.reference}
    return ChangePage(
        reference=change.reference,
        title=change.title,
        sentence=_sentence(change),
        lines=change.lines,
        facts=tuple(facts),
        decide_href=reverse("decide-on-change", kwargs=of) if waits and able else "",
        withdraw_href=reverse("withdraw-change", kwargs=of) if waits and mine else "",
        subject_href=subject_href,
    )


def in_brief(change: ChangeSeen) -> str:
    """What a change changes, where that can be said in a few lines; else how many, and where they are read."""
    if len(change.lines) > FEW:
        told = {"title": change.title, "n": len(change.lines)}
        return _("%(title)s. %(n)s things change: go back to read each before and after.") % told
    return "; ".join(f"{label}: {before} → {after}" for label, before, after in change.lines)


def _sentence(change: ChangeSeen) -> str:
    return {
        "waiting": _("This waits for a second person, because the law is touched."),
        "made": _("This was made."),
        "declined": _("This was declined, and nothing changed."),
        "withdrawn": _("This was taken back, and nothing changed."),
    }[change.state]


def _states() -> dict[str, str]:
    return {
        "waiting": _("Waiting for a second person"),
        "made": _("Made"),
        "declined": _("Declined"),
        "withdrawn": _("Taken back"),
    }


def _titles() -> dict[str, str]:
    """What each desk, and each package of the foundation, is called."""
    return (
        {CLOCKS: _("Limits of time")}
        | {desk.slug: desk.title for desk in desks.every()}
        | {each.slug: each.slug.replace("_", " ").capitalize() for each in concerns.every()}
    )

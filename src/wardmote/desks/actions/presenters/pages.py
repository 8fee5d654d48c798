"""The words of the pages of actions."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from markupsafe import Markup

from wardmote.desks.actions import rules, states
from wardmote.desks.actions.queries import (
    ActionSeen,
    ActionWhole,
    Chasable,
    Listed,
    ReportSeen,
    StepSeen,
)
from wardmote.documents import Column, Table
from wardmote.foundation.access import Viewer
from wardmote.foundation.pages.paging import paging
from wardmote.foundation.pages.words import day as day_words
from wardmote.foundation.pages.words import moment, status
from wardmote.foundation.records import Found

#: What the address says for every action, those that have ended included.
ALL = "all"
_LINK = Markup('<a class="govuk-link" href="{}">{}</a>')


@dataclass(frozen=True)
class Filter:
    """A choice above the list: its words, where it leads, how many it holds, and whether it is chosen now."""

    text: str
    href: str
    here: bool
    count: int | None = None


@dataclass(frozen=True)
class ListPage:
    """The list of actions. `asked` are the filters as the address has them."""

    sentence: str
    states: tuple[Filter, ...]
    whose: tuple[Filter, ...]
    rows: tuple[tuple[Markup | str, ...], ...]
    areas: list[dict[str, str]]
    asked: dict[str, str]
    may_run: bool
    may_chase: bool
    to_chase: int
    paging: dict[str, Any]
    downloads: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ChasePage:
    """What one press would send: a row an action, and how many would be asked about."""

    sentence: str
    rows: tuple[tuple[Markup | str, ...], ...]
    able: int


@dataclass(frozen=True)
class Line:
    """One entry of an action's history, in words."""

    heading: str
    sentences: tuple[str, ...]
    correct_href: str = ""


@dataclass(frozen=True)
class StepButton:
    """What a button does to a milestone: mark it as passed, or take that back. `words` name the milestone too."""

    words: str
    href: str


@dataclass(frozen=True)
class ActionPage:
    """One action: what it is, how it is, what needs doing, what happened."""

    action: ActionSeen
    sentence: str
    facts: tuple[tuple[str, str | Markup], ...]
    steps: tuple[tuple[str, ...], ...]
    step_buttons: tuple[StepButton, ...]
    evidence: tuple[tuple[Markup | str, str, str], ...]
    history: tuple[Line, ...]
    may_run: bool
    may_report: bool


def list_page(listed: Listed, asked: dict[str, str], areas: list[tuple[str, str]], viewer: Viewer) -> ListPage:
    """The list, its filters and its counts. `asked` are the filters of the address; `areas` pairs of slug and name."""
    here, total = reverse("list-actions"), sum(listed.counts.values())
    late_or_silent = listed.counts[states.LATE] + listed.counts[states.STALE]
    running = total - sum(listed.counts[each] for each in states.ENDED)
    counts = [
        (_("Open"), "", running),
        *((title(each), each, listed.counts[each]) for each in states.EVERY),
        (_("All"), ALL, total),
    ]
    whose = [(_("Everybody's"), ""), (_("Mine"), "me"), (_("My organisation's"), "us")]
    return ListPage(
        sentence=_counted(listed.counts),
        states=tuple(
            Filter(text, _href(here, asked, state=state), asked.get("state", "") == state, n)
            for text, state, n in counts
        ),
        whose=tuple(
            Filter(text, _href(here, asked, whose=value), asked.get("whose", "") == value) for text, value in whose
        ),
        rows=tuple(_row(each) for each in listed.actions),
        areas=[{"value": slug, "text": name} for slug, name in (("", _("All areas")), *areas)],
        asked=asked,
        may_run=viewer.holds(*rules.RUNS),
        may_chase=viewer.holds(*rules.CHASES) and bool(late_or_silent),
        to_chase=late_or_silent,
        paging=paging(listed.page, listed.pages, here, asked),
        downloads=tuple(
            (text, _href(reverse(name), asked))
            for text, name in ((_("As CSV"), "download-actions-csv"), (_("As a spreadsheet"), "download-actions-xlsx"))
        ),
    )


def action_page(whole: ActionWhole, source: Found | None, viewer: Viewer, day: date) -> ActionPage:
    """One action. `source` is the record it came from, if it may be seen."""
    action = whole.seen
    runs = viewer.holds(*rules.RUNS)
    may_report = rules.may_report(
        runs=runs,
        mine=action.owner_id is not None and action.owner_id == viewer.member_id,
        my_organisation=action.organisation_name == viewer.agency,
    )
    facts = [
        (_("State"), Markup("{}: {}").format(status(action.shown.state), action.shown.because)),
        (_("Organisation"), action.organisation_name),
        (_("Owner"), action.owner or _("Nobody in particular")),
        (_("Area"), action.area or _("All areas")),
        (_("Due"), day_words(action.due)),
        (_("First due"), _first_due(action)),
        (_("Carried over"), _carried_over(action)),
        (_("Helped by"), ", ".join(name for _id, name in whole.supporting) or _("Nobody named")),
        (_("Last heard of"), day_words(action.heard_on)),
        (_("Came from"), _LINK.format(source.href, source.title) if source else _("Given on its own")),
        (_("Reference"), action.reference),
    ]
    if not action.ended:
        facts.insert(1, (_("The facts suggest"), f"{title(whole.proposed.state)}: {whole.proposed.because}"))
    return ActionPage(
        action=action,
        sentence=_sentence(action, day),
        facts=tuple(facts),
        steps=tuple((each.text, day_words(each.due), _step_state(each, day)) for each in whole.steps),
        step_buttons=tuple(map(_step_button, whole.steps)) if may_report and not action.ended else (),
        evidence=tuple(
            (_LINK.format(e.link, e.words) if e.link else e.words, e.added_by, moment(e.added_at))
            for e in whole.evidence
        ),
        history=_history(whole),
        may_run=runs,
        may_report=may_report,
    )


def chase_page(found: tuple[Chasable, ...]) -> ChasePage:
    """Who would be asked about what, before anybody is."""
    able = [each for each in found if each.reader]
    return ChasePage(
        sentence=_("%(n)s actions of %(bodies)s organisations will be asked about.")
        % {"n": len(able), "bodies": len({each.action.organisation for each in able})},
        rows=tuple(
            (
                _LINK.format(reverse("show-action", kwargs={"reference": each.action.reference}), each.action.text),
                each.action.organisation_name,
                day_words(each.action.due),
                _will_happen(each),
            )
            for each in found
        ),
        able=len(able),
    )


def _will_happen(each: Chasable) -> str:
    if each.reader is None:
        return each.why_not
    if each.waiting:
        return _("Its link %(link)s is sent once more, because nobody has answered it.") % {"link": each.waiting}
    return _("A one-time link goes to its registered mailbox.")


def why_this(whole: ActionWhole) -> str:
    """What the facts suggest, before somebody says how it is."""
    told = {"day": day_words(whole.seen.due), "state": whole.proposed.state, "because": whole.proposed.because}
    return _("It is due %(day)s. The facts suggest “%(state)s”: %(because)s.") % told


def table_of(actions: tuple[ActionSeen, ...]) -> Table:
    """The actions as a table that leaves as CSV or XLSX, in the order in which an import reads them."""
    titles = ("Reference", "Action", "Organisation", "Owner", "Area", "Starts", "Due", "First due", "State")
    rows = tuple(
        (
            each.reference,
            each.text,
            each.organisation_name,
            each.owner,
            each.area,
            each.starts.isoformat() if each.starts else "",
            each.due.isoformat(),
            each.first_due.isoformat(),
            each.shown.state,
            each.carried,
            each.stayed_open,
        )
        for each in actions
    )
    columns = (*(Column(title) for title in titles), Column("Moved later", "number"), Column("Carried over", "number"))
    return Table(id="actions", caption=_("Actions"), columns=columns, rows=rows)


def _row(action: ActionSeen) -> tuple[Markup | str, ...]:
    href = reverse("show-action", kwargs={"reference": action.reference})
    return (
        _LINK.format(href, action.text),
        status(action.shown.state),
        action.organisation_name,
        action.owner or _("Nobody in particular"),
        action.area or _("All areas"),
        day_words(action.due),
        str(action.carried) if action.carried else _("No"),
        str(action.stayed_open) if action.stayed_open else _("No"),
    )


def _counted(counts: dict[str, int]) -> str:
    running = sum(n for state, n in counts.items() if state not in states.ENDED)
    if not sum(counts.values()):
        return ""
    return _("%(open)s open: %(late)s late, %(stale)s that nobody has confirmed lately. %(done)s done.") % {
        "open": running,
        "late": counts[states.LATE],
        "stale": counts[states.STALE],
        "done": counts[states.DONE],
    }


def _sentence(action: ActionSeen, day: date) -> str:
    if action.ended:
        return title(action.shown.state) + "."
    days = (action.due - day).days
    if days < 0:
        return _("Due %(day)s, %(n)s days ago.") % {"day": day_words(action.due), "n": -days}
    return _("Due %(day)s, in %(n)s days.") % {"day": day_words(action.due), "n": days} if days else _("Due today.")


def _first_due(action: ActionSeen) -> str:
    if not action.carried:
        return day_words(action.first_due)
    times = _("once") if action.carried == 1 else _("%(n)s times") % {"n": action.carried}
    return _("%(day)s, moved later %(times)s") % {"day": day_words(action.first_due), "times": times}


def _carried_over(action: ActionSeen) -> str:
    if not action.stayed_open:
        return _("At no meeting yet")
    return ngettext("At %(n)s meeting", "At %(n)s meetings", action.stayed_open) % {"n": action.stayed_open}


def _step_button(step: StepSeen) -> StepButton:
    words = _("Take back") if step.done_at else _("Mark as passed")
    return StepButton(f"{words}: {step.text}", reverse("finish-step", kwargs={"step": str(step.id)}))


def _step_state(step: StepSeen, day: date) -> str:
    if step.done_at:
        return _("Passed, %(moment)s") % {"moment": moment(step.done_at)}
    return _("Late") if step.due < day else _("To come")


def _history(whole: ActionWhole) -> tuple[Line, ...]:
    latest = next((each.id for each in whole.history if each.state), None)
    return tuple(_line(each, correctable=each.id == latest and not whole.seen.ended) for each in whole.history)


def _line(entry: ReportSeen, *, correctable: bool) -> Line:
    who = entry.told_by or entry.said_by
    ways = {
        "member": _("%(when)s, %(who)s"),
        "link": _("%(when)s, %(who)s by a one-time link"),
        "telephone": _("%(when)s, %(who)s on the telephone, written down by %(scribe)s"),
    }
    heading = ways[entry.way] % {"when": moment(entry.said_at), "who": who, "scribe": entry.said_by}
    said = [f"{title(entry.state)}. {entry.line}" if entry.state else entry.line]
    if entry.next_step:
        said.append(_("Next: %(step)s") % {"step": entry.next_step})
    if entry.due_before and entry.due_after:
        told = {"before": day_words(entry.due_before), "after": day_words(entry.due_after), "why": entry.reason}
        said.append(_("The day moved from %(before)s to %(after)s: %(why)s") % told)
    if entry.corrected:
        said.append(_("This was a mistake and was put right later."))
    href = reverse("correct-report", kwargs={"report": str(entry.id)}) if correctable else ""
    return Line(heading, tuple(said), href)


def title(word: str) -> str:
    return word[:1].upper() + word[1:]


def _href(path: str, asked: dict[str, str], **changed: str) -> str:
    """The address with these filters; a filter that changes goes back to the first page."""
    kept = {name: value for name, value in asked.items() if name != "page"}
    query = urlencode({name: value for name, value in {**kept, **changed}.items() if value})
    return f"{path}?{query}" if query else path

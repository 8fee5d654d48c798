"""The words of freedom of information requests."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wardmote.desks.governance.presenters import shapes
from wardmote.desks.governance.queries.requests import RequestSeen, requests_for
from wardmote.desks.governance.rules import requests as rules
from wardmote.desks.governance.rules.timely import on_time
from wardmote.documents import Table
from wardmote.foundation import lists
from wardmote.foundation.access import Viewer
from wardmote.foundation.accounts.landing import PROMISED, Card, Link
from wardmote.foundation.calendars import RunningClock
from wardmote.foundation.now import today
from wardmote.foundation.pages.words import day as in_words
from wardmote.foundation.pages.words import status

#: How many the first page names.
FIRST = 5


def list_page(every: tuple[RequestSeen, ...], asked: str, viewer: Viewer) -> shapes.Listed:
    """Every request, or those of one state, and how often each authority was in time."""
    shown = [each for each in every if each.state == asked or not asked]
    add = Link(_("Add a request"), reverse("add-request")) if viewer.holds(*rules.WRITES) else None
    return shapes.Listed(
        title=_("Freedom of information requests"),
        about=_("What authorities were asked about the partnership's work. Nothing is kept here of who asked."),
        caption=_("Requests, the soonest due first"),
        columns=lists.plain(_("What is asked for"), _("State"), _("Authority"), _("Came"), _("Due")),
        rows=tuple(map(_row, shown)),
        empty=(
            _("Requests under the Freedom of Information Act will be listed here."),
            _("Whoever keeps the register adds each on the day it comes, and its clock is worked out."),
        ),
        filters=lists.filters_of("list-requests", rules.STATES, [each.state for each in every], asked),
        add=add,
        downloads=lists.downloads_of("download-requests") if every else (),
        all_href=reverse("list-requests") if every else "",
        sections=(_on_time(every),) if every else (),
    )


def request_page(found: RequestSeen, viewer: Viewer) -> shapes.Record:
    """One request with its clock."""
    deeds = _deeds(found) if viewer.holds(*rules.WRITES) else ()
    return shapes.Record(
        register=Link(_("Freedom of information requests"), reverse("list-requests")),
        title=found.subject,
        reference=found.reference,
        state=found.state,
        sentence=_sentence(found),
        first=deeds[0] if deeds else None,
        deeds=deeds[1:],
        facts=tuple(_facts(found)),
        sections=(
            shapes.Section(
                "reckoning",
                _("How the day was worked out"),
                _("Step by step"),
                lists.plain(_("Step"), _("What was done")),
                tuple((str(n), step) for n, step in enumerate(found.due.reckoning.steps, 1)),
                _("Nothing could be worked out."),
            ),
        ),
    )


def table_of(found: Iterable[RequestSeen]) -> Table:
    """The register as it is taken away."""
    titles = (
        *(_("Reference"), _("Authority"), _("Its reference"), _("What is asked for"), _("Came"), _("Due"), _("State")),
        *(_("Answered"), _("Outcome"), _("Extension told"), _("Note")),
    )
    rows = (
        (
            each.reference,
            each.organisation_name,
            each.theirs or None,
            each.subject,
            each.received_on.isoformat(),
            each.last.isoformat(),
            each.state,
            each.answered_on.isoformat() if each.answered_on else None,
            rules.OUTCOMES[each.outcome] if each.outcome else None,
            each.extended_on.isoformat() if each.extended_on else None,
            each.words or None,
        )
        for each in found
    )
    return lists.table("requests", _("Freedom of information requests"), titles, rows)


def clocks(viewer: Viewer) -> Iterator[RunningClock]:
    """The clock of each request."""
    for each in requests_for(viewer, today()):
        yield RunningClock(
            what=_("Request %(reference)s answered: %(subject)s")
            % {"reference": each.reference, "subject": each.subject},
            neutral=_("Information request due"),
            desk="governance",
            table="InformationRequest",
            id=each.id,
            href=_href(each),
            rule=each.rule,
            start=each.received_on,
            pauses=each.pauses,
            done=each.answered_on,
            areas=each.areas,
            owner=each.organisation_name,
        )


def card_of(viewer: Viewer) -> tuple[Card, ...]:
    """For whoever answers them: the requests that are open."""
    mine = [
        each for each in requests_for(viewer, today()) if each.open and each.owner and each.owner == viewer.member_id
    ]
    if not mine:
        return ()
    said = ngettext("You answer %(n)s open request.", "You answer %(n)s open requests.", len(mine)) % {"n": len(mine)}
    links = tuple(Link(f"{each.subject}: {_when(each)}", _href(each)) for each in mine[:FIRST])
    return (Card(_("Freedom of information"), (said,), links=links, part=PROMISED),)


def watched_by(viewer: Viewer, member: UUID) -> tuple[tuple[str, str], ...]:
    """The open requests that one member answers, for whoever takes them over."""
    return tuple(
        (lists.LINK.format(_href(each), each.subject), _("Request: %(when)s.") % {"when": _when(each)})
        for each in requests_for(viewer, today())
        if each.owner == member and each.open
    )


def _facts(found: RequestSeen) -> Iterator[tuple[str, lists.Cell]]:
    rule = lists.LINK.format(
        reverse("show-rule", kwargs={"rule": found.rule.lower().replace(".", "-")}), found.due.rule.title
    )
    yield _("Authority"), found.organisation_name
    yield _("Its reference"), found.theirs or _("None")
    yield _("Answered by"), found.owner_name or _("Nobody in particular")
    yield _("Came"), in_words(found.received_on)
    yield _("Last day"), in_words(found.last)
    yield _("Rule of time"), rule
    yield _("How binding"), found.due.strength.capitalize()
    for pause in found.pauses:
        told = {"why": rules.PAUSES[pause.reason], "from": in_words(pause.starts)}
        words = _("%(why)s: since %(from)s")
        if pause.ends:
            words, told["to"] = _("%(why)s: from %(from)s to %(to)s"), in_words(pause.ends)
        yield _("Clock stopped"), words % told
    if found.extended_on:
        yield _("Extension told"), f"{in_words(found.extended_on)}: {found.extended_because}"
    if found.answered_on:
        yield _("Answer"), f"{rules.OUTCOMES[found.outcome]}, {in_words(found.answered_on)}"
        yield _("Note"), found.words or _("None")
    yield _("Reference"), found.reference


def _on_time(every: tuple[RequestSeen, ...]) -> shapes.Section:
    found = on_time((each.organisation_name, each.state) for each in every)
    return shapes.Section(
        "on-time",
        _("In time"),
        _("How many of each authority's requests were answered in time, of those answered or overdue"),
        ((_("Authority"), False), (_("In time"), True), (_("Of"), True)),
        tuple((name, str(in_time), str(due)) for name, due, in_time in found),
        _("No request has been answered or is overdue."),
    )


def _sentence(found: RequestSeen) -> str:
    told = {"last": in_words(found.last), "done": in_words(found.answered_on) if found.answered_on else ""}
    words = {
        rules.OVERDUE: _("It was due on %(last)s and has not been answered."),
        rules.DUE: _("It is due on %(last)s."),
        rules.STOPPED: _("Its clock stands still. If it ran again today, it would be due on %(last)s."),
        rules.MET: _("It was answered on %(done)s; it was due on %(last)s."),
        rules.MET_LATE: _("It was answered on %(done)s, after it was due on %(last)s."),
    }
    return words[found.state] % told


def _when(found: RequestSeen) -> str:
    words = {rules.OVERDUE: _("was due on %(day)s"), rules.STOPPED: _("its clock stands still")}
    return words.get(found.state, _("due on %(day)s")) % {"day": in_words(found.last)}


def _deeds(found: RequestSeen) -> tuple[Link, ...]:
    late = found.state == rules.OVERDUE
    may = (
        ("answer-request", _("Write the answer down"), found.open),
        ("run-clock", _("Let the clock run again"), found.open and found.stopped),
        ("stop-clock", _("Stop the clock"), found.open and not found.stopped and not late),
        ("undo-pause", _("Take the last stop back"), found.open and bool(found.pauses)),
        ("extend-request", _("Say that an extension was told"), found.open and not found.extended_on and not late),
        ("change-request", _("Change the request"), found.open),
        ("open-request-again", _("Open the request again"), not found.open),
    )
    return tuple(Link(words, reverse(name, kwargs={"reference": found.reference})) for name, words, able in may if able)


def _row(each: RequestSeen) -> tuple[lists.Cell, ...]:
    return (
        lists.LINK.format(_href(each), each.subject),
        status(each.state),
        each.organisation_name,
        in_words(each.received_on),
        in_words(each.last),
    )


def _href(found: RequestSeen) -> str:
    return reverse("show-request", kwargs={"reference": found.reference})

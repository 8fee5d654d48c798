"""The words of requests for access: the list, one of them, its clock and its cards."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.desks.rights.queries.requests import PartSeen, RequestRead, RequestSeen, last_day, requests_for
from wardmote.desks.rights.rules import requests as rules
from wardmote.foundation import lists
from wardmote.foundation.access import Viewer
from wardmote.foundation.accounts.landing import DUE, Card, Link
from wardmote.foundation.calendars import RunningClock
from wardmote.foundation.lists import Cell
from wardmote.foundation.now import today
from wardmote.foundation.pages.words import day as in_words
from wardmote.foundation.pages.words import moment, status

#: How many a first page names.
FIRST = 5


@dataclass(frozen=True)
class ListPage:
    """The list."""

    columns: tuple[tuple[str, bool], ...]
    rows: tuple[tuple[Cell, ...], ...]
    may_receive: bool
    looks_after: bool


@dataclass(frozen=True)
class RequestPage:
    """One request."""

    title: str
    reference: str
    sentence: str
    facts: tuple[tuple[str, Cell], ...]
    deeds: tuple[Link, ...]
    columns: tuple[tuple[str, bool], ...]
    parts: tuple[tuple[Cell, ...], ...]
    pause_columns: tuple[tuple[str, bool], ...]
    pauses: tuple[tuple[Cell, ...], ...]


def list_page(viewer: Viewer, every: tuple[RequestSeen, ...], *, looks_after: bool) -> ListPage:
    """Requests by their reference: who asked is on the page of one."""
    return ListPage(
        columns=lists.plain(_("Reference"), _("How it stands"), _("Received"), _("Last day"), _("Received by")),
        rows=tuple(
            (
                lists.LINK.format(href_of(each), each.reference),
                status(_worst(each)),
                in_words(each.received_on),
                in_words(last_day(viewer, each)),
                each.organisation_name,
            )
            for each in every
        ),
        may_receive=rules.handles(viewer),
        looks_after=looks_after,
    )


def request_page(viewer: Viewer, found: RequestRead) -> RequestPage:
    """One request as its page says it."""
    own = rules.handles(viewer) and viewer.organisation == found.organisation
    return RequestPage(
        title=_("Request %(reference)s") % {"reference": found.reference},
        reference=found.reference,
        sentence=_sentence(viewer, found),
        facts=tuple(_facts(found)),
        deeds=tuple(_deeds(found)) if own else (),
        columns=lists.plain(_("Agency"), _("How it stands"), _("Handed on"), _("Reviewed"), _("Answered")),
        parts=tuple(_part(found, each) for each in found.parts),
        pause_columns=lists.plain(_("What was asked for"), _("Since"), _("Until")),
        pauses=tuple(
            (rules.PAUSES[each.why], in_words(each.since), in_words(each.until) if each.until else _("It stands still"))
            for each in found.pauses
        ),
    )


def clocks(viewer: Viewer) -> Iterator[RunningClock]:
    """The month of each part that a member handles, prepares or looks after, or three where it was extended."""
    for each in requests_for(viewer) if viewer.kind == "member" else ():
        for part in each.parts:
            if not each.withdrawn_at:
                yield RunningClock(
                    what=_("Request for access answered: %(reference)s") % {"reference": each.reference},
                    neutral=_("An answer is due"),
                    desk="rights",
                    table="AccessPart",
                    id=part.id,
                    href=part_href(part),
                    rule=each.rule,
                    start=each.received_on,
                    pauses=each.clock_pauses,
                    done=part.answer.made_at.date() if part.answer else None,
                    owner=part.organisation_name,
                )


def landing(viewer: Viewer) -> tuple[Card, ...]:
    """What a member has still to answer, prepare or review, the one that is due first before the others."""
    mine = [(each, part) for each in requests_for(viewer) for part in each.parts if _is_open(each, part)]
    if not mine:
        return ()
    mine.sort(key=lambda pair: last_day(viewer, pair[0]))
    late = sum(last_day(viewer, each) < today() for each, _part_ in mine)
    said = [_("Requests for access that are open: %(n)s.") % {"n": len(mine)}]
    if late:
        said.append(_("Past their last day: %(n)s.") % {"n": late})
    links = tuple(
        Link(
            _("%(reference)s, %(state)s: by %(day)s")
            % {"reference": each.reference, "state": each.state_of(part), "day": in_words(last_day(viewer, each))},
            part_href(part),
        )
        for each, part in mine[:FIRST]
    )
    return (Card(_("Requests for access"), tuple(said), links=links, part=DUE, order=4),)


def href_of(found: RequestSeen) -> str:
    """The page of one."""
    return reverse("show-access", kwargs={"reference": found.reference})


def part_href(part: PartSeen) -> str:
    """The page of one agency's part."""
    return reverse("show-access-part", kwargs={"part": part.id})


def _is_open(each: RequestSeen, part: PartSeen) -> bool:
    return each.state_of(part) not in (rules.ANSWERED, rules.WITHDRAWN)


def _worst(each: RequestSeen) -> str:
    return min((each.state_of(part) for part in each.parts), key=rules.STATES.index)


def _sentence(viewer: Viewer, found: RequestRead) -> str:
    if found.withdrawn_at:
        return _("They took it back on %(day)s.") % {"day": in_words(found.withdrawn_at)}
    last = {"day": in_words(last_day(viewer, found))}
    if found.stopped:
        return _("The clock stands still. If it ran again today, the last day would be %(day)s.") % last
    if not any(_is_open(found, each) for each in found.parts):
        return _("It was answered.")
    if last_day(viewer, found) < today():
        return _("The last day was %(day)s: answer at once, and say why it is late.") % last
    return _("It is answered without delay, by %(day)s at the latest.") % last


def _facts(found: RequestRead) -> Iterator[tuple[str, Cell]]:
    who = found.subject
    yield _("Who asks"), who.name
    yield _("Born"), in_words(who.born) if who.born else _("Not said")
    yield _("Where they want the answer"), who.contact or _("Not said")
    yield _("What they ask"), found.asked or _("Everything")
    yield (
        _("Received"),
        _("%(day)s, by %(body)s") % {"day": in_words(found.received_on), "body": found.organisation_name},
    )
    yield _("How it is known who they are"), rules.IDENTITY[found.identity]
    if found.extended_at:
        told = {"when": moment(found.extended_at), "who": found.extended_by, "why": found.extended_words}
        yield _("Extended"), _("%(when)s, %(who)s: %(why)s") % told
    yield (
        _("Rule of time"),
        lists.LINK.format(reverse("show-rule", kwargs={"rule": found.rule.lower().replace(".", "-")}), found.rule),
    )
    yield _("Written down"), f"{moment(found.made_at)}, {found.made_by}"


def _deeds(found: RequestRead) -> Iterator[Link]:
    open_ = found.withdrawn_at is None
    may = (
        ("resume-access", _("Write down what came in: the clock runs again"), open_ and found.stopped is not None),
        ("pause-access", _("Stop the clock"), open_ and found.stopped is None),
        ("extend-access", _("Take two months more"), open_ and found.extended_at is None),
        ("correct-access", _("Put right what was written down"), open_),
        ("withdraw-access", _("They took it back"), open_),
        ("open-access-again", _("Open it again"), not open_),
    )
    return (Link(words, reverse(name, kwargs={"reference": found.reference})) for name, words, able in may if able)


def _part(found: RequestRead, each: PartSeen) -> tuple[Cell, ...]:
    name = _("%(body)s, of a protected record") if each.only is not None else "%(body)s"
    answered = f"{moment(each.answer.made_at)}, {each.answer.made_by}" if each.answer else _("Not yet")
    # What was refused whole was answered with nothing gathered.
    waits = _("Not needed") if each.answer else _("Not yet")
    return (
        lists.LINK.format(part_href(each), name % {"body": each.organisation_name}),
        status(found.state_of(each)),
        f"{moment(each.prepared_at)}, {each.prepared_by}" if each.prepared_at else waits,
        f"{moment(each.reviewed_at)}, {each.reviewed_by}" if each.reviewed_at else waits,
        answered,
    )

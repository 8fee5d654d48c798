"""The words of the list of requests, of what can be asked for at once, and of requests on My week."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wardmote.desks.sharing.presenters import shapes
from wardmote.desks.sharing.queries.request_seen import DisclosureSeen, RequestSeen
from wardmote.desks.sharing.queries.requests import requests_left
from wardmote.desks.sharing.queries.routine import Askable
from wardmote.desks.sharing.rules import requests as rules
from wardmote.desks.sharing.rules.emergencies import may_tell
from wardmote.foundation import lists
from wardmote.foundation.access import Viewer
from wardmote.foundation.accounts.landing import DUE, WAITING, Card, Link
from wardmote.foundation.now import now
from wardmote.foundation.pages.words import day as in_words
from wardmote.foundation.pages.words import status
from wardmote.protocol import Protocol

#: How soon a request is to be answered, in words.
URGENCY = {
    "emergency_1h": "within the hour",
    "24h": "within 24 hours",
    "5wd": "within five working days",
    "10wd": "within ten working days",
}


def requests_page(
    every: Sequence[RequestSeen], most: int, asked: str, viewer: Viewer, protocol: Protocol
) -> shapes.Listed:
    """The requests that a member may read of, or those of one state, by what they are to that member. Where there are
    as many as `most`, older ones that are over are not among them."""
    shown = [each for each in every if each.state == asked or not asked]
    parts = (
        ("to-answer", _("Waiting for your organisation"), lambda each: waits_for(each, viewer)),
        ("asked", _("Asked by you"), lambda each: each.asker == viewer.member_id),
        ("others", _("Others that you may read of"), lambda each: True),
    )
    # What was told in meetings is listed by its record, unless it waits for the member.
    left = [each for each in shown if each.told_in is None or waits_for(each, viewer)]
    sections = []
    for slug, heading, is_of in parts:
        here = [each for each in left if is_of(each)]
        left = [each for each in left if each not in here]
        if here:
            sections.append(_section(slug, heading, here, protocol))
    if told := [each for each in shown if each.told_in]:
        sections.append(_in_meetings(told))
    return shapes.Listed(
        title=_("Requests for information"),
        sentence=sentence_of(every, viewer) if every else "",
        about=_(
            "What one organisation asks of another about somebody, how it was decided, and what became of it. Whom a "
            "request is about, and what was told, is read only by who asked and by who answers."
        ),
        left_out=_(
            "Every request on which something is left to do is listed here, and of the others the latest. An older one "
            "is found by its reference."
        )
        if len(every) >= most
        else "",
        sections=tuple(sections),
        empty=(_("No request is like that."), _("Choose another state, or see all of them."))
        if every
        else (
            _("Requests will be listed here."),
            _("Somebody who works on cases asks another organisation; whoever answers for that one decides."),
        ),
        filters=lists.filters_of("list-sharing-requests", rules.EVERY, [each.state for each in every], asked),
        add=Link(_("Ask for information"), reverse("ask-for-information")) if rules.may_ask(viewer) else None,
        more=tuple(_more(viewer, older=len(every) >= most)),
        all_href=reverse("list-sharing-requests") if every else "",
    )


def _more(viewer: Viewer, *, older: bool) -> Iterator[Link]:
    if older:
        yield Link(_("Find an older request by its reference"), reverse("search"))
    if may_tell(viewer):
        yield Link(_("Tell something in an emergency"), reverse("begin-emergency"))
    if viewer.holds(*rules.OVERSEES):
        yield Link(_("See how requests are answered"), reverse("show-request-measures"))


def ask_page(askable: Sequence[Askable], protocol: Protocol) -> shapes.Listed:
    """What can be asked for by one press, and of whom."""
    sets = len({each.routine.id for each in askable})
    return shapes.Listed(
        title=_("Ask for information"),
        sentence=ngettext(
            "%(n)s set of fields can be asked for at once.", "%(n)s sets of fields can be asked for at once.", sets
        )
        % {"n": sets}
        if sets
        else "",
        about=_(
            "What two people approved in advance under an agreement that both organisations signed. The reason is "
            "theirs, and every request is still logged."
        ),
        sections=(
            shapes.Section(
                "askable",
                _("Approved in advance"),
                _("What can be asked, of whom, and by which agreement"),
                lists.plain(_("Ask"), _("Whom"), _("Fields"), _("What for"), _("Agreement")),
                tuple(
                    (
                        lists.LINK.format(
                            href_to_ask(each),
                            shapes.HIDDEN.format(each.routine.title, _("of %s") % each.holder.organisation_name),
                        ),
                        each.holder.organisation_name,
                        "; ".join(one.name for one in each.routine.fields),
                        protocol.named("purposes", each.routine.purpose, "purpose").title,
                        each.routine.agreement.title,
                    )
                    for each in askable
                ),
                "",
            ),
        )
        if askable
        else (),
        add=Link(_("Ask for something else"), reverse("ask-unusual")),
        empty=(
            _("Nothing can be asked for at once."),
            _(
                "Two people approve fields in advance on the page of an agreement, which your organisation and the "
                "other have both to have signed."
            ),
        ),
        all_href=reverse("list-agreements"),
    )


def href_to_ask(each: Askable) -> str:
    """Where it is asked for."""
    return reverse("ask-routine", kwargs={"routine": each.routine.id, "holder": each.holder.organisation})


def waits_for(each: RequestSeen, viewer: Viewer) -> bool:
    """Whether this member can answer it now, or approve what another prepared."""
    if not rules.may_answer(viewer, each.holder):
        return False
    if each.state == rules.SECOND:
        return bool(each.latest and each.latest.teller != viewer.member_id)
    return each.state == rules.ASKED


def cards_of(viewer: Viewer) -> tuple[Card, ...]:
    """What waits for a member: requests to answer, what they were told and have not received, and what to destroy."""
    every, at = requests_left(viewer), now()
    mine = [each for each in every if each.recipient == viewer.organisation and viewer.member_id in each.readers]
    told: tuple[tuple[str, str, Callable[[RequestSeen], bool], Iterable[RequestSeen]], ...] = (
        (_("Requests for information to answer"), WAITING, lambda each: waits_for(each, viewer), every),
        (_("What you asked for and were told"), WAITING, _is_unread, [each for each in mine if not each.told_in]),
        (
            _("What you heard in meetings, to be read here"),
            WAITING,
            _is_unread,
            [each for each in mine if each.told_in],
        ),
        (_("What you were told and have to destroy"), DUE, lambda each: is_to_destroy(each, at), mine),
    )
    cards = []
    for title, part, is_of, among in told:
        links = tuple(Link(words_of(each), each.href) for each in among if is_of(each))
        if links:
            cards.append(Card(title, links=links, part=part))
    return tuple(cards)


def is_to_destroy(each: RequestSeen, at: datetime) -> bool:
    """Whether its recipient was told something that they may not read any more, and have not destroyed."""
    told = [one for one in each.told if one.released_at and not one.destroyed_at]
    return bool(told) and all(one.is_closed(at) for one in told) and each.state != rules.SECOND


def words_of(each: RequestSeen) -> str:
    """A request in one line that says nothing of anybody."""
    told = {"reference": each.reference, "holder": each.holder_name, "recipient": each.recipient_name}
    if each.told_in:
        return _("%(reference)s: %(holder)s told %(recipient)s in a meeting") % told
    return _("%(reference)s: %(recipient)s asks %(holder)s") % told


def told_section(told: Mapping[UUID, RequestSeen]) -> shapes.Section:
    """What was told under an agreement, as far as the viewer may read of it: what is to be destroyed once it ends."""
    rows = [(each, one) for each in told.values() for one in each.told if one.id in told]
    at = now()
    return shapes.Section(
        "told",
        _("What was told under it"),
        _("Who was told what: the receipts that you may read of"),
        lists.plain(_("Request"), _("Told by"), _("Told to"), _("Fields"), _("Hash"), _("Destroyed by"), _("State")),
        tuple(
            (
                lists.LINK.format(each.href, each.reference),
                each.holder_name,
                each.recipient_name,
                "; ".join(one.fields),
                one.digest[:16],
                in_words(one.destroy_by),
                disclosure_state(one, at),
            )
            for each, one in sorted(rows, key=lambda pair: pair[1].made_at, reverse=True)
        ),
        _("Nothing that you may read of was told under it."),
    )


def disclosure_state(each: DisclosureSeen, at: datetime) -> str:
    """How what was told stands, in words."""
    if each.destroyed_at:
        return _("Destroyed")
    if each.waits:
        return _("Waits for a second person")
    if each.ended_at:
        return _("Put right or declined since")
    if each.is_closed(at):
        return _("Access ended: to be destroyed")
    return _("Received") if each.received_at else _("Can be read")


def _is_unread(each: RequestSeen) -> bool:
    return each.state == rules.ANSWERED and bool(each.latest and each.latest.received_at is None)


def _section(slug: str, heading: str, found: Sequence[RequestSeen], protocol: Protocol) -> shapes.Section:
    return shapes.Section(
        slug,
        heading,
        heading,
        lists.plain(_("Request"), _("State"), _("Who asks"), _("Whom"), _("What for"), _("Asked")),
        tuple(
            (
                lists.LINK.format(each.href, each.reference),
                status(each.state),
                each.recipient_name,
                each.holder_name or _("Not said yet"),
                protocol.named("purposes", each.purpose, "purpose").title if each.purpose else _("Not said yet"),
                in_words(each.asked_at) if each.asked_at else _("Not yet"),
            )
            for each in found
        ),
        "",
    )


def _in_meetings(told: Iterable[RequestSeen]) -> shapes.Section:
    """What was told in meetings: a row for each record, the latest first."""
    records = {each.told_in.id: (each.told_in, each) for each in told if each.told_in}
    return shapes.Section(
        "meetings",
        _("Shared in meetings"),
        _("Shared about a case in a meeting, the latest first"),
        lists.plain(_("Record"), _("Written down by"), _("When")),
        tuple(
            (lists.LINK.format(told_in.href, told_in.reference), each.made_by, in_words(each.made_at))
            for told_in, each in records.values()
        ),
        "",
    )


def sentence_of(every: Sequence[RequestSeen], viewer: Viewer) -> str:
    """How many requests wait for a member's own organisation."""
    if not every:
        return _("There is no request that you may read of.")
    waiting = sum(waits_for(each, viewer) for each in every)
    if waiting:
        return ngettext(
            "%(n)s request waits for your organisation.", "%(n)s requests wait for your organisation.", waiting
        ) % {"n": waiting}
    return _("No request waits for your organisation.")

"""The words of pages that show whom a request is about and what was told, and of what a one-time link asks."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.desks.sharing.presenters.request import receipt_lines
from wardmote.desks.sharing.presenters.requests import URGENCY
from wardmote.desks.sharing.queries.request_seen import DisclosureSeen, RequestSeen
from wardmote.desks.sharing.queries.requests import request_of_id
from wardmote.desks.sharing.queries.routine import routine_set_for
from wardmote.desks.sharing.queries.telling import ToldSeen, subject_of
from wardmote.desks.sharing.rules import requests as rules
from wardmote.errors import Missing, NotNow
from wardmote.foundation.access import Viewer
from wardmote.foundation.accounts.landing import Link
from wardmote.foundation.correspondence import About
from wardmote.foundation.correspondence.links import Question
from wardmote.foundation.lists import Cell
from wardmote.foundation.now import today
from wardmote.foundation.pages.words import moment
from wardmote.protocol import ASK, REFUSE, Decision, Protocol


@dataclass(frozen=True)
class ClosedPage:
    """A page that a few may read: whom a request is about, what was or is to be told, and a form or none.

    `about` are the records that the gate is asked for, of `record_class`; `outs` take a field out of what is asked.
    """

    title: str
    back: str
    record_class: str
    about: tuple[About, ...]
    sentences: tuple[str, ...] = ()
    facts: tuple[tuple[str, Cell], ...] = ()
    said: tuple[tuple[str, str], ...] = ()
    receipt: tuple[tuple[str, str], ...] = ()
    warning: str = ""
    go: str = ""
    receives: str = ""
    outs: tuple[Link, ...] = ()


def answer_page(
    viewer: Viewer, found: RequestSeen, reasons: Mapping[str, str], decision: Decision, protocol: Protocol
) -> ClosedPage:
    """What whoever answers reads before they tell anything: why each field is asked for, and what the protocol would
    say."""
    return ClosedPage(
        title=_("Answer %(reference)s") % {"reference": found.reference},
        back=found.href,
        record_class=found.gravest,
        about=_about(found),
        sentences=(
            _("The least that serves the purpose is the most that may be told."),
            *foreseen(decision),
        ),
        facts=(
            *_asked(viewer, found, protocol),
            *((_("Why they need: %(field)s") % {"field": name}, words) for name, words in reasons.items()),
        ),
        go=_("Tell them"),
    )


def approve_page(viewer: Viewer, found: RequestSeen, told: ToldSeen, protocol: Protocol) -> ClosedPage:
    """What another prepared, as a second person reads it."""
    return ClosedPage(
        title=_("Approve the answer to %(reference)s") % {"reference": found.reference},
        back=found.href,
        record_class=found.gravest,
        about=_about(found, told.disclosure),
        sentences=(
            _("%(who)s prepared this. Some of it is sensitive, so nothing is told until you approve it.")
            % {"who": told.disclosure.made_by},
        ),
        facts=(*_asked(viewer, found, protocol), *_weighed(told)),
        said=tuple(told.said.items()),
        go=_("Record what you decide"),
    )


def told_page(viewer: Viewer, found: RequestSeen, told: ToldSeen) -> ClosedPage:
    """What was told, for its recipient, and for who told it."""
    words, _why = subject_of(viewer, found)
    mine = viewer.organisation == found.recipient
    unread = mine and told.disclosure.received_at is None
    return ClosedPage(
        title=_("What was told on %(reference)s") % {"reference": found.reference},
        back=found.href,
        record_class=found.gravest,
        about=_about(found, told.disclosure),
        sentences=(_("It may be used for what it was asked for, and for nothing else. Every look is recorded."),),
        facts=((_("About"), words), *_weighed(told)),
        said=tuple(told.said.items()),
        receipt=receipt_lines(found, told.disclosure),
        receives=reverse("receive-told", kwargs={"reference": found.reference}) if unread else "",
    )


def correct_page(viewer: Viewer, found: RequestSeen, told: ToldSeen) -> ClosedPage:
    """What was told, to be put right by who told it."""
    words, _why = subject_of(viewer, found)
    return ClosedPage(
        title=_("Put right what was told on %(reference)s") % {"reference": found.reference},
        back=found.href,
        record_class=found.gravest,
        about=_about(found, told.disclosure),
        sentences=(
            _("From this moment what was told before is read no more. They are told to read it again."),
            _("A field that you leave empty is taken back."),
        ),
        facts=((_("About"), words),),
        go=_("Put it right"),
    )


def record_page(viewer: Viewer, found: RequestSeen) -> ClosedPage:
    """What is read before the record is completed."""
    words, _why = subject_of(viewer, found)
    due = moment(found.record_by) if found.record_by else _("not known")
    return ClosedPage(
        title=_("Complete the record of %(reference)s") % {"reference": found.reference},
        back=found.href,
        record_class=found.gravest,
        about=_about(found),
        sentences=(
            _("Write down what was told, as it was told. The record is due by %(due)s.") % {"due": due},
            _("Another reviews it. If nothing was told, take it back instead."),
        ),
        facts=((_("About"), words), (_("Told to"), found.recipient_name)),
        go=_("Complete the record"),
    )


def answer_question(viewer: Viewer, target: UUID) -> Question:
    """What a link asks of who has no account. Raises NotNow where the request waits for no answer.

    Whoever sends the link, or looks at it among the links, reads nothing of anybody.
    """
    if viewer.kind != "mailbox":
        return Question(heading=_("A request for information"))
    found = request_of_id(viewer, target)
    if not found.waits:
        raise NotNow(_("This request waits for no answer any more."))
    words, _why = subject_of(viewer, found)
    routine = routine_set_for(viewer, found.routine, today()) if found.routine else None
    because = ((_("Why"), routine.because), (_("Agreement"), routine.agreement.title)) if routine else ()
    return Question(
        heading=_("%(body)s asks for information") % {"body": found.recipient_name},
        sentences=(
            _("Tell no more than is asked. What you leave empty is not told. To tell nothing, ring the colleague."),
            _("It reaches %(who)s of %(body)s and nobody else, and is sealed until then.")
            % {"who": found.made_by, "body": found.recipient_name},
        ),
        facts=((_("About"), words), *because),
        go=_("Tell them"),
        record_class=found.gravest,
        about=_about(found),
    )


def answer_recorded(viewer: Viewer, target: UUID) -> tuple[str, ...]:
    """What is recorded now: the receipt, and nothing of what was told."""
    try:
        found = request_of_id(viewer, target)
    except Missing:
        return (_("What was asked and told is read by who asked and by who answers."),)
    latest = found.latest
    if found.outcome == rules.REFUSED or latest is None or latest.released_at is None:
        return (_("Nothing was told."),)
    return tuple(f"{name}: {words}" for name, words in receipt_lines(found, latest))


def _asked(viewer: Viewer, found: RequestSeen, protocol: Protocol) -> tuple[tuple[str, str], ...]:
    words, why = subject_of(viewer, found)
    told = [
        (_("Who asks"), f"{found.made_by}, {found.recipient_name}"),
        (_("About"), words),
        (_("What for"), protocol.named("purposes", found.purpose, "purpose").title),
        (_("How soon"), _(URGENCY.get(str(found.facts.get("urgency")), ""))),
    ]
    if why:
        told.append((_("Why they ask"), why))
    if found.asked_at:
        told.append((_("Asked"), moment(found.asked_at)))
    return tuple(told)


def _weighed(told: ToldSeen) -> tuple[tuple[str, str], ...]:
    if not told.necessity:
        return ()
    return ((_("Why it is necessary"), told.necessity), (_("Why it is in proportion"), told.proportionality))


def foreseen(decision: Decision) -> tuple[str, ...]:
    """What the protocol would say if nobody were put at risk."""
    said = []
    for answer, words in (
        (REFUSE, _("These are not told, whatever you write: %(fields)s.")),
        (ASK, _("You decide on these, in your own words: %(fields)s.")),
    ):
        if names := decision.answered(answer):
            said.append(words % {"fields": "; ".join(names)})
            said += [f"{each.field}: {' '.join(each.reasons)}" for each in decision.fields if each.field in names]
    return tuple(said)


def _about(found: RequestSeen, one: DisclosureSeen | None = None) -> tuple[About, ...]:
    request: tuple[About, ...] = (("sharing", "DisclosureRequest", found.id),)
    return (*request, ("sharing", "Disclosure", one.id)) if one else request

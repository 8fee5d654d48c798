"""The words of a meeting's page: its agenda before, what happens during, what is left after."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from markupsafe import Markup

from wardmote.desks.meetings import rules, states
from wardmote.desks.meetings.presenters.items import ItemBlock, item_block
from wardmote.desks.meetings.presenters.lists import LINK, when
from wardmote.desks.meetings.presenters.places import PlaceLine, place_line
from wardmote.desks.meetings.queries.cases import NamedSeen
from wardmote.desks.meetings.queries.live import Live
from wardmote.desks.meetings.queries.meetings import Agenda, MeetingSeen
from wardmote.desks.meetings.queries.sitting import Room
from wardmote.desks.meetings.rules.quorum import in_words
from wardmote.foundation.access import Viewer
from wardmote.foundation.local_values import value_of
from wardmote.foundation.pages.words import moment, status


@dataclass(frozen=True)
class MeetingPage:
    """One meeting. What may be done now is said by `planned`, `sits`, `closed`, and by `may_run`."""

    reference: str
    title: str
    group_title: str
    group_href: str
    state: Markup
    sentence: str
    warning: str
    facts: tuple[tuple[str, str | Markup], ...]
    items: tuple[ItemBlock, ...]
    places: tuple[PlaceLine, ...]
    declarations: tuple[tuple[str, str], ...]
    quorum: str
    quorate: bool
    confidential: str
    confidential_accepted: str
    planned: bool
    sits: bool
    closed: bool
    off: bool
    whole: bool
    may_run: bool
    may_begin: bool


@dataclass(frozen=True)
class ArrangePage:
    """The agenda in its order: each item with where its buttons lead."""

    reference: str
    title: str
    items: tuple[tuple[str, str, str], ...]


def meeting_page(
    agenda: Agenda, room: Room, live: Live, named: tuple[NamedSeen, ...], viewer: Viewer, today: date
) -> MeetingPage:
    """A meeting as this viewer may see it on a day. `named` are the agreements that its group works under."""
    meeting, runs = agenda.meeting, viewer.holds(*rules.RUNS)
    sits = meeting.state in (states.SITTING, states.CORRECTING)
    planned, closed = meeting.state == states.PLANNED, meeting.state == states.CLOSED
    return MeetingPage(
        reference=meeting.reference,
        title=f"{meeting.group_title}, {when(meeting)}",
        group_title=meeting.group_title,
        group_href=reverse("show-group", kwargs={"reference": meeting.group_reference}),
        state=status(meeting.state),
        sentence=_sentence(meeting, today),
        warning=_warning(meeting, room, sits),
        facts=tuple(_facts(agenda)),
        items=tuple(item_block(each, room, live, viewer, meeting, named) for each in agenda.items),
        places=tuple(place_line(each, meeting, viewer) for each in room.places),
        declarations=tuple(
            (_declared(each, agenda), reverse("withdraw-declaration", kwargs={"declaration": each.id}))
            for each in room.declarations
        ),
        quorum=_quorum(room, sits or closed),
        quorate=not room.quorum.missing,
        confidential=str(value_of(viewer, "meetings.confidentiality", meeting.day)),
        confidential_accepted=moment(meeting.confidential_at) if meeting.confidential_at else "",
        planned=planned,
        sits=sits,
        closed=closed,
        off=meeting.state == states.OFF,
        whole=agenda.whole,
        may_run=runs,
        may_begin=runs and planned and today >= meeting.day,
    )


def arrange_page(agenda: Agenda) -> ArrangePage:
    """The agenda, to be put in order."""
    return ArrangePage(
        reference=agenda.meeting.reference,
        title=f"{agenda.meeting.group_title}, {when(agenda.meeting)}",
        items=tuple(
            (
                f"{each.number}. {each.title}",
                reverse("move-item", kwargs={"item": each.id}),
                reverse("remove-item", kwargs={"item": each.id}),
            )
            for each in agenda.items
        ),
    )


def _sentence(meeting: MeetingSeen, today: date) -> str:
    if meeting.state == states.OFF:
        return _("Called off: %(why)s") % {"why": meeting.off_because}
    if meeting.state == states.CORRECTING:
        return _("It was closed and is open again: %(why)s") % {"why": meeting.correcting}
    if meeting.state == states.CLOSED and meeting.closed_at:
        told = {"when": moment(meeting.closed_at), "who": meeting.closed_by}
        return _("Closed %(when)s by %(who)s.") % told
    if meeting.state == states.SITTING:
        return _("It has begun. What is written down here is saved at once.")
    days = (meeting.day - today).days
    if days > 0:
        return ngettext("In %(n)s day.", "In %(n)s days.", days) % {"n": days}
    return _("Today.") if days == 0 else _("Its day has passed, and it has not begun.")


def _warning(meeting: MeetingSeen, room: Room, sits: bool) -> str:
    if not sits or not room.quorum.missing:
        return ""
    return _("There is no quorum. Missing: %(what)s.") % {"what": "; ".join(room.quorum.missing)}


def _quorum(room: Room, known: bool) -> str:
    told = {"needs": in_words(room.quorum.needs), "source": room.quorum.needs.source}
    said = _("A quorum is %(needs)s (%(source)s).") % told
    if not known:
        return said
    if room.quorum.missing:
        return said + " " + _("Missing: %(what)s.") % {"what": "; ".join(room.quorum.missing)}
    return said + " " + _("There is a quorum.")


def _facts(agenda: Agenda):
    meeting = agenda.meeting
    yield _("When"), when(meeting)
    yield _("Where"), meeting.place
    if meeting.online:
        yield _("Online"), LINK.format(meeting.online, _("Join the meeting"))
    yield _("Chair"), meeting.chair_name or _("Nobody named")
    yield _("Reference"), meeting.reference


def _declared(declaration, agenda: Agenda) -> str:
    item = next((each for each in agenda.items if each.id == declaration.item), None)
    told = {"who": declaration.who, "what": declaration.words}
    said = _("%(who)s: %(what)s") % told
    if item:
        said = _("Item %(n)s. %(said)s") % {"n": item.number, "said": said}
    return said + (" " + _("They left for it.") if declaration.left else "")

"""The words of one item of an agenda, with everything that happened on it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from wardmote.desks.meetings import rules, states
from wardmote.desks.meetings.presenters.cases import share_links, shared_lines
from wardmote.desks.meetings.presenters.groups import action_row
from wardmote.desks.meetings.presenters.lists import LINK, Row
from wardmote.desks.meetings.queries.cases import NamedSeen
from wardmote.desks.meetings.queries.live import Live
from wardmote.desks.meetings.queries.meetings import ItemSeen, MeetingSeen, PaperSeen
from wardmote.desks.meetings.queries.sitting import DecisionSeen, Room
from wardmote.desks.meetings.rules import agenda as parts
from wardmote.foundation.access import Viewer
from wardmote.foundation.pages.words import day, moment, status


@dataclass(frozen=True)
class PaperLine:
    """A paper: what it is called and weighs, where it is read, and where a button takes it off."""

    link: Markup
    about: str
    title: str
    withdraw_href: str


@dataclass(frozen=True)
class DecisionLine:
    """A decision in sentences, and where it is put right or taken back."""

    status: Markup
    text: str
    sentences: tuple[str, ...]
    reference: str
    change_href: str
    withdraw_href: str


@dataclass(frozen=True)
class ItemBlock:
    """One item: what it is, what is known of it, what happened, what can be done next."""

    anchor: str
    heading: str
    restricted: bool
    sentences: tuple[str, ...]
    papers: tuple[PaperLine, ...]
    standing_actions: tuple[Row, ...]
    clocks: tuple[tuple[Markup, str], ...]
    minutes: Markup | str
    approve_href: str
    note: tuple[str, ...]
    decisions: tuple[DecisionLine, ...]
    actions: tuple[Row, ...]
    shared: tuple[Markup, ...]
    links: tuple[tuple[str, str], ...]


def item_block(
    item: ItemSeen, room: Room, live: Live, viewer: Viewer, meeting: MeetingSeen, named: tuple[NamedSeen, ...]
) -> ItemBlock:
    """An item as this viewer may see it, with what they may do."""
    runs = viewer.holds(*rules.RUNS)
    sits = runs and meeting.state in (states.SITTING, states.CORRECTING)
    open_still = meeting.state in (states.PLANNED, states.SITTING, states.CORRECTING)
    attaches = open_still and (runs or (item.lead is not None and item.lead == viewer.member_id))
    minutes, approve = _minutes(item, live, viewer, sits=sits)
    return ItemBlock(
        anchor=f"item-{item.id}",
        heading=f"{item.number}. {item.title}",
        restricted=item.restricted,
        sentences=tuple(_sentences(item)),
        papers=tuple(_paper(each, attaches) for each in item.papers),
        standing_actions=tuple(map(action_row, live.actions)) if item.origin == parts.ACTIONS else (),
        clocks=tuple(_clock(each) for each in live.clocks) if item.origin == parts.CLOCKS else (),
        minutes=minutes,
        approve_href=approve,
        note=tuple(line for line in item.note.splitlines() if line.strip()),
        decisions=tuple(_decision(each, sits) for each in room.decisions.get(item.id, ())),
        actions=tuple(map(action_row, room.actions.get(item.id, ()))),
        shared=shared_lines(room.shared, item),
        links=(
            *_links(item, runs=runs and open_still, sits=sits, attaches=attaches),
            *share_links(item, meeting, named, runs=runs),
        ),
    )


def _sentences(item: ItemSeen):
    yield {parts.NOTE: _("To note."), parts.DISCUSS: _("To discuss."), parts.DECIDE: _("To decide.")}[item.wants]
    if item.about:
        yield item.about
    if item.lead_name:
        yield _("Led by %(who)s.") % {"who": item.lead_name}
    if item.paper_due and not item.papers:
        yield _("Its paper is wanted by %(day)s.") % {"day": day(item.paper_due)}


def _links(item: ItemSeen, *, runs: bool, sits: bool, attaches: bool):
    of = {"item": item.id}
    if sits:
        yield (_("Change the note") if item.note else _("Write the note")), reverse("write-note", kwargs=of)
        yield _("Write down a decision"), reverse("decide", kwargs=of)
        yield _("Capture an action"), reverse("capture-action", kwargs=of)
    if attaches:
        yield _("Attach a paper"), reverse("attach-paper", kwargs=of)
    if runs:
        yield _("Change the item"), reverse("change-item", kwargs=of)


def _paper(paper: PaperSeen, attaches: bool) -> PaperLine:
    about = _("a page of this site") if paper.path else _("PDF, %(size)s") % {"size": size(paper.size)}
    return PaperLine(
        link=LINK.format(reverse("show-paper", kwargs={"paper": paper.id}), paper.title),
        about=about,
        title=paper.title,
        withdraw_href=reverse("withdraw-paper", kwargs={"paper": paper.id}) if attaches else "",
    )


def size(count: int) -> str:
    """3 MB, or 120 kB."""
    return f"{count / 1_000_000:.1f} MB" if count >= 1_000_000 else f"{max(1, count // 1000)} kB"


def _clock(entry) -> tuple[Markup, str]:
    href = reverse("show-clock", kwargs={"clock": entry.clock.key})
    last = _("%(standing)s, %(day)s") % {"standing": entry.standing, "day": day(entry.last)} if entry.last else ""
    return LINK.format(href, entry.clock.what), last or entry.standing


def _minutes(item: ItemSeen, live: Live, viewer: Viewer, *, sits: bool) -> tuple[Markup | str, str]:
    waiting = (live.minutes or {}).get(item.origin)
    if waiting is None:
        return "", ""
    link = LINK.format(reverse("show-minutes", kwargs={"reference": waiting.meeting_reference}), _("Read the minutes"))
    if waiting.approved_at:
        return Markup("{}. {}").format(link, _("Approved %(when)s.") % {"when": moment(waiting.approved_at)}), ""
    approve = reverse("approve-minutes", kwargs={"item": item.id}) if sits and viewer.holds(*rules.SIGNS) else ""
    return Markup("{}. {}").format(link, _("Nobody has approved them yet.")), approve


def _decision(decision: DecisionSeen, sits: bool) -> DecisionLine:
    of = {"decision": decision.id}
    said = [decision.because] if decision.because else []
    if decision.dissent:
        said.append(_("Against it: %(who)s.") % {"who": "; ".join(who for _place, who in decision.dissent)})
    return DecisionLine(
        status=status(decision.outcome),
        text=decision.text,
        sentences=tuple(said),
        reference=decision.reference,
        change_href=reverse("change-decision", kwargs=of) if sits else "",
        withdraw_href=reverse("withdraw-decision", kwargs=of) if sits else "",
    )

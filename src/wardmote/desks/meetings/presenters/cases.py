"""The words of what a meeting shares about a case: who is in the room, and who may read it afterwards."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from wardmote.desks.agencies.api import organisations_for
from wardmote.desks.meetings import states
from wardmote.desks.meetings.presenters.lists import LINK, Row
from wardmote.desks.meetings.queries.cases import NamedSeen
from wardmote.desks.meetings.queries.meetings import ItemSeen, MeetingSeen
from wardmote.desks.sharing.api import AgreementSeen, Present, ToldOn, why_not
from wardmote.foundation.access import Viewer
from wardmote.foundation.pages.words import status


@dataclass(frozen=True)
class SharePage:
    """What is read before anything is written down: the agreement, and who is in the room. `leaves` are those who are
    not told by it, and leave before anybody speaks; `why_not` says why nothing can be shared now."""

    title: str
    back: str
    agreement: Markup
    conditions: str
    rows: tuple[Row, ...]
    leaves: str
    why_not: str


def share_page(agreement: AgreementSeen, present: Iterable[Present], back: str, why: str, viewer: Viewer) -> SharePage:
    """The page on which a case is shared."""
    names = {each.id: each.name for each in organisations_for(viewer)}
    told = {each.organisation for each in agreement.counts.parties if each.told and each.signature}
    rows, leaves = [], []
    for each in present:
        body = names.get(each.organisation, _("None")) if each.organisation else _("None")
        left_out = _why(each, told)
        rows.append((each.name, body, left_out or _("Yes")))
        if left_out:
            leaves.append(each.name)
    return SharePage(
        title=_("Share information about a case"),
        back=back,
        agreement=link_to(agreement),
        conditions=agreement.counts.conditions,
        rows=tuple(rows),
        leaves=_("Before anybody speaks, these leave the room: %(who)s.") % {"who": "; ".join(leaves)}
        if leaves
        else "",
        why_not=why,
    )


def link_to(agreement: AgreementSeen) -> Markup:
    """An agreement by its title."""
    return LINK.format(reverse("show-agreement", kwargs={"reference": agreement.reference}), agreement.title)


def named_lines(named: Iterable[NamedSeen]) -> tuple[tuple[Markup, str, str], ...]:
    """The agreements of a group: each with how it stands, its plain title, and where a button ends it."""
    return tuple(
        (
            Markup("{} {}").format(link_to(each.agreement), status(each.agreement.shown)),
            each.agreement.title,
            reverse("end-named-agreement", kwargs={"named": each.id}),
        )
        for each in named
    )


def share_links(item: ItemSeen, meeting: MeetingSeen, named: Iterable[NamedSeen], *, runs: bool):
    """Where what is shared on an item is written down, under each agreement that is in force."""
    if not runs or not item.restricted or meeting.state not in (states.SITTING, states.CORRECTING):
        return
    for each in named:
        if each.agreement.tells:
            of = {"item": item.id, "agreement": each.agreement.reference}
            words = _("Share about a case: %(agreement)s") % {"agreement": each.agreement.title}
            yield words, reverse("share-about-case", kwargs=of)


def shared_lines(shared: Iterable[ToldOn], item: ItemSeen) -> tuple[Markup, ...]:
    """That information was shared about a case on an item, with where its record is for whoever may open it."""
    return tuple(
        Markup("{} {}").format(
            _("Information was shared under “%(agreement)s” about the case %(case)s.")
            % {"agreement": each.agreement, "case": each.case},
            LINK.format(reverse("show-told-in-meeting", kwargs={"reference": each.reference}), each.reference)
            if each.opens
            else each.reference,
        )
        for each in shared
        if each.item == item.id
    )


def _why(present: Present, told: set) -> str:
    if why := why_not(present):
        return _("No: %(why)s") % {"why": why}
    return "" if present.organisation in told else _("No: their organisation is not told by the agreement")

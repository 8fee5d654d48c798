"""The words of a group's page."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from wardmote.desks.actions.api import ActionSeen, Listed
from wardmote.desks.meetings import rules
from wardmote.desks.meetings.presenters.cases import named_lines
from wardmote.desks.meetings.presenters.lists import LINK, Row, more_of, rows_of
from wardmote.desks.meetings.queries.attended import AttendedSeen
from wardmote.desks.meetings.queries.cases import NamedSeen
from wardmote.desks.meetings.queries.groups import GroupWhole
from wardmote.desks.meetings.queries.meetings import MeetingsListed
from wardmote.desks.meetings.rules.cases import NAMES
from wardmote.desks.meetings.rules.quorum import in_words
from wardmote.foundation.access import Viewer
from wardmote.foundation.pages.paging import paging
from wardmote.foundation.pages.words import day, status


@dataclass(frozen=True)
class Ended:
    """Something that a button ends: what it is, and where the button goes."""

    text: str
    href: str


@dataclass(frozen=True)
class Went:
    """That somebody went to another body's meeting, what their agency took on, and where that is put right."""

    words: str
    actions: tuple[Row, ...]
    anchor: str
    change_href: str
    withdraw_href: str
    promise_href: str


@dataclass(frozen=True)
class GroupPage:
    """One group. `actions` are the open ones of its meetings; `went` is of another body's group only."""

    reference: str
    title: str
    sentence: str
    ours: bool
    ended: bool
    facts: tuple[tuple[str, str | Markup], ...]
    seats: tuple[Ended, ...]
    standing: tuple[Ended, ...]
    coming: tuple[Row, ...]
    held: tuple[Row, ...]
    more: str
    paging: dict[str, Any]
    actions: tuple[Row, ...]
    actions_paging: dict[str, Any]
    went: tuple[Went, ...]
    agreements: tuple[tuple[Markup, str, str], ...]
    may_run: bool
    may_name: bool
    may_sign: bool


def group_page(
    group: GroupWhole,
    listed: MeetingsListed,
    actions: Listed,
    went: tuple[AttendedSeen, ...],
    named: tuple[NamedSeen, ...],
    viewer: Viewer,
) -> GroupPage:
    """A group of ours with what it needs and whom it expects, or another body's with who went."""
    seen = group.seen
    here = reverse("show-group", kwargs={"reference": seen.reference})
    return GroupPage(
        reference=seen.reference,
        title=seen.title,
        sentence=seen.about,
        ours=seen.ours,
        ended=seen.ended_at is not None,
        facts=tuple(_facts(group)),
        seats=tuple(
            Ended(
                each.words if each.counts else _("%(who)s (does not count towards the quorum)") % {"who": each.words},
                reverse("end-seat", kwargs={"seat": each.id}),
            )
            for each in group.seats
        ),
        standing=tuple(
            Ended(
                _("%(title)s (restricted)") % {"title": each.title} if each.restricted else each.title,
                reverse("end-standing", kwargs={"item": each.id}),
            )
            for each in group.standing
        ),
        coming=rows_of(listed.coming),
        held=rows_of(listed.held),
        more=more_of(listed),
        paging=paging(listed.page, listed.pages, here, {}, of=_("meetings")),
        actions=tuple(map(action_row, actions.actions)),
        actions_paging=paging(actions.page, actions.pages, here, {}, name="actions", of=_("actions")),
        went=tuple(_went(each, viewer) for each in went),
        agreements=named_lines(named),
        may_run=viewer.holds(*rules.RUNS),
        may_name=viewer.holds(*NAMES),
        may_sign=viewer.holds(*rules.SIGNS),
    )


def _went(attended: AttendedSeen, viewer: Viewer) -> Went:
    of = {"attended": attended.id}
    may = viewer.holds(*rules.RUNS) or attended.attendee == viewer.member_id
    told = {"day": day(attended.day), "who": attended.attendee_name, "agency": attended.agency}
    return Went(
        words=_("%(day)s: %(who)s, %(agency)s") % told,
        actions=tuple(map(action_row, attended.actions)),
        anchor=f"went-{attended.id}",
        change_href=reverse("change-attended", kwargs=of) if may else "",
        withdraw_href=reverse("withdraw-attended", kwargs=of) if may else "",
        promise_href=reverse("promise-there", kwargs=of) if may else "",
    )


def action_row(action: ActionSeen) -> Row:
    """An action among a group's: what, whose, when, how it is, at how many meetings it was carried over."""
    return (
        LINK.format(reverse("show-action", kwargs={"reference": action.reference}), action.text),
        action.owner or action.organisation_name,
        day(action.due),
        status(action.shown.state),
        str(action.stayed_open) if action.stayed_open else _("No"),
    )


def _facts(group: GroupWhole):
    seen = group.seen
    yield _("Whose it is"), seen.organisation_name or _("Not said")
    yield _("How often it meets"), seen.rhythm or _("Not said")
    if not seen.ours:
        return
    yield _("Chair"), seen.chair_name or _("Nobody yet")
    yield _("Quorum"), in_words(group.needs)
    yield _("Quorum is written in"), group.needs.source
    yield _("Due by law on its agendas"), _("Yes") if seen.clocks else _("No")
    if seen.ended_at:
        yield _("Meets no more since"), day(seen.ended_at)

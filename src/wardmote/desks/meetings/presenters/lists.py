"""The words of the list of meetings."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from wardmote.desks.meetings import rules
from wardmote.desks.meetings.queries.groups import GroupSeen
from wardmote.desks.meetings.queries.meetings import MeetingSeen, MeetingsListed, dated_meetings
from wardmote.foundation.access import Viewer
from wardmote.foundation.calendars.appointments import Appointment
from wardmote.foundation.now import instant_of
from wardmote.foundation.pages.paging import paging
from wardmote.foundation.pages.words import day, status

LINK = Markup('<a class="govuk-link" href="{}">{}</a>')
Row = tuple[Markup | str, ...]
#: How long a meeting without an end is in calendars.
AN_HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class ListPage:
    """The meetings to come and those held, and who meets: ours, and others'."""

    sentence: str
    coming: tuple[Row, ...]
    held: tuple[Row, ...]
    ours: tuple[Row, ...]
    theirs: tuple[Row, ...]
    may_run: bool
    paging: dict[str, Any]
    more: str


def list_page(listed: MeetingsListed, groups: tuple[GroupSeen, ...], viewer: Viewer) -> ListPage:
    """The first page of the desk."""
    here = reverse("list-meetings")
    return ListPage(
        sentence=_sentence(listed.coming),
        coming=rows_of(listed.coming),
        held=rows_of(listed.held),
        ours=tuple(_group(each) for each in groups if each.ours),
        theirs=tuple(_group(each) for each in groups if not each.ours),
        may_run=viewer.holds(*rules.RUNS),
        paging=paging(listed.page, listed.pages, here, {}),
        more=more_of(listed),
    )


def more_of(listed: MeetingsListed) -> str:
    """That more meetings are planned than are listed, and where they are; empty where all are."""
    more = listed.planned - len(listed.coming)
    words = _("%(n)s more are planned later: the partnership's year lists them by month.")
    return words % {"n": more} if more else ""


def appointments(viewer: Viewer, first: date | None = None, last: date | None = None) -> Iterator[Appointment]:
    """Every meeting that was not called off, for the partnership's year and for calendars outside this site."""
    for each in dated_meetings(viewer, first, last):
        starts = instant_of(each.day, each.starts)
        yield Appointment(
            what=each.group_title,
            neutral=_("A partnership meeting"),
            id=each.id,
            href=reverse("show-meeting", kwargs={"reference": each.reference}),
            starts=starts,
            ends=instant_of(each.day, each.ends) if each.ends else starts + AN_HOUR,
        )


def rows_of(meetings: tuple[MeetingSeen, ...]) -> tuple[Row, ...]:
    """Meetings as rows: what, when, where, how it stands."""
    return tuple(
        (
            LINK.format(
                reverse("show-meeting", kwargs={"reference": each.reference}), f"{each.group_title}, {day(each.day)}"
            ),
            hours(each),
            each.place,
            status(each.state),
        )
        for each in meetings
    )


def when(meeting: MeetingSeen) -> str:
    """4 April 2026, 2pm to 3:30pm."""
    return f"{day(meeting.day)}, {hours(meeting)}"


def hours(meeting: MeetingSeen) -> str:
    """2pm to 3:30pm, or 2pm."""
    ends = _(" to %(time)s") % {"time": clock(meeting.ends)} if meeting.ends else ""
    return f"{clock(meeting.starts)}{ends}"


def clock(at: time) -> str:
    """2pm, or 2:30pm."""
    minutes = f":{at.minute:02}" if at.minute else ""
    return f"{at.hour % 12 or 12}{minutes}{'am' if at.hour < 12 else 'pm'}"


def _sentence(coming: tuple[MeetingSeen, ...]) -> str:
    if not coming:
        return _("No meeting is planned.")
    first = coming[0]
    return _("Next: %(group)s, %(when)s.") % {"group": first.group_title, "when": when(first)}


def _group(group: GroupSeen) -> Row:
    return (
        LINK.format(reverse("show-group", kwargs={"reference": group.reference}), group.title),
        group.about,
        group.rhythm or _("Not said"),
        _("Meets no more") if group.ended_at else _("Yes"),
    )

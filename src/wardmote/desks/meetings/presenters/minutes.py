"""The words round a meeting's minutes."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from markupsafe import Markup

from wardmote.desks.meetings import rules, states
from wardmote.desks.meetings.presenters.lists import when
from wardmote.desks.meetings.queries.meetings import Agenda, MeetingSeen
from wardmote.desks.meetings.queries.minutes import LAYERS, SHAREABLE, WHOLE, MinutesSeen
from wardmote.desks.meetings.queries.sitting import Room
from wardmote.documents import Document, render_html
from wardmote.foundation.access import Viewer
from wardmote.foundation.pages.words import day, moment


@dataclass(frozen=True)
class MinutesPage:
    """One version of the minutes in one layer, and the ways to the others. `body` is the document."""

    reference: str
    title: str
    meeting_title: str
    sentence: str
    body: Markup
    layer: str
    layers: tuple[tuple[str, str, bool], ...]
    versions: tuple[tuple[str, str, bool], ...]
    downloads: tuple[tuple[str, str], ...]
    correct_href: str


def minutes_page(
    meeting: MeetingSeen,
    versions: tuple[MinutesSeen, ...],
    version: int,
    layer: str,
    document: Document,
    viewer: Viewer,
    whole: bool,
) -> MinutesPage:
    """The minutes as this viewer may read them; `whole` says that they may read all."""
    at = next(each for each in versions if each.version == version)
    of = {"reference": meeting.reference, "version": version, "layer": layer}
    titles = {WHOLE: _("Whole, for those who attend"), SHAREABLE: _("To be shared")}
    may_correct = viewer.holds(*rules.RUNS) and meeting.state == states.CLOSED and at is versions[0]
    return MinutesPage(
        reference=meeting.reference,
        title=document.title,
        meeting_title=f"{meeting.group_title}, {when(meeting)}",
        sentence=_sentence(at, latest=at is versions[0]),
        # The library's own renderer escapes every word.
        body=Markup(render_html(document, page=False)),
        layer=titles[layer],
        layers=tuple(
            (titles[each], reverse("show-minutes-version", kwargs={**of, "layer": each}), each == layer)
            for each in LAYERS
            if whole or each == SHAREABLE
        ),
        versions=tuple(
            (_version(each), reverse("show-minutes-version", kwargs={**of, "version": each.version}), each is at)
            for each in versions
        ),
        downloads=(
            (_("As PDF"), reverse("download-minutes-pdf", kwargs=of)),
            (_("As a Word file"), reverse("download-minutes-docx", kwargs=of)),
        ),
        correct_href=reverse("correct-minutes", kwargs={"reference": meeting.reference}) if may_correct else "",
    )


def before_closing(agenda: Agenda, room: Room) -> str:
    """What closing does, and what nobody has written down."""
    unsaid = sum(not each.state for each in room.places)
    silent = sum(not each.note and not room.decisions.get(each.id) for each in agenda.items)
    said = [_("The minutes are made of what is written down. You can put them right afterwards.")]
    if unsaid:
        said.append(
            ngettext(
                "Of %(n)s place nobody has said whether it was taken: it will count as not there.",
                "Of %(n)s places nobody has said whether they were taken: they will count as not there.",
                unsaid,
            )
            % {"n": unsaid}
        )
    if silent:
        said.append(
            ngettext("%(n)s item has no note and no decision.", "%(n)s items have no note and no decision.", silent)
            % {"n": silent}
        )
    return " ".join(said)


def _sentence(minutes: MinutesSeen, *, latest: bool) -> str:
    said = [_("Version %(n)s, made %(when)s by %(who)s.")]
    if minutes.because:
        said.append(_("It puts an earlier one right: %(why)s"))
    if not latest:
        said.append(_("A later version has taken its place."))
    elif minutes.approved_at and minutes.approved_on:
        said.append(_("Approved at the meeting of %(day)s by %(by)s."))
    else:
        said.append(_("Nobody has approved it yet: that is done at the next meeting."))
    return " ".join(said) % {
        "n": minutes.version,
        "when": moment(minutes.made_at),
        "who": minutes.made_by,
        "why": minutes.because,
        "day": day(minutes.approved_on) if minutes.approved_on else "",
        "by": minutes.approved_by,
    }


def _version(minutes: MinutesSeen) -> str:
    approved = _(", approved") if minutes.approved_at else ""
    return _("Version %(n)s") % {"n": minutes.version} + approved

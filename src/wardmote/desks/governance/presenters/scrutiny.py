"""The words of scrutiny."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.desks.governance.presenters import shapes
from wardmote.desks.governance.queries.recommendations import signer_for
from wardmote.desks.governance.queries.scrutiny import RecommendedSeen, ScrutinySeen, scrutiny_for
from wardmote.desks.governance.rules import scrutiny as rules
from wardmote.desks.places.api import areas_for
from wardmote.documents import Table
from wardmote.foundation import lists
from wardmote.foundation.access import Viewer
from wardmote.foundation.access.roles import title_of
from wardmote.foundation.accounts.landing import WAITING, Card, Link
from wardmote.foundation.calendars import RunningClock
from wardmote.foundation.now import today
from wardmote.foundation.pages.words import day as in_words
from wardmote.foundation.pages.words import status

#: Whom an answer that their organisation owes waits for.
ANSWERS_FOR = ("agency_lead", "community_safety_officer")


def list_page(every: tuple[ScrutinySeen, ...], asked: str, viewer: Viewer) -> shapes.Listed:
    """Every meeting, or those of one state, and what was recommended and is not answered."""
    shown = [each for each in every if each.state == asked or not asked]
    add = Link(_("Add a meeting"), reverse("record-scrutiny")) if viewer.holds(*rules.WRITES) else None
    states = (rules.PLANNED, rules.HELD, rules.WITHDRAWN)
    waiting = [each for meeting in every for each in meeting.recommended if each.open]
    return shapes.Listed(
        title=_("Scrutiny"),
        about=_(
            "When each council's crime and disorder committee met to scrutinise the partnership, what it recommended, "
            "and what was answered."
        ),
        caption=_("Meetings, the latest first"),
        columns=lists.plain(_("What was looked at"), _("State"), _("Area"), _("Day"), _("Not answered yet")),
        rows=tuple(map(_row, shown)),
        empty=(
            _("Meetings of crime and disorder committees will be listed here."),
            _("A CSP manager or a community safety officer adds each; until then nobody knows when the next is due."),
        ),
        filters=lists.filters_of("list-scrutiny", states, [each.state for each in every], asked),
        add=add,
        links=(Link(_("Report to scrutiny"), reverse("show-scrutiny-report")),),
        downloads=lists.downloads_of("download-scrutiny") if every else (),
        all_href=reverse("list-scrutiny") if every else "",
        sections=(_recommended(_("Recommendations that wait for an answer"), waiting, _("None waits for an answer.")),)
        if every
        else (),
    )


def meeting_page(found: ScrutinySeen, viewer: Viewer) -> shapes.Record:
    """One meeting."""
    deeds = _meeting_deeds(found) if viewer.holds(*rules.WRITES) else ()
    return shapes.Record(
        register=_register(),
        title=found.about,
        reference=found.reference,
        state=found.state,
        sentence=_("%(body)s, %(day)s.") % {"body": found.organisation_name, "day": in_words(found.held_on)},
        first=deeds[0] if deeds else None,
        deeds=deeds[1:],
        facts=(
            (_("Area"), found.area),
            (_("Committee of"), found.organisation_name),
            (_("Day"), in_words(found.held_on)),
            (_("Minutes"), lists.LINK.format(found.link, found.link) if found.link else _("Not known")),
            (_("Reference"), found.reference),
        ),
        sections=(_recommended(_("What it recommended"), found.recommended, _("Nothing is written down yet.")),),
    )


def recommended_page(found: RecommendedSeen, viewer: Viewer) -> shapes.Record:
    """One recommendation of a committee."""
    deeds = _deeds(found) if viewer.holds(*rules.WRITES) else ()
    meeting = reverse("show-scrutiny-meeting", kwargs={"reference": found.meeting})
    answer = rules.ANSWERS[found.answer] if found.answer else _("Not answered yet")
    return shapes.Record(
        register=_register(),
        title=found.text,
        reference=found.reference,
        state=found.state,
        sentence=_sentence(found),
        first=deeds[0] if deeds else None,
        deeds=deeds[1:],
        facts=(
            (_("Meeting"), lists.LINK.format(meeting, f"{found.area}, {in_words(found.held_on)}")),
            (_("Answered by"), found.organisation_name),
            (_("Issued"), in_words(found.issued_on)),
            (_("Answer due"), in_words(found.due)),
            (_("Answer"), answer),
            (_("What was said"), found.because or _("Nothing")),
            (_("Answered"), in_words(found.answered_on) if found.answered_on else _("Not yet")),
            (_("Reference"), found.reference),
        ),
        sections=(shapes.actions_of(found.actions),),
    )


def table_of(found: Iterable[ScrutinySeen]) -> Table:
    """The register as it is taken away, a line for each recommendation and for each meeting without one."""
    titles = (
        *(_("Area"), _("Committee of"), _("Day"), _("What was looked at"), _("Recommendation"), _("Answered by")),
        *(_("Issued"), _("Answer due"), _("State"), _("Answer"), _("What was said")),
    )
    rows = []
    for each in found:
        met = (each.area, each.organisation_name, each.held_on.isoformat(), each.about)
        if not each.recommended:
            rows.append((*met, None, None, None, None, each.state, None, None))
        for told in each.recommended:
            answer = rules.ANSWERS[told.answer] if told.answer else None
            days = (told.issued_on.isoformat(), told.due.isoformat())
            rows.append((*met, told.text, told.organisation_name, *days, told.state, answer, told.because or None))
    return lists.table("scrutiny", _("Scrutiny"), titles, rows)


def clocks(viewer: Viewer) -> Iterator[RunningClock]:
    """For each area, from the last meeting of its committee to the next; and each answer that a committee waits for."""
    day = today()
    every = [each for each in scrutiny_for(viewer, day) if not each.withdrawn]
    for area in areas_for(viewer):
        held = [each.held_on for each in every if each.area_id == area.id and each.held_on <= day]
        yield RunningClock(
            what=_("Crime and disorder scrutiny of %(area)s") % {"area": area.name},
            neutral=_("Crime and disorder scrutiny due"),
            desk="places",
            table="Area",
            id=area.id,
            href=reverse("list-scrutiny"),
            rule=rules.MEETS,
            start=max(held, default=None),
            areas=(area.name,),
            owner=title_of("csp_manager"),
        )
    for each in (told for meeting in every for told in meeting.recommended if not told.withdrawn):
        yield RunningClock(
            what=_("Answer to the committee: %(text)s") % {"text": each.text},
            neutral=_("Answer to a scrutiny recommendation"),
            desk="governance",
            table="ScrutinyRecommendation",
            id=each.id,
            href=_href(each),
            rule=rules.REPLY,
            start=each.issued_on,
            done=each.answered_on,
            areas=(each.area,),
            owner=each.organisation_name,
        )


def card_of(viewer: Viewer) -> tuple[Card, ...]:
    """For those who answer for an organisation: what committees recommended to it and nobody has answered."""
    if not viewer.holds(*ANSWERS_FOR):
        return ()
    mine = signer_for(viewer).organisation
    waiting = [
        told
        for meeting in scrutiny_for(viewer, today())
        for told in meeting.recommended
        if told.open and told.organisation == mine
    ]
    if not waiting:
        return ()
    links = tuple(Link(f"{each.text}: {_when(each.due)}", _href(each)) for each in waiting)
    return (Card(_("Answers owed to scrutiny"), links=links, part=WAITING),)


def _recommended(heading: str, found: Iterable[RecommendedSeen], empty: str) -> shapes.Section:
    return shapes.Section(
        "recommended",
        heading,
        _("What committees recommended"),
        lists.plain(_("Recommendation"), _("State"), _("Answered by"), _("Answer due"), _("Answer")),
        tuple(
            (
                lists.LINK.format(_href(each), each.text),
                status(each.state),
                each.organisation_name,
                in_words(each.due),
                rules.ANSWERS[each.answer] if each.answer else _("Not yet"),
            )
            for each in found
        ),
        empty,
    )


def _sentence(found: RecommendedSeen) -> str:
    told = {"due": in_words(found.due), "done": in_words(found.answered_on) if found.answered_on else ""}
    words = {
        rules.OVERDUE: _("An answer was due on %(due)s."),
        rules.DUE: _("An answer is due on %(due)s."),
        rules.MET: _("It was answered on %(done)s; an answer was due on %(due)s."),
        rules.MET_LATE: _("It was answered on %(done)s, after an answer was due on %(due)s."),
        rules.WITHDRAWN: _("It was written down by mistake."),
    }
    return words[found.state] % told


def _when(due: date) -> str:
    words = _("was due on %(day)s") if due < today() else _("due on %(day)s")
    return words % {"day": in_words(due)}


def _meeting_deeds(found: ScrutinySeen) -> tuple[Link, ...]:
    of = {"reference": found.reference}
    if found.withdrawn:
        return (Link(_("Put it back"), reverse("take-back-scrutiny", kwargs=of)),)
    return (
        Link(_("Add what it recommended"), reverse("add-recommended", kwargs=of)),
        Link(_("Change the meeting"), reverse("change-scrutiny", kwargs=of)),
        Link(_("Take it back"), reverse("take-back-scrutiny", kwargs=of)),
    )


def _deeds(found: RecommendedSeen) -> tuple[Link, ...]:
    may = (
        ("answer-recommended", _("Write the answer down"), found.open),
        ("promise-to-scrutiny", _("Promise an action"), not found.withdrawn),
        ("change-recommended", _("Change the recommendation"), found.open),
        ("take-answer-back", _("Take the answer back"), bool(found.answered_on) and not found.withdrawn),
        ("take-back-recommended", _("Put it back") if found.withdrawn else _("Take it back"), True),
    )
    return tuple(Link(words, reverse(name, kwargs={"reference": found.reference})) for name, words, able in may if able)


def _row(each: ScrutinySeen) -> tuple[lists.Cell, ...]:
    return (
        lists.LINK.format(reverse("show-scrutiny-meeting", kwargs={"reference": each.reference}), each.about),
        status(each.state),
        each.area,
        in_words(each.held_on),
        str(sum(told.open for told in each.recommended)),
    )


def _register() -> Link:
    return Link(_("Scrutiny"), reverse("list-scrutiny"))


def _href(found: RecommendedSeen) -> str:
    return reverse("show-recommended", kwargs={"reference": found.reference})

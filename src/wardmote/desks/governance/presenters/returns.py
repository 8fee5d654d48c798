"""The words of section 17A returns."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from wardmote.clocks import quarter_end
from wardmote.desks.governance.presenters import shapes
from wardmote.desks.governance.queries.returns import Askable, ReturnSeen, not_asked, return_of_id, returns_for
from wardmote.desks.governance.rules import returns as rules
from wardmote.desks.governance.rules.timely import on_time
from wardmote.desks.places.api import AreaSeen, areas_for
from wardmote.documents import Table
from wardmote.errors import NotNow
from wardmote.foundation import lists
from wardmote.foundation.access import Viewer
from wardmote.foundation.accounts.landing import WAITING, Card, Link
from wardmote.foundation.calendars import RunningClock
from wardmote.foundation.correspondence.links import Question
from wardmote.foundation.local_values import value_of
from wardmote.foundation.now import today
from wardmote.foundation.pages.words import day as in_words
from wardmote.foundation.pages.words import moment, status

_NAMED = Markup('<a class="govuk-link" href="{}">{}<span class="govuk-visually-hidden">, quarter to {}</span></a>')
#: The indicator that counts the same from the evidence itself.
INDICATOR = "prescribed_returns"


@dataclass(frozen=True)
class AskPage:
    """Who would be asked for a quarter, and what happens with each."""

    title: str
    back: str
    sentence: str
    rows: tuple[tuple[str, ...], ...]


def list_page(every: tuple[ReturnSeen, ...], asked: str, viewer: Viewer) -> shapes.Listed:
    """Every return, or those of one state, and how often each organisation was in time."""
    shown = [each for each in every if each.state == asked or not asked]
    return shapes.Listed(
        title=_("Section 17A returns"),
        about=_(
            "What each authority has to share with the others after every quarter, and whether it came in time. "
            "When it is due is worked out by a rule of time, which says who has checked it."
        ),
        caption=_("Returns, the latest quarter first"),
        columns=lists.plain(_("Return"), _("State"), _("Quarter to"), _("Due"), _("Came")),
        rows=tuple(map(_row, shown)),
        empty=(
            _("The returns of each quarter will be listed here."),
            _("Once a quarter has ended, a CSP manager or a community safety officer asks for it with one press."),
        ),
        filters=lists.filters_of("list-returns", rules.STATES, [each.state for each in every], asked),
        add=_ask(every, viewer),
        links=(
            Link(_("The rule of time"), reverse("show-rule", kwargs={"rule": rules.RULE.lower().replace(".", "-")})),
            Link(
                _("What came into the evidence in time"), f"{reverse('explore')}?{urlencode({'indicator': INDICATOR})}"
            ),
        ),
        downloads=lists.downloads_of("download-returns") if every else (),
        all_href=reverse("list-returns") if every else "",
        sections=(_on_time(every),) if every else (),
    )


def return_page(found: ReturnSeen, viewer: Viewer) -> shapes.Record:
    """One return."""
    deeds = _deeds(found) if viewer.holds(*rules.WRITES) else ()
    return shapes.Record(
        register=Link(_("Section 17A returns"), reverse("list-returns")),
        title=_called(found),
        reference=in_words(found.quarter_ends),
        state=found.state,
        sentence=_sentence(found),
        first=deeds[0] if deeds else None,
        deeds=deeds[1:],
        facts=(
            (_("Organisation"), found.organisation_name),
            (_("Areas"), ", ".join(found.areas) or _("All areas")),
            (_("Quarter to"), in_words(found.quarter_ends)),
            (_("Due"), in_words(found.due)),
            (_("Came"), in_words(found.received_on) if found.received_on else _("Not yet")),
            (_("Said by"), found.said_by or _("Nobody yet")),
            (_("Note"), found.words or _("None")),
            (_("Asked for"), f"{found.asked_by}, {moment(found.asked_at)}"),
        ),
        sections=(
            shapes.Section(
                "sets",
                _("What it is made of"),
                _("What the regulations have it share"),
                lists.plain(_("Set"), _("What it counts")),
                tuple((each.title, each.definition) for each in rules.sets_of(found.sector)),
                _("The regulations name nothing that it holds."),
            ),
        ),
    )


def ask_page(quarter: date, missing: tuple[Askable, ...]) -> AskPage:
    """Who would be asked."""
    able = sum(each.reader is not None for each in missing)
    words = _("%(able)s of %(all)s organisations will be asked by link for the quarter to %(day)s.")
    return AskPage(
        title=_("Ask for the returns of a quarter"),
        back=reverse("list-returns"),
        sentence=words % {"able": able, "all": len(missing), "day": in_words(quarter)},
        rows=tuple((each.name, _asked(each)) for each in missing),
    )


def table_of(found: Iterable[ReturnSeen]) -> Table:
    """The register as it is taken away."""
    titles = (_("Organisation"), _("Areas"), _("Quarter to"), _("Due"), _("Came"), _("State"), _("Said by"), _("Note"))
    rows = (
        (
            each.organisation_name,
            ", ".join(each.areas) or None,
            each.quarter_ends.isoformat(),
            each.due.isoformat(),
            each.received_on.isoformat() if each.received_on else None,
            each.state,
            each.said_by or None,
            each.words or None,
        )
        for each in found
    )
    return lists.table("returns", _("Section 17A returns"), titles, rows)


def clocks(viewer: Viewer) -> Iterator[RunningClock]:
    """For each area: the last quarter that ended, and those before it that were asked for and have not all come."""
    day = today()
    every = returns_for(viewer, day)
    last = quarter_end(day, -1)
    for area in areas_for(viewer):
        own = [each for each in every if not each.areas or area.name in each.areas]
        quarters = {each.quarter_ends for each in own if each.open} | {last}
        for quarter in sorted(quarters):
            yield _clock(area, quarter, [each for each in own if each.quarter_ends == quarter])


def card_of(viewer: Viewer) -> tuple[Card, ...]:
    """For those who answer for an organisation: its returns that are overdue or due soon."""
    if not viewer.holds(*rules.ANSWERS):
        return ()
    day = today()
    soon = day + timedelta(days=int(value_of(viewer, "governance.return_soon_days", day)))
    wanted = [
        each
        for each in returns_for(viewer, day)
        if each.open and each.organisation_name == viewer.agency and each.due <= soon
    ]
    if not wanted:
        return ()
    links = tuple(Link(f"{_called(each)}: {each.state}, {in_words(each.due)}", _href(each)) for each in wanted)
    return (Card(_("Section 17A returns of your organisation"), links=links, part=WAITING),)


def return_question(viewer: Viewer, target: UUID) -> Question:
    """Has it been shared? What an organisation is asked by link. Raises NotNow where it has come."""
    found = return_of_id(viewer, target, today())
    if not found.open:
        raise NotNow(_("This return has come, so nothing more is asked."))
    return Question(
        heading=_("Has this return been shared?"),
        sentences=(_("Every quarter the authorities share depersonalised data with each other. Send no data here."),),
        facts=(
            (_("Organisation"), found.organisation_name),
            (_("Quarter to"), in_words(found.quarter_ends)),
            (_("Due"), in_words(found.due)),
            (_("What it is made of"), "; ".join(each.title for each in rules.sets_of(found.sector))),
        ),
    )


def return_recorded(viewer: Viewer, target: UUID) -> tuple[str, ...]:
    """What is recorded of a return now, for whoever answered."""
    found = return_of_id(viewer, target, today())
    return (f"{_called(found)}.", _sentence(found))


def _clock(area: AreaSeen, quarter: date, asked: list[ReturnSeen]) -> RunningClock:
    came = [each.received_on for each in asked if each.received_on]
    return RunningClock(
        what=_("Section 17A data of %(area)s, for the quarter to %(day)s")
        % {"area": area.name, "day": in_words(quarter)},
        neutral=_("Section 17A data due"),
        desk="places",
        table="Area",
        id=area.id,
        href=reverse("list-returns"),
        rule=rules.RULE,
        start=quarter,
        done=max(came) if asked and len(came) == len(asked) else None,
        areas=(area.name,),
        owner=_("Responsible authorities"),
    )


def _on_time(every: tuple[ReturnSeen, ...]) -> shapes.Section:
    found = on_time((each.organisation_name, each.state) for each in every)
    return shapes.Section(
        "on-time",
        _("In time"),
        _("How many of each organisation's returns came in time, of those that were due or came"),
        ((_("Organisation"), False), (_("In time"), True), (_("Of"), True)),
        tuple((name, str(in_time), str(due)) for name, due, in_time in found),
        _("No return has been due yet."),
    )


def _ask(every: tuple[ReturnSeen, ...], viewer: Viewer) -> Link | None:
    """The quarter that is to be asked for: the last that ended, while something of it is missing; else an earlier."""
    if not viewer.holds(*rules.ASKS):
        return None
    quarter = not_asked(viewer, today()) or max((each.quarter_ends for each in every if each.open), default=None)
    if quarter is None:
        return None
    words = _("Ask for the quarter to %(day)s") % {"day": in_words(quarter)}
    return Link(words, reverse("ask-returns", kwargs={"quarter": quarter.isoformat()}))


def _asked(each: Askable) -> str:
    if each.reader is None:
        return each.why_not
    return _("Its link is sent again") if each.waiting else _("It gets a link")


def _called(found: ReturnSeen) -> str:
    return _("%(body)s, quarter to %(day)s") % {"body": found.organisation_name, "day": in_words(found.quarter_ends)}


def _sentence(found: ReturnSeen) -> str:
    told = {"due": in_words(found.due), "came": in_words(found.received_on) if found.received_on else ""}
    words = {
        rules.OVERDUE: _("It was due on %(due)s and has not come."),
        rules.DUE: _("It is due on %(due)s."),
        rules.MET: _("It came on %(came)s; it was due on %(due)s."),
        rules.MET_LATE: _("It came on %(came)s, after it was due on %(due)s."),
    }
    return words[found.state] % told


def _deeds(found: ReturnSeen) -> tuple[Link, ...]:
    of = {"given": found.id}
    if found.open:
        return (Link(_("Say that it came"), reverse("record-return", kwargs=of)),)
    return (
        Link(_("Put the day right"), reverse("record-return", kwargs=of)),
        Link(_("It has not come after all"), reverse("take-back-return", kwargs=of)),
    )


def _row(each: ReturnSeen) -> tuple[lists.Cell, ...]:
    return (
        _NAMED.format(_href(each), each.organisation_name, in_words(each.quarter_ends)),
        status(each.state),
        in_words(each.quarter_ends),
        in_words(each.due),
        in_words(each.received_on) if each.received_on else _("Not yet"),
    )


def _href(found: ReturnSeen) -> str:
    return reverse("show-return", kwargs={"given": found.id})

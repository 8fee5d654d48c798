"""The words of data protection complaints: their pages, their clock, and their card on a first page."""

from collections.abc import Iterable, Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wardmote.desks.governance.presenters import shapes
from wardmote.desks.governance.queries.complaints import ComplaintEntrySeen, ComplaintSeen, complaints_for
from wardmote.desks.governance.rules import complaints as rules
from wardmote.desks.governance.rules.breaches import KEEPS
from wardmote.documents import Table
from wardmote.foundation import lists
from wardmote.foundation.access import Viewer
from wardmote.foundation.access.roles import title_of
from wardmote.foundation.accounts.landing import DUE, Card, Link
from wardmote.foundation.calendars import RunningClock
from wardmote.foundation.pages.words import day as in_words
from wardmote.foundation.pages.words import moment, status

#: How many of them a first page names.
FIRST = 5


def list_page(every: tuple[ComplaintSeen, ...], asked: str, viewer: Viewer) -> shapes.Listed:
    """Those this reader may read, or what of them stands so."""
    shown = [each for each in every if each.state == asked or not asked]
    return shapes.Listed(
        title=_("Data protection complaints"),
        about=_(
            "What people complain of when an organisation uses their data. Each is acknowledged within thirty days "
            "and answered without undue delay. Of who complained nothing is kept here."
        ),
        caption=_("Complaints, those nobody acknowledged first"),
        columns=lists.plain(
            _("Reference"), _("State"), _("Who is complained of"), _("About"), _("Received"), _("Acknowledged by")
        ),
        rows=tuple(map(_row, shown)),
        empty=(
            _("Complaints will be listed here."),
            _("The liaison officer or the CSP manager writes one down when it comes, and names nobody in it."),
        ),
        filters=lists.filters_of("list-data-complaints", rules.STATES, [each.state for each in every], asked),
        add=Link(_("Write down a complaint"), reverse("receive-data-complaint")) if viewer.holds(*KEEPS) else None,
        links=(Link(_("The rule of thirty days"), _rule()),),
        downloads=lists.downloads_of("download-data-complaints") if every else (),
        all_href=reverse("list-data-complaints") if every else "",
    )


def complaint_page(found: ComplaintSeen, history: tuple[ComplaintEntrySeen, ...], viewer: Viewer) -> shapes.Record:
    """One complaint."""
    deeds = _deeds(found) if viewer.holds(*KEEPS) else ()
    return shapes.Record(
        register=Link(_("Data protection complaints"), reverse("list-data-complaints")),
        title=found.what,
        reference=found.reference,
        state=found.state,
        lead="",
        sentence=_sentence(found),
        first=deeds[0] if deeds else None,
        deeds=deeds[1:],
        facts=tuple(_facts(found)),
        sections=(_history(history),),
    )


def table_of(found: Iterable[ComplaintSeen]) -> Table:
    """The register as it is taken away."""
    titles = (
        *(_("Reference"), _("Who is complained of"), _("About"), _("What is complained of"), _("Received on")),
        *(_("Acknowledged on"), _("State"), _("Answered on"), _("What was found")),
    )
    rows = (
        (
            each.reference,
            each.organisation_name,
            rules.KINDS[each.kind],
            each.what,
            each.received_on.isoformat(),
            each.acknowledged_on.isoformat() if each.acknowledged_on else None,
            each.state,
            each.answered_on.isoformat() if each.answered_on else None,
            each.answer_words or None,
        )
        for each in found
    )
    return lists.table("data-complaints", _("Data protection complaints"), titles, rows)


def clocks(viewer: Viewer) -> Iterator[RunningClock]:
    """The thirty days of each complaint that was not taken back."""
    for each in complaints_for(viewer):
        if each.state != rules.WITHDRAWN and each.due is not None:
            yield RunningClock(
                what=_("Complaint %(reference)s acknowledged") % {"reference": each.reference},
                neutral=_("A complaint is to be acknowledged"),
                desk="governance",
                table="DataComplaint",
                id=each.id,
                href=_href(each),
                rule=rules.RULE,
                start=each.received_on,
                done=each.acknowledged_on,
                owner=title_of(KEEPS[0]),
            )


def card_of(viewer: Viewer) -> tuple[Card, ...]:
    """For who carries them through: those that are open."""
    mine = [each for each in complaints_for(viewer) if each.open] if viewer.holds(*KEEPS) else []
    if not mine:
        return ()
    said = ngettext("%(n)s complaint is open.", "%(n)s complaints are open.", len(mine)) % {"n": len(mine)}
    links = tuple(Link(f"{each.organisation_name}: {_sentence(each)}", _href(each)) for each in mine)
    return (Card(_("Data protection complaints"), (said,), links=links[:FIRST], part=DUE, order=2),)


def _sentence(found: ComplaintSeen) -> str:
    if found.state == rules.WITHDRAWN:
        return _("It was taken back.")
    if found.answered_on:
        return _("Answered %(day)s.") % {"day": in_words(found.answered_on)}
    if found.acknowledged_on:
        return _("It is answered without undue delay, and the complainant is told how far it is.")
    if found.due is None or found.due.day is None:
        return _("It is to be acknowledged.")
    return _("It is acknowledged by %(day)s.") % {"day": in_words(found.due.day)}


def _facts(found: ComplaintSeen) -> Iterator[tuple[str, lists.Cell]]:
    yield _("Who is complained of"), found.organisation_name
    yield _("About"), rules.KINDS[found.kind]
    yield _("Received"), in_words(found.received_on)
    if found.due is not None and found.due.day is not None:
        yield _("Acknowledged by"), lists.LINK.format(_rule(), in_words(found.due.day))
        yield _("How binding"), found.due.strength.capitalize()
    else:
        yield _("Acknowledged by"), _("No limit of law was in force that day")
    yield _("Acknowledged"), _acknowledged(found)
    yield _("Answered"), in_words(found.answered_on) if found.answered_on else _("Not yet")
    yield (
        _("What was found"),
        f"{rules.OUTCOMES[found.outcome]}. {found.answer_words}" if found.outcome else _("Nothing yet"),
    )
    yield _("Written down"), _("%(at)s, %(by)s") % {"at": moment(found.made_at), "by": found.made_by}
    yield _("Reference"), found.reference


def _acknowledged(found: ComplaintSeen) -> str:
    if found.acknowledged_on is None:
        return _("Not yet")
    late = found.due is not None and found.due.day is not None and found.acknowledged_on > found.due.day
    said = in_words(found.acknowledged_on)
    return _("%(day)s, late") % {"day": said} if late else said


def _history(history: tuple[ComplaintEntrySeen, ...]) -> shapes.Section:
    words = {
        "received": _("Received"),
        "changed": _("Put right"),
        "acknowledged": _("Acknowledged"),
        "progress": _("Progress"),
        "withdrawn": _("Taken back"),
        "opened again": _("Opened again"),
        **{each: _("Answered: %(what)s") % {"what": each} for each in rules.OUTCOMES},
    }
    return shapes.Section(
        "history",
        _("What happened"),
        _("What was done, the newest first"),
        lists.plain(_("When"), _("What"), _("Words"), _("Who")),
        tuple((moment(each.at), words[each.what], each.words or _("Nothing was said"), each.by) for each in history),
        _("Nothing has happened yet."),
    )


def _deeds(found: ComplaintSeen) -> tuple[Link, ...]:
    acknowledged = found.acknowledged_on is not None
    may = (
        ("acknowledge-data-complaint", _("Write down that it was acknowledged"), found.open and not acknowledged),
        ("answer-data-complaint", _("Write down what was found"), found.open and acknowledged),
        ("note-data-complaint", _("Write down how far it is"), found.open),
        ("change-data-complaint", _("Put right what was written down"), found.open),
        ("withdraw-data-complaint", _("It was taken back"), found.open),
        ("open-data-complaint-again", _("Open it again"), not found.open or acknowledged),
    )
    return tuple(Link(words, reverse(name, kwargs={"reference": found.reference})) for name, words, able in may if able)


def _row(each: ComplaintSeen) -> tuple[lists.Cell, ...]:
    return (
        lists.LINK.format(_href(each), each.reference),
        status(each.state),
        each.organisation_name,
        rules.KINDS[each.kind],
        in_words(each.received_on),
        in_words(each.due.day) if each.due and each.due.day else _("No limit"),
    )


def _rule() -> str:
    return reverse("show-rule", kwargs={"rule": rules.RULE.lower().replace(".", "-")})


def _href(found: ComplaintSeen) -> str:
    return reverse("show-data-complaint", kwargs={"reference": found.reference})

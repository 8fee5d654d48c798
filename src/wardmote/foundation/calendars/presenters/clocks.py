"""The words of one clock's page: when it ends, how binding that is, and how the day was worked out."""

from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from wardmote.foundation.calendars.presenters.sides import in_address, why_binding
from wardmote.foundation.calendars.presenters.walls import days_in_words
from wardmote.foundation.calendars.wall import Entry
from wardmote.foundation.pages.words import day, moment, status


@dataclass(frozen=True)
class ClockPage:
    """One clock."""

    title: str
    sentence: str
    facts: tuple[tuple[str, Markup | str], ...]
    steps: tuple[str, ...]
    sources: tuple[str, ...]
    problem: str
    note: str
    record_href: str


def clock_page(entry: Entry) -> ClockPage:
    """A clock of the wall, opened to its arithmetic and its source."""
    reckoning = entry.due.reckoning if entry.due else None
    return ClockPage(
        title=entry.clock.what,
        sentence=_sentence(entry),
        facts=tuple(_facts(entry)),
        steps=reckoning.steps if reckoning else (),
        sources=reckoning.sources if reckoning else (),
        problem=entry.problem,
        note=entry.rule.note if entry.rule else "",
        record_href=entry.clock.href,
    )


def _sentence(entry: Entry) -> str:
    if entry.standing == "not known":
        return _("Nobody has recorded here what this clock runs from, so no day can be worked out.")
    if entry.due is None:
        return _("No day can be worked out for this clock.")
    if entry.due.last is None:
        return _("It is to be done soon; the rule sets no number of days.")
    said = moment(entry.due.last) if isinstance(entry.due.last, datetime) else day(entry.due.last)
    sense = {
        "do by": _("The last day is %(day)s."),
        "ends on": _("It ends on %(day)s."),
        "not before": _("Not before %(day)s."),
        "counts until": _("It counts until %(day)s."),
    }[entry.due.rule.sense]
    return sense % {"day": said}


def _facts(entry: Entry):
    yield _("How it stands"), _with_days(entry)
    if entry.rule:
        href = reverse("show-rule", kwargs={"rule": in_address(entry.rule.id)})
        yield (
            _("Rule"),
            Markup('<a class="govuk-link" href="{}">{}</a> ({})').format(href, entry.rule.title, entry.rule.id),
        )
        yield _("How binding"), why_binding(entry.due.rule if entry.due else entry.rule)
        yield _("Written in"), entry.rule.citation
    yield _("Runs from"), _when(entry.clock.start) if entry.clock.start else _("Not recorded")
    for pause in entry.clock.pauses:
        ends = _when(pause.ends) if pause.ends else _("still stopped")
        yield _("Stopped"), f"{_when(pause.starts)} – {ends} ({pause.reason})"
    if entry.clock.done:
        yield _("Done"), _when(entry.clock.done)
    yield _("Area"), ", ".join(entry.clock.areas) or _("The whole partnership")
    yield _("Whose"), entry.clock.owner or _("Nobody named")


def _with_days(entry: Entry) -> Markup:
    said = days_in_words(entry)
    return Markup("{} ({})").format(status(entry.standing), said) if said else status(entry.standing)


def _when(value: date | datetime) -> str:
    return moment(value) if isinstance(value, datetime) else day(value)

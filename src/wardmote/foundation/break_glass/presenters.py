"""The words of the pages of break-glass."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.foundation.access import Viewer
from wardmote.foundation.accounts.landing import Card, Link
from wardmote.foundation.break_glass.queries import GlassRead, GlassSeen, glass_for
from wardmote.foundation.break_glass.rules import JUSTIFIED, may_break, may_review
from wardmote.foundation.now import day_of, now
from wardmote.foundation.pages.words import moment
from wardmote.protocol import rulebook


@dataclass(frozen=True)
class ListPage:
    """Openings as rows: who and when, its address, whether it is open, the review."""

    rows: tuple[tuple[str, str, str, str], ...]
    may_break: bool
    may_review: bool


@dataclass(frozen=True)
class GlassPage:
    """One opening. `may_close` and `may_review` say which of the two the reader can still do."""

    id: str
    reason: str
    state: str
    facts: tuple[tuple[str, str], ...]
    words: str
    may_close: bool
    may_review: bool


def list_page(viewer: Viewer, found: Iterable[GlassSeen], day: date) -> ListPage:
    """What was opened, as a list says it."""
    return ListPage(
        rows=tuple(
            (
                _("%(who)s, %(when)s") % {"who": each.opened_by, "when": moment(each.opened_at)},
                reverse("show-broken-glass", kwargs={"glass": each.id}),
                _state(each),
                _review(each),
            )
            for each in found
        ),
        may_break=may_break(viewer, day),
        may_review=may_review(viewer),
    )


def glass_page(viewer: Viewer, each: GlassRead, day: date) -> GlassPage:
    """One opening as its page says it."""
    purposes = {one.id: one.title for one in rulebook().on(day).purposes}
    facts = [
        (_("Case"), each.case),
        (_("Opened by"), each.opened_by),
        (_("Opened"), moment(each.opened_at)),
        (_("Open until"), moment(each.until)),
        (_("What for"), purposes.get(each.purpose, each.purpose)),
        (_("Review"), _review(each)),
    ]
    if each.ended_at:
        facts.insert(4, (_("Closed early"), f"{moment(each.ended_at)}, {each.ended_by}"))
    return GlassPage(
        id=str(each.id),
        reason=each.reason,
        state=_state(each),
        facts=tuple(facts),
        words=each.words,
        may_close=each.open,
        may_review=may_review(viewer) and each.member != viewer.member_id and each.reviewed_at is None,
    )


def landing(viewer: Viewer) -> tuple[Card, ...]:
    """The way to break-glass, for whoever may open or review; and how much waits for a review."""
    at = now()
    reviews = may_review(viewer)
    if not reviews and not may_break(viewer, day_of(at)):
        return ()
    waiting = sum(each.reviewed_at is None for each in glass_for(viewer, at)) if reviews else 0
    said = (_("%(count)s waiting for a review.") % {"count": waiting},) if waiting else ()
    link = Link(_("What was opened by break-glass"), reverse("list-broken-glass"))
    return (Card(_("Break-glass"), sentences=said, links=(link,), order=95),)


def _state(each: GlassSeen) -> str:
    return _("Open") if each.open else _("Closed")


def _review(each: GlassSeen) -> str:
    if each.reviewed_at is None:
        return _("Not reviewed yet")
    found = _("justified") if each.finding == JUSTIFIED else _("not justified")
    return _("%(found)s, %(who)s") % {"found": found.capitalize(), "who": each.reviewed_by}

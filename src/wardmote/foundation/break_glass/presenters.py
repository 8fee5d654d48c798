"""The words of the pages of break-glass."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.foundation.access import Viewer
from wardmote.foundation.accounts.landing import WAITING, Card, Link
from wardmote.foundation.break_glass.queries import GlassRead, GlassSeen, glass_for
from wardmote.foundation.break_glass.rules import (
    BY_PHONE,
    JUSTIFIED,
    NO_LONGER_ASKED,
    OPEN,
    OVER,
    REFUSED,
    TAKEN_BACK,
    WAITS,
    may_break,
    may_review,
)
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
    """One opening. `may_…` say what the reader can still do; `takes_back` are the words by which they take back what
    they said, and `instead` what to do while how somebody is reached safely was asked for and is not open."""

    id: str
    reason: str
    state: str
    facts: tuple[tuple[str, str], ...]
    words: str
    answer_words: str
    instead: str
    may_close: bool
    may_review: bool
    may_answer: bool
    takes_back: str


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


def glass_page(viewer: Viewer, each: GlassRead, able: Mapping[UUID, str], day: date) -> GlassPage:
    """One opening as its page says it; `able` are those who could be its second person."""
    state, own = each.release.state if each.release else "", each.member == viewer.member_id
    facts = [
        (_("Case"), each.case),
        (_("Opened by"), each.opened_by),
        (_("Opened"), moment(each.opened_at)),
        (_("Open until"), moment(each.until)),
        (_("What for"), _purpose(each, day)),
        (_("The rest of the case, as far as their role reads it"), _lasting(each)),
        (_("How somebody is reached safely, and where they live"), _contact(each)),
        (_("Review"), _review(each)),
    ]
    if each.ended_at:
        facts.insert(4, (_("Closed early"), f"{moment(each.ended_at)}, {each.ended_by}"))
    if state == WAITS:
        facts.insert(-1, (_("Who may agree"), ", ".join(sorted(able.values()))))
    return GlassPage(
        id=str(each.id),
        reason=each.reason,
        state=_state(each),
        facts=tuple(facts),
        words=each.words,
        answer_words=each.answer_words,
        instead=BY_PHONE if own and each.open and state in (WAITS, REFUSED, TAKEN_BACK) else "",
        may_close=each.open,
        may_review=may_review(viewer) and not own and each.reviewed_at is None,
        may_answer=_may_answer(viewer, each),
        takes_back=_takes_back(viewer, each),
    )


def asked_of_second(each: GlassRead, day: date) -> str:
    """What a second person is asked, and told before they answer."""
    return _(
        "%(who)s opened the case %(case)s for %(purpose)s, until %(until)s, and needs to know how somebody is reached "
        "safely, or where they live. This is why: %(reason)s"
    ) % {
        "who": each.opened_by,
        "case": each.case,
        "purpose": _purpose(each, day),
        "until": moment(each.until),
        "reason": each.reason,
    }


def landing(viewer: Viewer) -> tuple[Card, ...]:
    """The way to break-glass, for whoever may open or review; how much waits for a review, and for a second person."""
    at = now()
    reviews = may_review(viewer)
    if not reviews and not may_break(viewer, day_of(at)):
        return ()
    found = glass_for(viewer, at)
    waiting = sum(each.reviewed_at is None for each in found) if reviews else 0
    said = (_("%(count)s waiting for a review.") % {"count": waiting},) if waiting else ()
    link = Link(_("What was opened by break-glass"), reverse("list-broken-glass"))
    return (*_asked(viewer, found), Card(_("Break-glass"), sentences=said, links=(link,), order=95))


def _asked(viewer: Viewer, found: Iterable[GlassSeen]) -> tuple[Card, ...]:
    """Who waits for this member as a second person; and what of their own waits."""
    waits = [each for each in found if each.release and each.release.state == WAITS]
    links = tuple(
        Link(
            _("Answer %(who)s, who opened a case %(when)s") % {"who": each.opened_by, "when": moment(each.opened_at)},
            reverse("answer-release", kwargs={"glass": each.id}),
        )
        for each in waits
        if _may_answer(viewer, each)
    )
    if not links:
        return ()
    said = _("It opens to a colleague only with a second person.")
    return (Card(_("How somebody is reached safely"), sentences=(said,), links=links, order=2, part=WAITING),)


def _may_answer(viewer: Viewer, each: GlassSeen) -> bool:
    waits = each.release is not None and each.release.state == WAITS
    return waits and may_review(viewer) and each.member != viewer.member_id


def _takes_back(viewer: Viewer, each: GlassSeen) -> str:
    if each.release and each.release.state == WAITS and each.member == viewer.member_id:
        return _("Ask no longer for a second person")
    if each.release and each.release.state == OPEN and each.release.answerer == viewer.member_id:
        return _("Take your agreement back")
    return ""


def _state(each: GlassSeen) -> str:
    waits = each.release is not None and each.release.state == WAITS
    return _("Open. Waits for a second person") if waits else _lasting(each)


def _lasting(each: GlassSeen) -> str:
    return _("Open") if each.open else _("Closed")


def _purpose(each: GlassSeen, day: date) -> str:
    purposes = {one.id: one.title for one in rulebook().on(day).purposes}
    return purposes.get(each.purpose, each.purpose)


def _contact(each: GlassSeen) -> str:
    """Whether how somebody is reached safely is open, and why not, in words."""
    release = each.release
    if release is None:
        return _("Not open. Nobody asked for it.")
    said = {
        WAITS: _("Not open. Waits for a second person."),
        OPEN: _("Open until the opening ends."),
        REFUSED: _("Not open. The second person did not agree."),
        NO_LONGER_ASKED: _("Not open. It is no longer asked for."),
        TAKEN_BACK: _("Not open. The second person took their agreement back."),
        OVER: _("Not open. The opening has ended."),
    }[release.state]
    if release.answered_at is None:
        return said
    told = _("%(who)s agreed, %(when)s.") if release.answer != REFUSED else _("%(who)s, %(when)s.")
    return f"{said} {told % {'who': release.answered_by, 'when': moment(release.answered_at)}}"


def _review(each: GlassSeen) -> str:
    if each.reviewed_at is None:
        return _("Not reviewed yet")
    found = _("justified") if each.finding == JUSTIFIED else _("not justified")
    return _("%(found)s, %(who)s") % {"found": found.capitalize(), "who": each.reviewed_by}

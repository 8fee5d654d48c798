"""The words of what is told by voice in an emergency: its record, its review, its clock, and its cards on My week."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from wardmote.desks.sharing.presenters.requests import words_of
from wardmote.desks.sharing.queries.request_seen import RequestSeen
from wardmote.desks.sharing.queries.requests import emergencies_for, requests_left
from wardmote.desks.sharing.rules import emergencies as rules
from wardmote.desks.sharing.rules import requests as request_rules
from wardmote.foundation.access import Viewer
from wardmote.foundation.accounts.landing import DUE, WAITING, Card, Link
from wardmote.foundation.calendars import RunningClock
from wardmote.foundation.pages.words import moment


def may_record(viewer: Viewer, found: RequestSeen) -> bool:
    """Whether a record is wanted that this member completes."""
    mine = found.asker == viewer.member_id or request_rules.may_answer(viewer, found.holder)
    return found.state == request_rules.RECORD and mine


def may_review(viewer: Viewer, found: RequestSeen) -> bool:
    """Whether a review is wanted that this member does."""
    tellers = {found.asker, *(each.teller for each in found.told)}
    return found.state == request_rules.REVIEW and rules.may_review(viewer, tellers)


def is_late(found: RequestSeen) -> bool:
    """Whether the record was completed after the hours there are."""
    return bool(found.record_by and found.answered_at and found.answered_at > found.record_by)


def facts_of(found: RequestSeen, review: str) -> Iterator[tuple[str, str]]:
    """What an emergency adds to the facts of a request."""
    if found.way != request_rules.EMERGENCY or found.record_by is None:
        return
    yield _("Record due"), moment(found.record_by)
    if found.outcome == request_rules.TOLD and found.answered_at:
        late = _("%(when)s, late") if is_late(found) else _("%(when)s, in time")
        yield _("Record completed"), late % {"when": moment(found.answered_at)}
    for each in found.told:
        if each.spoken:
            told = {"who": each.spoken_with, "when": moment(each.spoken)}
            yield _("Told by voice"), _("To %(who)s, %(when)s") % told
    if found.reviewed_at:
        told = {"who": found.reviewed_by, "when": moment(found.reviewed_at), "finding": found.finding.capitalize()}
        yield _("Review"), _("%(finding)s: %(who)s, %(when)s.") % told + f" {review}"


def clocks_of(viewer: Viewer) -> Iterator[RunningClock]:
    """By when each emergency that a member may read of is written down."""
    for each in emergencies_for(viewer):
        yield RunningClock(
            what=_("Record of what was told in an emergency: %(reference)s") % {"reference": each.reference},
            neutral=_("Record to be completed"),
            desk="sharing",
            table="DisclosureRequest",
            id=each.id,
            href=each.href,
            rule=rules.RECORD_RULE,
            start=each.asked_at,
            done=each.answered_at,
        )


def cards_of(viewer: Viewer) -> tuple[Card, ...]:
    """What a member was told by voice and has not written down; what they review."""
    every = requests_left(viewer)
    told = (
        (_("Emergencies to write down"), DUE, [each for each in every if may_record(viewer, each)]),
        (_("Emergencies to review"), WAITING, [each for each in every if may_review(viewer, each)]),
    )
    return tuple(
        Card(title, links=tuple(Link(words_of(each), each.href) for each in found), part=part)
        for title, part, found in told
        if found
    )

"""The only writers of feeds and reviews."""

from datetime import date, datetime

from django.db import transaction

from wardmote.clocks import rule
from wardmote.errors import Invalid, Missing, Refused
from wardmote.foundation import audit
from wardmote.foundation.access import Viewer
from wardmote.foundation.calendars import secrets
from wardmote.foundation.calendars.models import CalendarFeed, RuleReview
from wardmote.foundation.now import day_of

#: Who may record that a rule has been checked.
CONFIRMERS = ("csp_manager", "chair")


@transaction.atomic
def make_feed(*, by: Viewer, at: datetime) -> str:
    """Make the member's calendar address and give its secret, which is kept nowhere; one they had stops working."""
    member = _member(by)
    _revoke(by, at)
    secret = secrets.new_secret()
    row = CalendarFeed.objects.create(
        partnership=by.tenant.id, member=member, hash=secrets.hash_of(secret), made_at=at, made_by=by.name
    )
    audit.record(by=by, what="made", of=("calendars", "CalendarFeed", row.pk))
    return secret


@transaction.atomic
def revoke_feed(*, by: Viewer, at: datetime) -> bool:
    """Stop the member's calendar address; whether there was one."""
    _member(by)
    return _revoke(by, at)


@transaction.atomic
def confirm_rule(*, by: Viewer, rule_id: str, reviewer: str, position: str, day: date, at: datetime) -> None:
    """Record that `reviewer` checked a rule of time against its source on `day`.

    Raises Refused for a member who may not, Missing for a rule there is not, Invalid for a day to come or no name.
    """
    _check_may_confirm(by)
    found = rule(rule_id)
    if day > day_of(at):
        raise Invalid("Nobody can have checked the rule on a day to come.", instead="Give the day it was checked.")
    if not reviewer.strip() or not position.strip():
        raise Invalid("A rule is confirmed by somebody named.", instead="Say who checked it, and their position.")
    row = RuleReview.objects.create(
        partnership=by.tenant.id,
        rule=found.id,
        fingerprint=found.fingerprint,
        reviewer=reviewer.strip(),
        position=position.strip(),
        day=day,
        made_at=at,
        made_by=by.name,
    )
    audit.record(by=by, what="confirmed", of=("calendars", "RuleReview", row.pk), basis=found.id)


@transaction.atomic
def withdraw_reviews(*, by: Viewer, rule_id: str, at: datetime) -> int:
    """Withdraw every review of a rule, so that it is unconfirmed again; how many there were."""
    _check_may_confirm(by)
    live = RuleReview.objects.select_for_update().filter(
        partnership=by.tenant.id, rule=rule(rule_id).id, withdrawn_at__isnull=True
    )
    ids = [row.pk for row in live]
    if not ids:
        raise Missing("Nobody has confirmed this rule, so there is nothing to withdraw.")
    RuleReview.objects.filter(pk__in=ids).update(withdrawn_at=at, withdrawn_by=by.name)
    audit.record(by=by, what="withdrawn", of=("calendars", "RuleReview", ids), fields=("withdrawn_at",))
    return len(ids)


def _member(by: Viewer):
    if by.member_id is None:
        raise Refused("Only a member has a calendar address.", instead="Sign in first.")
    return by.member_id


def _check_may_confirm(by: Viewer) -> None:
    if not by.holds(*CONFIRMERS):
        raise Refused(
            "Only the CSP manager or the chair records that a rule has been checked.", instead="Ask one of them."
        )


def _revoke(by: Viewer, at: datetime) -> bool:
    live = CalendarFeed.objects.select_for_update().filter(member=by.member_id, revoked_at__isnull=True)
    ids = [row.pk for row in live]
    CalendarFeed.objects.filter(pk__in=ids).update(revoked_at=at, revoked_by=by.name)
    audit.record(by=by, what="ended", of=("calendars", "CalendarFeed", ids), fields=("revoked_at",))
    return bool(ids)

"""The readers of feeds and reviews."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from wardmote.clocks import Review, rule, rules
from wardmote.errors import Missing
from wardmote.foundation import desks
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.calendars import secrets
from wardmote.foundation.calendars.models import CalendarFeed, RuleReview


@dataclass(frozen=True)
class FeedSeen:
    """A member's own feed."""

    reference: str
    made_at: datetime


@dataclass(frozen=True)
class ReviewSeen:
    """Who checked a rule, and when. `holds` while it is not withdrawn and the rule says what it said then."""

    id: UUID
    rule: str
    reviewer: str
    position: str
    day: date
    made_at: datetime
    made_by: str
    withdrawn_at: datetime | None
    withdrawn_by: str
    holds: bool

    @property
    def review(self) -> Review:
        """As the library takes it."""
        return Review(f"{self.reviewer}, {self.position}", self.day)


def feed_for(viewer: Viewer) -> FeedSeen | None:
    """The viewer's own live feed."""
    row = seen(viewer, CalendarFeed, BUSINESS).filter(member=viewer.member_id, revoked_at__isnull=True).first()
    return FeedSeen(row.reference, row.made_at) if row and viewer.member_id else None


def reader_of(secret: str) -> Viewer:
    """The member whose live feed this secret opens, with today's facts about them; raises Missing.

    Nothing tells a secret that was revoked from one that never was.
    """
    row = None
    if secrets.looks_right(secret):
        row = CalendarFeed.objects.filter(hash=secrets.hash_of(secret), revoked_at__isnull=True).first()
    if row is None:
        raise Missing(
            "This calendar address does not work, or no longer does.",
            instead="Sign in and make a new one under “Dates in your own calendar”.",
        )
    return desks.the_one("viewer_of")(row.member)


def reviews_for(viewer: Viewer) -> tuple[ReviewSeen, ...]:
    """Every review of a rule in the viewer's partnership, the latest of each rule last."""
    prints = {each.id: rule(each.id).fingerprint for each in rules()}
    rows = seen(viewer, RuleReview, BUSINESS).order_by("made_at", "id")
    return tuple(
        ReviewSeen(
            id=row.id,
            rule=row.rule,
            reviewer=row.reviewer,
            position=row.position,
            day=row.day,
            made_at=row.made_at,
            made_by=row.made_by,
            withdrawn_at=row.withdrawn_at,
            withdrawn_by=row.withdrawn_by,
            holds=row.withdrawn_at is None and prints.get(row.rule) == row.fingerprint,
        )
        for row in rows
    )

"""Calendar feeds, and who has checked a rule of time. Partnerships and members are held by id: nothing knows a desk."""

from django.db import models
from django.db.models import Q

from wardmote.foundation.columns import key
from wardmote.foundation.references import new_reference


def _both_or_neither(verb: str) -> Q:
    return Q(**{f"{verb}_at__isnull": True, f"{verb}_by": ""}) | (
        Q(**{f"{verb}_at__isnull": False}) & ~Q(**{f"{verb}_by": ""})
    )


def feed_reference() -> str:
    return new_reference("F")


class CalendarFeed(models.Model):
    """A member's secret address for their calendar program. Only the secret's hash is kept; at most one is live."""

    id = key()
    reference = models.CharField(max_length=12, unique=True, default=feed_reference, editable=False)
    partnership = models.UUIDField()
    member = models.UUIDField()
    hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "calendars_calendar_feed"
        constraints = [
            models.UniqueConstraint(
                fields=["member"], condition=Q(revoked_at__isnull=True), name="calendars_calendar_feed_one_live"
            ),
            models.CheckConstraint(condition=_both_or_neither("revoked"), name="calendars_calendar_feed_revoked_by"),
        ]

    def __str__(self) -> str:
        return self.reference


class RuleReview(models.Model):
    """That somebody named checked a rule of time against its source on a day, and what the rule said then.

    `fingerprint` is that of the rule; the review holds only while the rule still has it. The latest row of a rule that
    is not withdrawn counts.
    """

    id = key()
    partnership = models.UUIDField()
    rule = models.CharField(max_length=40)
    fingerprint = models.CharField(max_length=64)
    reviewer = models.CharField(max_length=200)
    position = models.CharField(max_length=200)
    day = models.DateField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "calendars_rule_review"
        indexes = [models.Index(fields=["partnership", "rule", "-made_at"], name="calendars_rule_review_latest")]
        constraints = [
            models.CheckConstraint(condition=_both_or_neither("withdrawn"), name="calendars_rule_review_withdrawn")
        ]

    def __str__(self) -> str:
        return self.rule

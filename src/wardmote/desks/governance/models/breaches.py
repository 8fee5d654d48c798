"""Personal data breaches (UK GDPR, Articles 33 and 34; Data Protection Act 2018, sections 67 and 68)."""

from django.db import models
from django.db.models import Q

from wardmote.desks.governance.rules.breaches import DECISIONS, RISKS, Standing
from wardmote.foundation.columns import both_or_neither, kept, key
from wardmote.foundation.references import new_reference


def breach_reference() -> str:
    return new_reference("BR")


class Breach(models.Model):
    """A breach, what was done for people's safety, and what was decided. Nothing in it names a person it is about.

    `organisation` is the controller; `kinds` are the ways it happened, `held` what the data told; `people` is how many
    it is about, nothing while nobody knows. `reporter` is the member who reported it.
    """

    id = key()
    reference = models.CharField(max_length=13, unique=True, default=breach_reference, editable=False)
    partnership = kept("places.Partnership")
    organisation = kept("agencies.Organisation")
    reporter = kept("agencies.Member")
    what = models.CharField(max_length=300)
    kinds = models.JSONField(default=list)
    held = models.JSONField(default=list)
    people = models.PositiveIntegerField(null=True)
    aware_since = models.DateTimeField()
    in_danger = models.BooleanField()
    safe_at = models.DateTimeField(null=True)
    safe_by = models.CharField(max_length=200, blank=True)
    safe_words = models.CharField(max_length=500, blank=True)
    risk = models.CharField(max_length=10, choices=list(RISKS.items()), blank=True)
    risk_words = models.CharField(max_length=500, blank=True)
    decision = models.CharField(max_length=10, choices=list(DECISIONS.items()), blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=200, blank=True)
    decision_words = models.CharField(max_length=500, blank=True)
    commissioner_reference = models.CharField(max_length=60, blank=True)
    people_told_on = models.DateField(null=True)
    people_words = models.CharField(max_length=500, blank=True)
    lessons = models.CharField(max_length=500, blank=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.CharField(max_length=200, blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=200, blank=True)
    edition = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)

    class Meta:
        db_table = "governance_breach"
        constraints = [
            both_or_neither("safe", "governance_breach"),
            both_or_neither("decided", "governance_breach"),
            both_or_neither("closed", "governance_breach"),
            both_or_neither("withdrawn", "governance_breach"),
            models.CheckConstraint(
                condition=Q(decision="", decided_at__isnull=True) | ~Q(decision="") & Q(decided_at__isnull=False),
                name="governance_breach_decided_somehow",
            ),
            # Nothing is assessed, settled or closed while people are in danger.
            models.CheckConstraint(
                condition=Q(in_danger=False)
                | Q(safe_at__isnull=False)
                | Q(risk="", decision="", people_told_on__isnull=True, closed_at__isnull=True),
                name="governance_breach_people_first",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def standing(self) -> Standing:
        """What of it is known."""
        return Standing(
            in_danger=self.in_danger,
            safe=self.safe_at is not None,
            risk=self.risk,
            decision=self.decision,
            people_answered=self.people_told_on is not None or bool(self.people_words),
            closed=self.closed_at is not None,
            withdrawn=self.withdrawn_at is not None,
        )


class BreachEntry(models.Model):
    """One step that was taken with a breach, and the words that were said with it."""

    id = key()
    partnership = kept("places.Partnership")
    breach = kept("governance.Breach")
    what = models.CharField(max_length=20)
    words = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        db_table = "governance_breach_entry"
        indexes = [models.Index(fields=["breach", "at"], name="governance_breach_entries")]

    def __str__(self) -> str:
        return str(self.id)

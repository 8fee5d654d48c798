"""What a district raised with the county strategy group (SI 2007/1830, regulations 7(g) and 8)."""

from django.db import models
from django.db.models import F, Q

from wardmote.desks.governance.rules.escalations import DECISIONS
from wardmote.foundation.columns import both_or_neither, kept, key
from wardmote.foundation.references import new_reference


def escalation_reference() -> str:
    return new_reference("ES")


class Escalation(models.Model):
    """An issue raised with the county, and what was decided. `tests` are why it is the county's.

    `priority` is the priority of a plan that it belongs to; `county_priority` what the pack calls the county's.
    """

    id = key()
    reference = models.CharField(max_length=13, unique=True, default=escalation_reference, editable=False)
    partnership = kept("places.Partnership")
    statutory_area = kept("places.Area", null=True)
    priority = kept("plan.Priority", null=True)
    county_priority = models.CharField(max_length=80, blank=True)
    issue = models.CharField(max_length=200)
    case = models.CharField(max_length=500)
    tests = models.JSONField(default=list)
    raised_on = models.DateField()
    owner = kept("agencies.Member", null=True)
    decision = models.CharField(max_length=10, choices=list(DECISIONS.items()), blank=True)
    decided_on = models.DateField(null=True)
    words = models.CharField(max_length=300, blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=200, blank=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "governance_escalation"
        constraints = [
            both_or_neither("withdrawn", "governance_escalation"),
            models.CheckConstraint(
                condition=Q(decided_on__isnull=True, decision="") | Q(decided_on__gte=F("raised_on")) & ~Q(decision=""),
                name="governance_escalation_decided_somehow",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

"""A risk and its history. What is done about it are actions."""

from django.db import models

from wardmote.desks.governance.rules.risks import CATEGORIES, CLOSED, OPEN
from wardmote.foundation.columns import kept, key
from wardmote.foundation.references import new_reference


def risk_reference() -> str:
    return new_reference("RK")


class Risk(models.Model):
    """What may go wrong: from which cause, which event, to which effect; how likely and how grave, as steps of scales.

    `statutory_area` is empty where it is of all areas. `controls` is what is done about it already. `reviewed_on` is
    when somebody last looked at it, from which its next review is worked out.
    """

    id = key()
    reference = models.CharField(max_length=13, unique=True, default=risk_reference, editable=False)
    partnership = kept("places.Partnership")
    statutory_area = kept("places.Area", null=True)
    category = models.CharField(max_length=20, choices=list(CATEGORIES.items()))
    cause = models.CharField(max_length=300)
    event = models.CharField(max_length=300)
    effect = models.CharField(max_length=300)
    controls = models.CharField(max_length=500, blank=True)
    likelihood = models.PositiveSmallIntegerField()
    impact = models.PositiveSmallIntegerField()
    organisation = kept("agencies.Organisation")
    owner = kept("agencies.Member", null=True)
    reviewed_on = models.DateField()
    state = models.CharField(max_length=10, choices=[(each, each) for each in (OPEN, CLOSED)], default=OPEN)
    edition = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)

    class Meta:
        db_table = "governance_risk"

    def __str__(self) -> str:
        return self.reference


class RiskEntry(models.Model):
    """One entry of a risk's history: what was done, how likely and grave it was held to be then, and why."""

    id = key()
    partnership = kept("places.Partnership")
    risk = kept("governance.Risk")
    what = models.CharField(max_length=20)
    likelihood = models.PositiveSmallIntegerField()
    impact = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        db_table = "governance_risk_entry"
        indexes = [models.Index(fields=["risk", "at"], name="governance_risk_entries")]

    def __str__(self) -> str:
        return str(self.id)

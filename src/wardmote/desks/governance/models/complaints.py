"""Complaints about how a controller uses somebody's data (Data Protection Act 2018, section 164A)."""

from django.db import models
from django.db.models import F, Q

from wardmote.desks.governance.rules.complaints import KINDS, OUTCOMES, Standing
from wardmote.foundation.columns import both_or_neither, kept, key
from wardmote.foundation.references import new_reference


def complaint_reference() -> str:
    return new_reference("CP")


class DataComplaint(models.Model):
    """A complaint, when it was acknowledged, and what was found. Of who complained there is no room in it.

    `organisation` is the controller that is complained of.
    """

    id = key()
    reference = models.CharField(max_length=13, unique=True, default=complaint_reference, editable=False)
    partnership = kept("places.Partnership")
    organisation = kept("agencies.Organisation")
    kind = models.CharField(max_length=10, choices=list(KINDS.items()))
    what = models.CharField(max_length=300)
    received_on = models.DateField()
    acknowledged_on = models.DateField(null=True)
    outcome = models.CharField(max_length=15, choices=list(OUTCOMES.items()), blank=True)
    answered_on = models.DateField(null=True)
    answer_words = models.CharField(max_length=500, blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=200, blank=True)
    edition = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)

    class Meta:
        db_table = "governance_data_complaint"
        constraints = [
            both_or_neither("withdrawn", "governance_data_complaint"),
            models.CheckConstraint(
                condition=Q(outcome="", answered_on__isnull=True)
                | ~Q(outcome="") & Q(answered_on__isnull=False, acknowledged_on__isnull=False),
                name="governance_data_complaint_acknowledged_first",
            ),
            models.CheckConstraint(
                condition=Q(acknowledged_on__isnull=True) | Q(acknowledged_on__gte=F("received_on")),
                name="governance_data_complaint_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def standing(self) -> Standing:
        """What of it is known."""
        return Standing(self.acknowledged_on, self.outcome, self.withdrawn_at is not None)


class DataComplaintEntry(models.Model):
    """One step that was taken with a complaint, and the words that were said with it."""

    id = key()
    partnership = kept("places.Partnership")
    complaint = kept("governance.DataComplaint")
    what = models.CharField(max_length=20)
    words = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        db_table = "governance_data_complaint_entry"
        indexes = [models.Index(fields=["complaint", "at"], name="governance_complaint_entries")]

    def __str__(self) -> str:
        return str(self.id)

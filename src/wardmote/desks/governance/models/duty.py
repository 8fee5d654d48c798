"""The steps of the Serious Violence Duty (Police, Crime, Sentencing and Courts Act 2022, section 8)."""

from django.db import models

from wardmote.desks.governance.rules.duty import STEPS
from wardmote.foundation.columns import both_or_neither, kept, key
from wardmote.foundation.references import new_reference


def duty_step_reference() -> str:
    return new_reference("SV")


class DutyStep(models.Model):
    """One step of the duty that was taken on a day. One that was a mistake is taken back, and another written."""

    id = key()
    reference = models.CharField(max_length=13, unique=True, default=duty_step_reference, editable=False)
    partnership = kept("places.Partnership")
    what = models.CharField(max_length=20, choices=list(STEPS.items()))
    day = models.DateField()
    organisation = kept("agencies.Organisation", null=True)
    words = models.CharField(max_length=300, blank=True)
    link = models.URLField(max_length=500, blank=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "governance_duty_step"
        constraints = [both_or_neither("withdrawn", "governance_duty_step")]

    def __str__(self) -> str:
        return self.reference

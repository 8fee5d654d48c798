"""The section 17A returns that were asked for."""

from django.db import models

from wardmote.foundation.columns import kept, key


class QuarterReturn(models.Model):
    """What one organisation owes of one quarter, for all areas it works in, from when it was asked for.

    `received_on` is the day on which the whole of it came. When it is due is worked out from the quarter.
    """

    id = key()
    partnership = kept("places.Partnership")
    organisation = kept("agencies.Organisation")
    quarter_ends = models.DateField()
    received_on = models.DateField(null=True)
    words = models.CharField(max_length=300, blank=True)
    said_by = models.CharField(max_length=200, blank=True)
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=200)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "governance_quarter_return"
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "organisation", "quarter_ends"], name="governance_return_once"
            ),
            models.CheckConstraint(
                condition=models.Q(received_on__isnull=True) | models.Q(received_on__gt=models.F("quarter_ends")),
                name="governance_return_after_its_quarter",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)

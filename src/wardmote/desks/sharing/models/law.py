"""Who confirmed the law of sharing."""

from django.db import models

from wardmote.foundation.columns import both_or_neither, kept, key


class EntryReview(models.Model):
    """That somebody named checked an entry of the protocol against its source on a day, and two people recorded it.

    `fingerprint` is that of the entry when it was checked: the review holds only while the entry still has it.
    `proposer` asked for it and `made_by` approved it; `because` says why it was withdrawn.
    """

    id = key()
    partnership = kept("places.Partnership")
    entry = models.CharField(max_length=40)
    fingerprint = models.CharField(max_length=64)
    reviewer = models.CharField(max_length=200)
    position = models.CharField(max_length=200)
    day = models.DateField()
    proposer = kept("agencies.Member", null=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    because = models.CharField(max_length=300, blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "sharing_entry_review"
        indexes = [models.Index(fields=["partnership", "entry", "made_at"], name="sharing_entry_review_latest")]
        constraints = [
            both_or_neither("withdrawn", "sharing_entry_review"),
            models.CheckConstraint(
                condition=~models.Q(reviewer="") & ~models.Q(position=""), name="sharing_entry_review_by_somebody"
            ),
        ]

    def __str__(self) -> str:
        return self.entry

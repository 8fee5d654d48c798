"""Changes proposed, approved, declined and made. Rows are added and decided on, and never deleted."""

import uuid

from django.db import models
from django.db.models import Q

from wardmote.foundation.references import new_reference

WAITING, MADE, DECLINED, WITHDRAWN = "waiting", "made", "declined", "withdrawn"
STATES = (WAITING, MADE, DECLINED, WITHDRAWN)


def change_reference() -> str:
    return new_reference("N")


class Change(models.Model):
    """One change: of what, from which day, why, and what was before and after as it stood when it was proposed.

    `subject` names what is changed within its kind; `said` is what it will be. A change that is not legal is decided by
    whoever proposed it, at once.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(max_length=12, unique=True, default=change_reference, editable=False)
    partnership = models.UUIDField()
    kind = models.CharField(max_length=80)
    subject = models.CharField(max_length=120, blank=True)
    said = models.JSONField()
    title = models.CharField(max_length=300)
    lines = models.JSONField()
    citation = models.CharField(max_length=300, blank=True)
    legal = models.BooleanField()
    starts = models.DateField()
    because = models.TextField()
    state = models.CharField(max_length=10, default=WAITING)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    member = models.UUIDField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=200, blank=True)
    decider = models.UUIDField(null=True)
    decision = models.TextField(blank=True)

    class Meta:
        db_table = "changes_change"
        indexes = [models.Index(fields=["partnership", "-made_at"], name="changes_change_latest")]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=STATES), name="changes_change_state"),
            models.CheckConstraint(
                condition=Q(state=WAITING, decided_at__isnull=True, decided_by="")
                | (~Q(state=WAITING) & Q(decided_at__isnull=False) & ~Q(decided_by="")),
                name="changes_change_decided_by_whom",
            ),
            # A second person: nobody approves or declines their own where the law is touched.
            models.CheckConstraint(
                condition=Q(legal=False) | ~Q(state__in=(MADE, DECLINED)) | ~Q(decider=models.F("member")),
                name="changes_change_by_a_second_person",
            ),
            models.UniqueConstraint(
                fields=["partnership", "kind", "subject"],
                condition=Q(state=WAITING) & ~Q(subject=""),
                name="changes_change_one_waiting",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

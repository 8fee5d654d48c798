"""What was dropped, what became of it, and the account of its rows."""

import uuid

from django.db import models
from django.db.models import Q

from wardmote.foundation.references import new_reference

WAITING, TAKING, ASKS = "waiting", "being taken in", "to be explained"
TAKEN, REFUSED = "taken in", "refused"
RUNNING = (WAITING, TAKING, ASKS)
STATES = (*RUNNING, TAKEN, REFUSED)


def drop_reference() -> str:
    return new_reference("D")


class Drop(models.Model):
    """Files that one member gave at one time. `files` are (name, bytes, SHA-256) as received.

    `account` is what the store said of every file (see `AddAccount.as_dict`), empty until it is taken in; `refusals`
    are the sentences by which it was refused. `asks` names the files whose tables somebody must explain first. `job` is
    the reference of the work that takes it in.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(max_length=12, unique=True, default=drop_reference, editable=False)
    partnership = models.ForeignKey("places.Partnership", on_delete=models.PROTECT, related_name="+")
    files = models.JSONField()
    state = models.CharField(max_length=20, default=WAITING)
    asks = models.JSONField(default=list)
    account = models.JSONField(default=dict)
    refusals = models.JSONField(default=list)
    job = models.CharField(max_length=12, blank=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "intake_drop"
        indexes = [models.Index(fields=["partnership", "-made_at"], name="intake_drop_latest")]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=STATES), name="intake_drop_state"),
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True, settled_by="", state__in=RUNNING)
                | Q(settled_at__isnull=False) & ~Q(settled_by="") & ~Q(state__in=RUNNING),
                name="intake_drop_settled_says_when_and_who",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

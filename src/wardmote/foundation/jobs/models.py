"""Jobs as members see them, the workers that do them, and which rounds have been made today.

The queue itself is django-tasks' own table. A partnership and a member are held by id: the foundation knows no desk.
"""

from django.db import models
from django.db.models import Q

from wardmote.foundation.columns import key
from wardmote.foundation.references import new_reference

WAITING, RUNNING, DONE, FAILED = "waiting", "running", "done", "failed"
STATES = (WAITING, RUNNING, DONE, FAILED)


def job_reference() -> str:
    return new_reference("J")


class Job(models.Model):
    """Work that somebody asked for: what with (ids only), how far it is, what came of it. Failures are kept.

    `member` is empty where a command asked. `sentence` gives counts and references, never content. `tries` counts how
    often a worker has begun it.
    """

    id = key()
    reference = models.CharField(max_length=12, unique=True, default=job_reference, editable=False)
    partnership = models.UUIDField()
    name = models.CharField(max_length=80)
    ids = models.JSONField(default=dict)
    member = models.UUIDField(null=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=80)
    state = models.CharField(max_length=10, default=WAITING)
    percent = models.PositiveSmallIntegerField(default=0)
    sentence = models.TextField(blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    began = models.DateTimeField(null=True)
    ended = models.DateTimeField(null=True)
    result_address = models.CharField(max_length=80, blank=True)
    result_ids = models.JSONField(default=dict)

    class Meta:
        db_table = "jobs_job"
        indexes = [models.Index(fields=["partnership", "member", "-made_at"], name="jobs_job_of_member")]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=STATES), name="jobs_job_state"),
            models.CheckConstraint(condition=Q(percent__lte=100), name="jobs_job_percent"),
            models.CheckConstraint(
                condition=Q(state__in=(WAITING, RUNNING), ended__isnull=True)
                | Q(state__in=(DONE, FAILED), ended__isnull=False),
                name="jobs_job_ended_says_when",
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class Worker(models.Model):
    """A process that does jobs. While it lives it holds a lock on a file named for it, and speaks every few seconds."""

    id = key()
    host = models.CharField(max_length=200)
    began = models.DateTimeField()
    last_beat = models.DateTimeField()

    class Meta:
        db_table = "jobs_worker"

    def __str__(self) -> str:
        return str(self.id)


class RoundMade(models.Model):
    """A daily round of one partnership: who is making it, and whether it has been made.

    `not_before` is when it may be tried again after it went wrong.
    """

    id = key()
    partnership = models.UUIDField()
    name = models.CharField(max_length=80)
    day = models.DateField()
    worker = models.UUIDField(null=True)
    made = models.BooleanField(default=False)
    tries = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField()

    class Meta:
        db_table = "jobs_round_made"
        constraints = [models.UniqueConstraint(fields=["partnership", "name", "day"], name="jobs_round_made_once")]

    def __str__(self) -> str:
        return f"{self.name}, {self.day}"

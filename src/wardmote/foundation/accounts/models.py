"""The rows of signing in that are ours: the demonstration's marker, links that set a password, and tallies of tries.

Members are the agencies desk's; their factors and sessions are django-allauth's, audited by `recording.py`.
"""

import uuid

from django.db import models
from django.db.models import Q


class Demonstration(models.Model):
    """One row, only in a database that `wardmote demo` made: sign-in without a password works nowhere else."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=80)

    class Meta:
        db_table = "accounts_demonstration"
        constraints = [models.CheckConstraint(condition=Q(id=1), name="accounts_demonstration_only_one")]

    def __str__(self) -> str:
        return "demonstration"


class PasswordLink(models.Model):
    """A one-time link by which one member sets a password: an invitation, or because theirs is forgotten.

    Its key is made from its id and the installation's secret key, and is kept nowhere. `member` is an id, as everywhere
    in the foundation. It works until `until`, and no longer once it is used or withdrawn: then `ended_at`, `ended_by`
    and `ended_how` say so.
    """

    INVITATION, FORGOTTEN = "invitation", "forgotten"
    USED, WITHDRAWN = "used", "withdrawn"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partnership = models.UUIDField()
    member = models.UUIDField(db_index=True)
    kind = models.CharField(max_length=12)
    until = models.DateTimeField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=80)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=80, blank=True)
    ended_how = models.CharField(max_length=12, blank=True)

    class Meta:
        db_table = "accounts_password_link"
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by="", ended_how="")
                | (Q(ended_at__isnull=False) & ~Q(ended_by="") & ~Q(ended_how="")),
                name="accounts_password_link_ended_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.kind


class Tally(models.Model):
    """How often signing in has failed of late for one account or from one network address.

    `subject` is a keyed hash, so that the table names nobody and holds no address; an account that does not exist has
    tallies like one that does. `since` is the first failure counted; nothing is let through before `until`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=12)
    subject = models.CharField(max_length=64)
    count = models.PositiveIntegerField()
    since = models.DateTimeField(db_index=True)
    until = models.DateTimeField(null=True)

    class Meta:
        db_table = "accounts_tally"
        constraints = [models.UniqueConstraint(fields=["kind", "subject"], name="accounts_tally_once")]

    def __str__(self) -> str:
        return self.kind

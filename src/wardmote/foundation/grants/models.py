"""Who may read which fields of which record, for what, until when. Rows are added and ended, and never deleted.

The record, the agreement, the member and the organisation are held by id: the foundation knows no desk.
"""

from django.db import models
from django.db.models import F, Q

from wardmote.foundation.columns import both_or_neither, key


class AccessGrant(models.Model):
    """One grant. `desk`, `table` and `record` name what it opens: a case with all that is of it, or one row of it.

    `fields` are names of columns, `purpose` is one of the protocol's, `agreement` and `version` are what it rests on.
    `because` says why it was ended before `until`: one of `rules.ENDS`.
    """

    id = key()
    partnership = models.UUIDField()
    to_member = models.UUIDField(null=True)
    to_organisation = models.UUIDField(null=True)
    desk = models.CharField(max_length=63)
    table = models.CharField(max_length=63)
    record = models.UUIDField()
    fields = models.JSONField()
    purpose = models.CharField(max_length=80)
    agreement = models.UUIDField()
    version = models.PositiveIntegerField()
    given_at = models.DateTimeField()
    given_by = models.CharField(max_length=200)
    until = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=200, blank=True)
    because = models.CharField(max_length=40, blank=True)

    class Meta:
        db_table = "grants_access_grant"
        indexes = [
            models.Index(fields=["partnership", "to_organisation"], name="grants_to_organisation"),
            models.Index(fields=["partnership", "to_member"], name="grants_to_member"),
            models.Index(fields=["agreement"], name="grants_of_agreement"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(to_member__isnull=True, to_organisation__isnull=False)
                | Q(to_member__isnull=False, to_organisation__isnull=True),
                name="grants_access_grant_to_one",
            ),
            models.CheckConstraint(condition=Q(until__gt=F("given_at")), name="grants_access_grant_in_order"),
            models.CheckConstraint(condition=Q(version__gte=1), name="grants_access_grant_of_a_version"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, because="") | (Q(ended_at__isnull=False) & ~Q(because="")),
                name="grants_access_grant_ended_because",
            ),
            both_or_neither("ended", "grants_access_grant"),
        ]

    def __str__(self) -> str:
        return f"grant {self.pk}"

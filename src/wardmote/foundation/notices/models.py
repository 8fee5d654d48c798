"""A line for one member, and when they read it. Members are held by id: the foundation knows no desk."""

import uuid

from django.db import models
from django.db.models import Q


class Notice(models.Model):
    """Something that a member wants to know: its words, and where they lead."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partnership = models.UUIDField()
    member = models.UUIDField()
    words = models.CharField(max_length=300)
    href = models.CharField(max_length=200)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    read_at = models.DateTimeField(null=True)
    read_by = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "notices_notice"
        indexes = [models.Index(fields=["member", "-made_at"], name="notices_notice_of_member")]
        constraints = [
            models.CheckConstraint(
                condition=Q(read_at__isnull=True, read_by="") | (Q(read_at__isnull=False) & ~Q(read_by="")),
                name="notices_notice_read_by_whom",
            )
        ]

    def __str__(self) -> str:
        return f"notice {self.pk}"

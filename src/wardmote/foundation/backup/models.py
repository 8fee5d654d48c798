"""When this installation was last backed up."""

import uuid

from django.db import models

from wardmote.foundation.references import new_reference


def backup_reference() -> str:
    return new_reference("B")


class Backup(models.Model):
    """A backup that was made, read again and found whole. `sha256` and `size` are of its file; `rows` of all tables."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(max_length=12, unique=True, default=backup_reference, editable=False)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=80)
    sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField()
    rows = models.BigIntegerField()
    key = models.CharField(max_length=16)

    class Meta:
        db_table = "backup_backup"

    def __str__(self) -> str:
        return self.reference

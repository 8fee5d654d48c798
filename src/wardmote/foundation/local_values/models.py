"""What a local value is from a day on, in one partnership. A later row takes over; none is changed or deleted."""

import uuid

from django.db import models


class LocalValue(models.Model):
    """One version of one value. An empty `starts` holds from the beginning: it came with the pack."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partnership = models.UUIDField()
    name = models.CharField(max_length=80)
    value = models.JSONField()
    starts = models.DateField(null=True)
    from_pack = models.BooleanField(default=False)
    source = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)

    class Meta:
        db_table = "local_values_local_value"
        indexes = [models.Index(fields=["partnership", "name"], name="local_values_of")]

    def __str__(self) -> str:
        return self.name

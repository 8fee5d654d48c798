"""Notes of a made-up case; what was told is sealed."""

import uuid

from django.db import models


class RiverNote(models.Model):
    """A note. `name` is in plain words, as names are; `told` is what `sealing.seal` gave."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.UUIDField()
    name = models.CharField(max_length=40)
    told = models.TextField()

    class Meta:
        app_label = "river_patrol"
        db_table = "river_patrol_note"

    def __str__(self) -> str:
        return self.name

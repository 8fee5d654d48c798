"""Notes of a made-up case, of which what was told is sealed; its people, whose columns are of several classes; and
records, each of which is of a class of its own.
"""

import uuid

from django.db import models

from wardmote.foundation.access.of_people import OfPeople


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


class RiverPerson(OfPeople):
    """Somebody in a made-up case, as one organisation (`holder`) tells of them."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partnership = models.UUIDField()
    case = models.UUIDField(null=True)
    holder = models.UUIDField(null=True)
    name = models.CharField(max_length=40)
    school = models.CharField(max_length=40, blank=True)
    harm = models.CharField(max_length=40, blank=True)
    address = models.CharField(max_length=40, blank=True)

    class Meta(OfPeople.Meta):
        app_label = "river_patrol"
        db_table = "river_patrol_person"

    def __str__(self) -> str:
        return f"person {self.pk}"


class RiverRecord(OfPeople):
    """Something of a made-up case, of one class, as one organisation (`holder`) tells it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partnership = models.UUIDField()
    case = models.UUIDField()
    holder = models.UUIDField()
    record_class = models.CharField(max_length=2)
    words = models.CharField(max_length=80)

    class Meta(OfPeople.Meta):
        app_label = "river_patrol"
        db_table = "river_patrol_record"

    def __str__(self) -> str:
        return f"record {self.pk}"

"""The tenant, and the areas of law inside it."""

import uuid

from django.db import models


class Partnership(models.Model):
    """A Community Safety Partnership, or several that work as one: the tenant of everything operational."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=200)
    publisher = models.CharField(max_length=200)
    summary = models.TextField(blank=True)
    # How the publisher of street-level files names the police force whose extracts are this partnership's.
    force = models.CharField(max_length=200)
    pack = models.CharField(max_length=80)
    made_up = models.BooleanField()
    # The place that is all its areas worked as one.
    pair_slug = models.CharField(max_length=80)
    pair_name = models.CharField(max_length=200)
    made_at = models.DateTimeField()
    # A named viewer of the system: nobody can sign in before there is a partnership.
    made_by = models.CharField(max_length=80)

    class Meta:
        db_table = "places_partnership"

    def __str__(self) -> str:
        return self.name


class Area(models.Model):
    """A statutory area: a district for which the law wants an assessment and a plan of its own."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    slug = models.CharField(max_length=80)
    name = models.CharField(max_length=200)
    order = models.PositiveSmallIntegerField()

    class Meta:
        db_table = "places_area"
        constraints = [models.UniqueConstraint(fields=["partnership", "slug"], name="places_area_once")]

    def __str__(self) -> str:
        return self.name


class District(models.Model):
    """A district of an area, by the code in force on the day of its pack."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    statutory_area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=9)
    name = models.CharField(max_length=200)

    class Meta:
        db_table = "places_district"
        constraints = [models.UniqueConstraint(fields=["statutory_area", "code"], name="places_district_once")]

    def __str__(self) -> str:
        return self.name

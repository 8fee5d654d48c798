"""A spreadsheet that is taken over, how such a one is read, and which rows were. The foundation knows no desk."""

import uuid

from django.db import models
from django.db.models import Q

from wardmote.foundation.references import new_reference

ASKS, TRIED, IMPORTED, GIVEN_UP = "to be explained", "tried", "imported", "given up"
RUNNING = (ASKS, TRIED)
STATES = (*RUNNING, IMPORTED, GIVEN_UP)


def import_reference() -> str:
    return new_reference("I")


class Import(models.Model):
    """A file whose rows one member takes over as records of a `kind`.

    `tables` are its tables as read (see `SheetRead`), none any more once it is settled; `sheet` is the one that is
    taken, `columns` says by name which column (from 0) says what, and `meant` by column and plain name what a name in
    the file stands for. `account` is what would become, or became, of every row; `anew` says that it was judged again
    because something had changed.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(max_length=12, unique=True, default=import_reference, editable=False)
    partnership = models.UUIDField()
    kind = models.CharField(max_length=40)
    file = models.CharField(max_length=150)
    sha256 = models.CharField(max_length=64)
    tables = models.JSONField(default=list)
    sheet = models.CharField(max_length=200, blank=True)
    columns = models.JSONField(default=dict)
    meant = models.JSONField(default=dict)
    account = models.JSONField(default=list)
    anew = models.BooleanField(default=False)
    state = models.CharField(max_length=20, default=ASKS)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "importing_import"
        indexes = [models.Index(fields=["partnership", "-made_at"], name="importing_latest")]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=STATES), name="importing_state"),
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True, settled_by="", state__in=RUNNING)
                | Q(settled_at__isnull=False) & ~Q(settled_by="") & ~Q(state__in=RUNNING),
                name="importing_settled_says_when_and_who",
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class ImportReading(models.Model):
    """How a table with these headings is read (`shape` tells them): which column says what, and what names mean."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partnership = models.UUIDField()
    kind = models.CharField(max_length=40)
    shape = models.CharField(max_length=64)
    columns = models.JSONField()
    meant = models.JSONField(default=dict)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)

    class Meta:
        db_table = "importing_reading"
        constraints = [models.UniqueConstraint(fields=["partnership", "kind", "shape"], name="importing_reading_once")]

    def __str__(self) -> str:
        return str(self.id)


class ImportedRow(models.Model):
    """That a row saying this (`digest`) was imported, and which record it became: it is not taken twice."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partnership = models.UUIDField()
    kind = models.CharField(max_length=40)
    digest = models.CharField(max_length=64)
    desk = models.CharField(max_length=40)
    table = models.CharField(max_length=40)
    record = models.UUIDField()

    class Meta:
        db_table = "importing_row"
        constraints = [models.UniqueConstraint(fields=["partnership", "kind", "digest"], name="importing_row_once")]

    def __str__(self) -> str:
        return str(self.id)

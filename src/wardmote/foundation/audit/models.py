"""What was done, by whom, to what: rows that are added and never changed, and the seals that chain them.

A row holds ids, names of fields and salted commitments, never content. The database itself refuses to change or delete
a row or a seal, on either engine: see the migration.
"""

from django.db import models
from django.db.models import Q


class AuditRow(models.Model):
    """One thing done to one record, or one look at one page.

    `partnership` names the chain: the partnership's id, or `INSTALLATION`. `table` and `record` say what was touched;
    a look at a page has its `address` and, in `ids`, what it showed. `fields` are names; `commitments` are, in the same
    order, salted hashes of what was put in them. `act` is the same for all the rows of one act.
    """

    id = models.BigAutoField(primary_key=True)
    partnership = models.UUIDField()
    at = models.DateTimeField()
    what = models.CharField(max_length=20)
    table = models.CharField(max_length=80, blank=True)
    record = models.CharField(max_length=64, blank=True)
    ids = models.TextField(blank=True)
    fields = models.TextField(blank=True)
    commitments = models.TextField(blank=True)
    because = models.CharField(max_length=80, blank=True)
    basis = models.CharField(max_length=80, blank=True)
    address = models.CharField(max_length=80, blank=True)
    viewer = models.CharField(max_length=10)
    member = models.UUIDField(null=True)
    system = models.CharField(max_length=80, blank=True)
    act = models.UUIDField()

    class Meta:
        db_table = "audit_row"
        indexes = [
            models.Index(fields=["table", "record"], condition=~Q(record=""), name="audit_row_of"),
            models.Index(fields=["partnership", "at"], name="audit_row_when"),
        ]

    def __str__(self) -> str:
        return f"audit row {self.pk}"


class Seal(models.Model):
    """The place of a row in its partnership's chain: `hash` is made of the row and of the `previous` seal's hash."""

    row = models.OneToOneField(AuditRow, on_delete=models.PROTECT, related_name="+", primary_key=True)
    partnership = models.UUIDField()
    sequence = models.BigIntegerField()
    previous = models.BinaryField(max_length=32)
    hash = models.BinaryField(max_length=32)

    class Meta:
        db_table = "audit_seal"
        constraints = [models.UniqueConstraint(fields=["partnership", "sequence"], name="audit_seal_once")]

    def __str__(self) -> str:
        return f"seal {self.sequence}"


class Waiting(models.Model):
    """A row that has no seal yet: put here by the database as the row is added, taken away by the sealer."""

    row = models.BigIntegerField(primary_key=True)
    partnership = models.UUIDField()

    class Meta:
        db_table = "audit_waiting"

    def __str__(self) -> str:
        return f"waiting {self.row}"


class Salt(models.Model):
    """What the commitments of one act were salted with. Without it they say nothing, so deleting it erases them."""

    act = models.UUIDField(primary_key=True)
    partnership = models.UUIDField()
    salt = models.BinaryField(max_length=16)

    class Meta:
        db_table = "audit_salt"

    def __str__(self) -> str:
        return f"salt {self.act}"

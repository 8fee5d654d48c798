"""What is past its time and who decided on it; legal holds; certificates of destruction. No word of any record.

Records are named by (desk, table, id): the foundation knows no desk. What people typed is sealed (see `sealed.py`).
"""

from django.db import models
from django.db.models import Q

from wardmote.foundation.columns import both_or_neither, kept, key
from wardmote.foundation.references import new_reference

#: How everything begins that is sealed: its version (see sealing/words.py).
SEALED = "w1."


def hold_reference() -> str:
    return new_reference("LH")


def certificate_reference() -> str:
    return new_reference("CT")


class Disposal(models.Model):
    """That a record is past its time: by which rule, whose it is, what was decided. It goes when its record goes.

    `agency` is the organisation that decides (none: nobody's record); `keepers` and `only` are what `over.Over` has, as
    lists. `until` is the day to which it was kept for longer, on the ground `because`, and `words` say why.
    """

    id = key()
    partnership = models.UUIDField()
    desk = models.CharField(max_length=63)
    table = models.CharField(max_length=63)
    record = models.UUIDField()
    reference = models.CharField(max_length=20, blank=True)
    record_class = models.CharField(max_length=2, blank=True)
    agency = models.UUIDField(null=True)
    agency_name = models.CharField(max_length=200, blank=True)
    keepers = models.JSONField(default=list)
    only = models.JSONField(null=True)
    since = models.DateField()
    value = models.CharField(max_length=80)
    months = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=300)
    proposed_at = models.DateTimeField()
    proposed_by = models.CharField(max_length=200)
    approver = models.UUIDField(null=True)
    approved_at = models.DateTimeField(null=True)
    approved_by = models.CharField(max_length=200, blank=True)
    extended_at = models.DateTimeField(null=True)
    extended_by = models.CharField(max_length=200, blank=True)
    until = models.DateField(null=True)
    because = models.CharField(max_length=30, blank=True)
    words = models.TextField(blank=True)

    class Meta:
        db_table = "retention_disposal"
        indexes = [models.Index(fields=["partnership", "agency"], name="retention_disposal_of_agency")]
        constraints = [
            both_or_neither("approved", "retention_disposal"),
            both_or_neither("extended", "retention_disposal"),
            models.UniqueConstraint(fields=["desk", "table", "record"], name="retention_disposal_once"),
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True, approver__isnull=True)
                | Q(approved_at__isnull=False, approver__isnull=False, extended_at__isnull=True),
                name="retention_disposal_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(extended_at__isnull=True, until__isnull=True, because="", words="")
                | (Q(extended_at__isnull=False, until__isnull=False, words__startswith=SEALED) & ~Q(because="")),
                name="retention_disposal_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"disposal {self.pk}"


class LegalHold(models.Model):
    """That nothing of a record, or of what hangs on it, is destroyed until the hold is lifted. It never ends by itself.

    `cites` (the claim's number, the court's letter) and `words` (why) are sealed, and so is why it was lifted.
    `agency` placed it; from `review_on` on its placer is asked whether it is still needed.
    """

    id = key()
    reference = models.CharField(max_length=12, unique=True, default=hold_reference, editable=False)
    partnership = models.UUIDField()
    desk = models.CharField(max_length=63)
    table = models.CharField(max_length=63)
    record = models.UUIDField()
    quoted = models.CharField(max_length=20, blank=True)
    only = models.JSONField(null=True)
    agency = models.UUIDField()
    agency_name = models.CharField(max_length=200)
    ground = models.CharField(max_length=30)
    cites = models.TextField()
    words = models.TextField()
    review_on = models.DateField()
    placer = models.UUIDField()
    placed_at = models.DateTimeField()
    placed_by = models.CharField(max_length=200)
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.CharField(max_length=200, blank=True)
    lifted_words = models.TextField(blank=True)

    class Meta:
        db_table = "retention_legal_hold"
        indexes = [models.Index(fields=["record"], name="retention_hold_of_record")]
        constraints = [
            both_or_neither("lifted", "retention_hold"),
            models.CheckConstraint(
                condition=Q(cites__startswith=SEALED)
                & Q(words__startswith=SEALED)
                & (Q(lifted_at__isnull=True, lifted_words="") | Q(lifted_words__startswith=SEALED)),
                name="retention_hold_is_sealed",
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class Certificate(models.Model):
    """What of one agency's records (or of nobody's, where `agency` is empty) was destroyed on one day. No content."""

    id = key()
    reference = models.CharField(max_length=12, unique=True, default=certificate_reference, editable=False)
    partnership = models.UUIDField()
    agency = models.UUIDField(null=True)
    agency_name = models.CharField(max_length=200, blank=True)
    day = models.DateField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)

    class Meta:
        db_table = "retention_certificate"
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "agency", "day"],
                condition=Q(agency__isnull=False),
                name="retention_certificate_of_agency",
            ),
            models.UniqueConstraint(
                fields=["partnership", "day"], condition=Q(agency__isnull=True), name="retention_certificate_of_none"
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class CertificateLine(models.Model):
    """How many records of one kind were destroyed by one rule on one word: `approver`'s, or nobody's.

    `rows` are pairs of what went with them and how many; `keys` how many sealing keys were destroyed.
    """

    id = key()
    partnership = models.UUIDField()
    certificate = kept("retention.Certificate")
    kind = models.CharField(max_length=120)
    rule = models.CharField(max_length=500)
    source = models.CharField(max_length=300)
    approver = models.UUIDField(null=True)
    approved_by = models.CharField(max_length=200, blank=True)
    approved_on = models.DateField(null=True)
    records = models.PositiveIntegerField()
    keys = models.PositiveIntegerField()
    rows = models.JSONField(default=list)

    class Meta:
        db_table = "retention_certificate_line"
        indexes = [models.Index(fields=["certificate"], name="retention_line_of")]

    def __str__(self) -> str:
        return f"{self.records} of {self.kind}"

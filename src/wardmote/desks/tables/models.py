"""Tables as they would be, and tables as the public has them. Rows are added and decided on, and never deleted."""

from django.db import models
from django.db.models import F, Q

from wardmote.desks.tables.rules import Wanted
from wardmote.foundation.columns import kept, key
from wardmote.foundation.references import new_reference

MAKING, REFUSED, READY, ASKED = "being made", "refused", "ready", "to be decided"
LET_OUT, DECLINED, TAKEN_BACK = "let out", "declined", "taken back"
STATES = (MAKING, REFUSED, READY, ASKED, LET_OUT, DECLINED, TAKEN_BACK)
DECIDED = (LET_OUT, DECLINED)


def proposal_reference() -> str:
    return new_reference("K")


def tables_reference() -> str:
    return new_reference("T")


class TableProposal(models.Model):
    """Public tables as they would be. `within` and `accepted` are as `rules.Wanted` has them.

    `account` says how much would be hidden and what was counted as known; `made_on` what they were made on, to see
    whether it still holds; `refusal` why they cannot be made, and `pinned` the figures that stand in the way. `member`
    had them made and `asker` asked for them; neither decides.
    """

    id = key()
    reference = models.CharField(max_length=12, unique=True, default=proposal_reference, editable=False)
    partnership = kept("places.Partnership")
    source = models.CharField(max_length=80)
    series = models.CharField(max_length=80, blank=True)
    title = models.CharField(max_length=200)
    first_month = models.CharField(max_length=7)
    last_month = models.CharField(max_length=7)
    within = models.JSONField(default=list)
    accepted = models.JSONField(default=list)
    accepted_because = models.TextField(blank=True)
    state = models.CharField(max_length=20, default=MAKING)
    job = models.CharField(max_length=12, blank=True)
    account = models.JSONField(default=dict)
    made_on = models.JSONField(default=dict)
    refusal = models.TextField(blank=True)
    pinned = models.JSONField(default=list)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    member = models.UUIDField(null=True)
    because = models.TextField(blank=True)
    asker = models.UUIDField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=200, blank=True)
    decider = models.UUIDField(null=True)
    decision = models.TextField(blank=True)

    class Meta:
        db_table = "tables_proposal"
        indexes = [models.Index(fields=["partnership", "-made_at"], name="tables_proposal_latest")]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=STATES), name="tables_proposal_state"),
            models.CheckConstraint(
                condition=(~Q(state__in=DECIDED) & Q(decided_at__isnull=True, decided_by=""))
                | (Q(state__in=DECIDED, decided_at__isnull=False) & ~Q(decided_by="")),
                name="tables_proposal_decided_by_whom",
            ),
            models.CheckConstraint(
                condition=~Q(state=LET_OUT)
                | (Q(decider__isnull=False, asker__isnull=False) & ~Q(decider=F("member")) & ~Q(decider=F("asker"))),
                name="tables_proposal_by_a_second_person",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def wanted(self) -> Wanted:
        """What was wanted, as the rules have it."""
        return Wanted(
            self.source,
            self.series,
            self.first_month,
            self.last_month,
            tuple(map(tuple, self.within)),
            tuple(map(tuple, self.accepted)),
            self.accepted_because,
        )


class PublicTables(models.Model):
    """Tables that left, each release a version of those of its series and year. `digest` is that of its document.

    What a later version took the place of, and what was withdrawn, has no files any more; the row stays.
    """

    id = key()
    reference = models.CharField(max_length=12, unique=True, default=tables_reference, editable=False)
    partnership = kept("places.Partnership")
    proposal = kept("tables.TableProposal")
    source = models.CharField(max_length=80)
    series = models.CharField(max_length=80, blank=True)
    title = models.CharField(max_length=200)
    place_name = models.CharField(max_length=200)
    first_month = models.CharField(max_length=7)
    last_month = models.CharField(max_length=7)
    version = models.PositiveIntegerField()
    counted_by = models.CharField(max_length=300)
    figures = models.PositiveIntegerField()
    shown = models.PositiveIntegerField()
    made_up = models.BooleanField()
    digest = models.CharField(max_length=64)
    published_at = models.DateTimeField()
    published_by = models.CharField(max_length=200)
    replaced_by = kept("tables.PublicTables", null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=200, blank=True)
    withdrawn_because = models.TextField(blank=True)

    class Meta:
        db_table = "tables_public_tables"
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "source", "series", "first_month", "version"], name="tables_public_tables_once"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_by="")),
                name="tables_public_tables_withdrawn_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class TablesFile(models.Model):
    """One file of tables that left, kept byte for byte while they are out."""

    id = key()
    partnership = kept("places.Partnership")
    tables = kept("tables.PublicTables")
    name = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField()

    class Meta:
        db_table = "tables_file"
        constraints = [models.UniqueConstraint(fields=["tables", "name"], name="tables_file_once")]

    def __str__(self) -> str:
        return self.name

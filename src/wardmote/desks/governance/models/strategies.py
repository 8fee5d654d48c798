"""The strategies of other bodies that the plan rests on, and which aims rest on which."""

from django.db import models
from django.db.models import F, Q

from wardmote.foundation.columns import both_or_neither, kept, key
from wardmote.foundation.references import new_reference


def strategy_reference() -> str:
    return new_reference("S")


class Strategy(models.Model):
    """A strategy of another body, or of the county, in force from `starts` to `ends`; empty where nobody knows.

    `slug` is what its pack calls it, empty for one that was added here; `section` is where the plan names it. `owner`
    is the member who watches it. What was `edited` here stays when the pack is loaded again.
    """

    id = key()
    reference = models.CharField(max_length=12, unique=True, default=strategy_reference, editable=False)
    partnership = kept("places.Partnership")
    slug = models.CharField(max_length=80, blank=True)
    title = models.CharField(max_length=200)
    organisation = kept("agencies.Organisation", null=True)
    owner = kept("agencies.Member", null=True)
    starts = models.DateField(null=True)
    ends = models.DateField(null=True)
    link = models.URLField(max_length=500, blank=True)
    note = models.CharField(max_length=500, blank=True)
    section = models.CharField(max_length=300, blank=True)
    edited = models.BooleanField(default=False)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=200, blank=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "governance_strategy"
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "slug"], condition=~Q(slug=""), name="governance_strategy_of_a_pack_once"
            ),
            models.CheckConstraint(
                condition=Q(starts__isnull=True) | Q(ends__isnull=True) | Q(ends__gte=F("starts")),
                name="governance_strategy_ends_after_it_starts",
            ),
            both_or_neither("withdrawn", "governance_strategy"),
        ]

    def __str__(self) -> str:
        return self.reference


class Citation(models.Model):
    """That an aim of the plan rests on a linked strategy."""

    id = key()
    partnership = kept("places.Partnership")
    strategy = kept("governance.Strategy")
    aim = kept("plan.Aim")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "governance_citation"
        constraints = [
            models.UniqueConstraint(fields=["strategy", "aim"], name="governance_citation_once"),
            both_or_neither("withdrawn", "governance_citation"),
        ]

    def __str__(self) -> str:
        return str(self.id)

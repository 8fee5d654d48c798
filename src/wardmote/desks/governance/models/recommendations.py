"""A recommendation and its history. What is done of it are actions; what shows it is their evidence."""

from django.db import models
from django.db.models import Q

from wardmote.desks.governance.rules.recommendations import KINDS, LEVELS
from wardmote.desks.governance.states import CLEARED, CLOSED, STORED, WITHDRAWN
from wardmote.foundation.columns import kept, key
from wardmote.foundation.references import new_reference


def recommendation_reference() -> str:
    return new_reference("R")


class Recommendation(models.Model):
    """What a review or an inspection, known here by a code alone, said should be done, and by which organisation.

    `statutory_area` is empty where it is for all areas together; `themes` are slugs of rules/themes.toml; `excepted`
    are the words whose capital names nobody, as whoever wrote it says. `writer` is the member whose wording it is. What
    partners read is what `cleared_by` cleared; wording that changes is to be cleared anew.
    """

    id = key()
    reference = models.CharField(max_length=12, unique=True, default=recommendation_reference, editable=False)
    partnership = kept("places.Partnership")
    statutory_area = kept("places.Area", null=True)
    kind = models.CharField(max_length=20, choices=list(KINDS.items()))
    code = models.CharField(max_length=12)
    number = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=500)
    excepted = models.CharField(max_length=200, blank=True)
    level = models.CharField(max_length=10, choices=list(LEVELS.items()))
    themes = models.JSONField(default=list)
    organisation = kept("agencies.Organisation")
    state = models.CharField(max_length=15, choices=[(each, each) for each in STORED])
    writer = kept("agencies.Member", null=True)
    cleared_by = models.CharField(max_length=200, blank=True)
    cleared_at = models.DateTimeField(null=True)
    signed_by = models.CharField(max_length=200, blank=True)
    signed_for = kept("agencies.Organisation", null=True)
    signed_at = models.DateTimeField(null=True)
    edition = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)

    class Meta:
        db_table = "governance_recommendation"
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "code", "number"],
                condition=~Q(state=WITHDRAWN),
                name="governance_recommendation_once",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[CLEARED, CLOSED]) | ~Q(cleared_by="") & Q(cleared_at__isnull=False),
                name="governance_cleared_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(state=CLOSED, signed_at__isnull=False, signed_for__isnull=False) & ~Q(signed_by="")
                | ~Q(state=CLOSED) & Q(signed_by="", signed_at__isnull=True, signed_for__isnull=True),
                name="governance_closed_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class RecommendationEntry(models.Model):
    """One entry of a recommendation's history: what was decided of it, with which words, by whom."""

    id = key()
    partnership = kept("places.Partnership")
    recommendation = kept("governance.Recommendation")
    what = models.CharField(max_length=20)
    words = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        db_table = "governance_recommendation_entry"
        indexes = [models.Index(fields=["recommendation", "at"], name="governance_entries")]

    def __str__(self) -> str:
        return str(self.id)

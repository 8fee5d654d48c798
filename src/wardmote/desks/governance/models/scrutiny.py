"""Meetings of crime and disorder committees, what they recommended, and what was answered."""

from django.db import models
from django.db.models import F, Q

from wardmote.desks.governance.rules.scrutiny import ANSWERS
from wardmote.foundation.columns import both_or_neither, kept, key
from wardmote.foundation.references import new_reference


def scrutiny_reference() -> str:
    return new_reference("SC")


def scrutiny_recommendation_reference() -> str:
    return new_reference("SR")


class Scrutiny(models.Model):
    """One meeting at which a council's committee scrutinised the partnership in an area, or is to."""

    id = key()
    reference = models.CharField(max_length=13, unique=True, default=scrutiny_reference, editable=False)
    partnership = kept("places.Partnership")
    statutory_area = kept("places.Area")
    organisation = kept("agencies.Organisation")
    held_on = models.DateField()
    about = models.CharField(max_length=300)
    link = models.URLField(max_length=500, blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=200, blank=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "governance_scrutiny"
        constraints = [both_or_neither("withdrawn", "governance_scrutiny")]

    def __str__(self) -> str:
        return self.reference


class ScrutinyRecommendation(models.Model):
    """What a committee recommended, to whom, and what was answered (SI 2009/942, regulation 7)."""

    id = key()
    reference = models.CharField(max_length=13, unique=True, default=scrutiny_recommendation_reference, editable=False)
    partnership = kept("places.Partnership")
    scrutiny = kept("governance.Scrutiny")
    text = models.CharField(max_length=500)
    organisation = kept("agencies.Organisation")
    issued_on = models.DateField()
    answered_on = models.DateField(null=True)
    answer = models.CharField(max_length=15, choices=list(ANSWERS.items()), blank=True)
    because = models.CharField(max_length=500, blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=200, blank=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "governance_scrutiny_recommendation"
        constraints = [
            both_or_neither("withdrawn", "governance_scrutiny_recommendation"),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True, answer="") | Q(answered_on__gte=F("issued_on")) & ~Q(answer=""),
                name="governance_scrutiny_answered_somehow",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

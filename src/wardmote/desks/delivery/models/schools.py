"""Schools that talks are offered to, and the talks that were given. Nothing here is about a pupil or a teacher."""

from django.db import models

from wardmote.desks.delivery.rules.schools import PHASES
from wardmote.foundation.columns import both_or_neither, kept, key
from wardmote.foundation.references import new_reference


def school_reference() -> str:
    return new_reference("SC")


def talk_reference() -> str:
    return new_reference("ST")


class School(models.Model):
    """A school of the partnership's districts. `urn` is its unique reference number, `district` a district's code."""

    id = key()
    reference = models.CharField(max_length=13, unique=True, default=school_reference, editable=False)
    partnership = kept("places.Partnership")
    name = models.CharField(max_length=160)
    urn = models.CharField(max_length=6, blank=True)
    phase = models.CharField(max_length=12, choices=[(each, each) for each in PHASES])
    district = models.CharField(max_length=9)
    closed_on = models.DateField(null=True)
    edition = models.PositiveIntegerField(default=1)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)

    class Meta:
        db_table = "delivery_school"
        constraints = [both_or_neither("withdrawn", "delivery_school")]

    def __str__(self) -> str:
        return self.reference


class SchoolTalk(models.Model):
    """A talk that was given at a school: on what, when, by which organisation, towards which aim of the plan.

    `pupils` is how many heard it, nothing where nobody counted.
    """

    id = key()
    reference = models.CharField(max_length=13, unique=True, default=talk_reference, editable=False)
    partnership = kept("places.Partnership")
    school = kept("delivery.School")
    topic = models.CharField(max_length=80)
    day = models.DateField()
    pupils = models.PositiveIntegerField(null=True)
    organisation = kept("agencies.Organisation")
    aim = kept("plan.Aim")
    edition = models.PositiveIntegerField(default=1)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)

    class Meta:
        db_table = "delivery_school_talk"
        constraints = [
            both_or_neither("withdrawn", "delivery_school_talk"),
            models.CheckConstraint(
                condition=models.Q(pupils__isnull=True) | models.Q(pupils__gt=0), name="delivery_talk_heard_by_somebody"
            ),
        ]

    def __str__(self) -> str:
        return self.reference

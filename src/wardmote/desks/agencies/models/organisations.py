"""Bodies, what they were called, who succeeded them, and what they are in a partnership."""

from django.db import models
from django.db.models import Q

from wardmote.desks.agencies.models.columns import ends_after_it_starts
from wardmote.foundation.columns import kept, key
from wardmote.foundation.references import new_reference


def organisation_reference() -> str:
    return new_reference("O")


class Organisation(models.Model):
    """A body: a council, a police force, a trust, a charity. It is never deleted; others may succeed it.

    `name` is what it is called now; `FormerName` what it was called until when. `ends` is its last day. `edited` says
    that somebody changed it in the site, after which no pack does.
    """

    id = key()
    reference = models.CharField(max_length=12, unique=True, default=organisation_reference, editable=False)
    name = models.CharField(max_length=200, unique=True)
    sector = models.CharField(max_length=80)
    starts = models.DateField(null=True)
    ends = models.DateField(null=True)
    edited = models.BooleanField(default=False)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "agencies_organisation"
        constraints = [ends_after_it_starts("agencies_organisation")]

    def __str__(self) -> str:
        return self.name


class FormerName(models.Model):
    """A name that an organisation had until a day, that day included."""

    id = key()
    organisation = kept("agencies.Organisation")
    name = models.CharField(max_length=200)
    until = models.DateField()

    class Meta:
        db_table = "agencies_former_name"
        constraints = [models.UniqueConstraint(fields=["organisation", "until"], name="agencies_former_name_once")]

    def __str__(self) -> str:
        return self.name


class Succession(models.Model):
    """One body takes over from another on a day, or takes over some of what it did: a body may have several."""

    id = key()
    predecessor = kept("agencies.Organisation")
    successor = kept("agencies.Organisation")
    # Empty where the pack knows that it was so and not since when.
    on = models.DateField(null=True)

    class Meta:
        db_table = "agencies_succession"
        constraints = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="agencies_succession_once"),
            models.CheckConstraint(
                condition=~Q(predecessor=models.F("successor")), name="agencies_succession_of_another"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor_id} to {self.successor_id}"


class Capacity(models.Model):
    """What an organisation is in one statutory area, on which limb of the law, from when and until when.

    `pack_slug` is what the partnership's pack calls the organisation; empty for one entered in the site. An unknown
    start or end is empty. `edited` says that somebody changed it in the site, after which no pack does.
    """

    id = key()
    partnership = kept("places.Partnership")
    statutory_area = kept("places.Area")
    organisation = kept("agencies.Organisation")
    pack_slug = models.CharField(max_length=80, blank=True)
    kind = models.CharField(max_length=20)
    limb = models.CharField(max_length=20, blank=True)
    starts = models.DateField(null=True)
    ends = models.DateField(null=True)
    section = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True)
    edited = models.BooleanField(default=False)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "agencies_capacity"
        constraints = [
            models.UniqueConstraint(
                fields=["statutory_area", "pack_slug"], condition=~Q(pack_slug=""), name="agencies_capacity_once"
            ),
            ends_after_it_starts("agencies_capacity"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}, {self.pack_slug}"

"""Who meets: the partnership's groups and others', their terms of reference, and who is expected."""

from django.db import models
from django.db.models import Q

from wardmote.foundation.columns import both_or_neither, kept, key
from wardmote.foundation.references import new_reference


def group_reference() -> str:
    return new_reference("GR")


class Group(models.Model):
    """What meets again and again. `ours` are held here in full; others' are attended, and only who went is kept.

    `slug` is what the pack calls it, empty where it was made in the site. `edited` says that somebody changed it in the
    site, after which no pack does. `clocks` puts what is due by law on its agendas.
    """

    id = key()
    reference = models.CharField(max_length=12, unique=True, default=group_reference, editable=False)
    partnership = kept("places.Partnership")
    slug = models.CharField(max_length=80, blank=True)
    title = models.CharField(max_length=200)
    about = models.CharField(max_length=500, blank=True)
    rhythm = models.CharField(max_length=80, blank=True)
    ours = models.BooleanField()
    organisation = kept("agencies.Organisation", null=True)
    chair = kept("agencies.Member", null=True)
    clocks = models.BooleanField(default=False)
    edited = models.BooleanField(default=False)
    edition = models.PositiveIntegerField(default=1)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "meetings_group"
        constraints = [
            models.UniqueConstraint(fields=["partnership", "slug"], condition=~Q(slug=""), name="meetings_group_once"),
            both_or_neither("ended", "meetings_group"),
        ]

    def __str__(self) -> str:
        return self.reference


class Terms(models.Model):
    """What a group's terms of reference say of its quorum, from a day on; of one day the last written down holds.

    `people` must be present who count, from `bodies` organisations, `responsible` of them responsible authorities.
    """

    id = key()
    partnership = kept("places.Partnership")
    group = kept("meetings.Group")
    starts = models.DateField()
    people = models.PositiveSmallIntegerField()
    bodies = models.PositiveSmallIntegerField()
    responsible = models.PositiveSmallIntegerField()
    chair_needed = models.BooleanField()
    source = models.CharField(max_length=200)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)

    class Meta:
        db_table = "meetings_terms"

    def __str__(self) -> str:
        return str(self.id)


class Seat(models.Model):
    """Who is expected at a group's meetings: a member, somebody of an organisation, or of each of a capacity, or
    whoever holds a role; just one of the four. `counts` says whether it counts towards the quorum."""

    id = key()
    partnership = kept("places.Partnership")
    group = kept("meetings.Group")
    member = kept("agencies.Member", null=True)
    organisation = kept("agencies.Organisation", null=True)
    capacity = models.CharField(max_length=20, blank=True)
    role = models.CharField(max_length=40, blank=True)
    counts = models.BooleanField(default=True)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=200)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "meetings_seat"
        constraints = [
            models.CheckConstraint(
                condition=Q(member__isnull=False, organisation__isnull=True, capacity="", role="")
                | Q(member__isnull=True, organisation__isnull=False, capacity="", role="")
                | Q(member__isnull=True, organisation__isnull=True, role="") & ~Q(capacity="")
                | Q(member__isnull=True, organisation__isnull=True, capacity="") & ~Q(role=""),
                name="meetings_seat_of_one_kind",
            ),
            both_or_neither("ended", "meetings_seat"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class StandingItem(models.Model):
    """What is on every agenda of a group. One that is `restricted` is for those who attend, and for nobody else."""

    id = key()
    partnership = kept("places.Partnership")
    group = kept("meetings.Group")
    title = models.CharField(max_length=200)
    order = models.PositiveSmallIntegerField()
    restricted = models.BooleanField(default=False)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "meetings_standing_item"
        constraints = [both_or_neither("ended", "meetings_standing_item")]

    def __str__(self) -> str:
        return self.title


class GroupAgreement(models.Model):
    """That a group's meetings work under an information sharing agreement, until somebody ends that."""

    id = key()
    partnership = kept("places.Partnership")
    group = kept("meetings.Group")
    agreement = kept("sharing.Agreement")
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=200)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "meetings_group_agreement"
        constraints = [
            models.UniqueConstraint(
                fields=["group", "agreement"], condition=Q(ended_at__isnull=True), name="meetings_group_agreement_once"
            ),
            both_or_neither("ended", "meetings_group_agreement"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Attended(models.Model):
    """That one of our members went to a meeting of another body's group. Nothing else about it is kept here."""

    id = key()
    reference = models.CharField(max_length=12, unique=True, default=group_reference, editable=False)
    partnership = kept("places.Partnership")
    group = kept("meetings.Group")
    day = models.DateField()
    attendee = kept("agencies.Member")
    edition = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "meetings_attended"
        constraints = [both_or_neither("withdrawn", "meetings_attended")]

    def __str__(self) -> str:
        return self.reference

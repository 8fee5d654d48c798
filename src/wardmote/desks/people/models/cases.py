"""Who is in a case, in which role, and on which of its two sides: each side is kept apart from the other."""

from django.db import models
from django.db.models import Q

from wardmote.desks.people.rules.cases import ROLES, SIDES
from wardmote.foundation.columns import both_or_neither, kept, key


class CaseSide(models.Model):
    """One side of a case, named by `desk`, `table` and `record`. Nothing is ever read of both sides at once."""

    id = key()
    partnership = kept("places.Partnership")
    desk = models.CharField(max_length=63)
    table = models.CharField(max_length=63)
    record = models.UUIDField()
    side = models.CharField(max_length=10, choices=[(each, each) for each in SIDES])
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)

    class Meta:
        db_table = "people_case_side"
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "desk", "table", "record", "side"], name="people_case_side_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.side} of {self.record}"


class CaseLink(models.Model):
    """That somebody is on one side of a case, in a role. The role is the link's and not the person's."""

    id = key()
    partnership = kept("places.Partnership")
    side = kept("people.CaseSide")
    person = kept("people.Person")
    role = models.CharField(max_length=30, choices=[(each, each) for each in ROLES])
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "people_case_link"
        indexes = [models.Index(fields=["partnership", "person"], name="people_link_of_person")]
        constraints = [
            both_or_neither("ended", "people_case_link"),
            models.UniqueConstraint(
                fields=["side", "person", "role"], condition=Q(ended_at__isnull=True), name="people_case_link_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} as {self.role}"

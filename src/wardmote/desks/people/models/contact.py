"""How somebody can be reached safely; a protected address, which two people change; what to know before a visit."""

from django.db import models
from django.db.models import F, Q

from wardmote.desks.people.models.persons import SEALED
from wardmote.desks.people.rules.contact import DECISIONS, KINDS, SAFETY
from wardmote.foundation.access.of_people import OfPeople
from wardmote.foundation.columns import both_or_neither, kept, key


class SafeContact(models.Model):
    """Whether somebody can be reached safely at all. How is in its details, which few may read."""

    id = key()
    partnership = kept("places.Partnership")
    person = kept("people.Person")
    safety = models.CharField(max_length=30, choices=[(each, each) for each in SAFETY])
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "people_safe_contact"
        constraints = [
            both_or_neither("ended", "people_safe_contact"),
            models.UniqueConstraint(
                fields=["person"], condition=Q(ended_at__isnull=True), name="people_safe_contact_once"
            ),
        ]

    def __str__(self) -> str:
        return f"safe contact {self.pk}"


class ContactDetail(OfPeople):
    """One thing about how somebody is reached safely: class C6. `words` are sealed under the person's key."""

    id = key()
    partnership = kept("places.Partnership")
    person = kept("people.Person")
    holder = kept("agencies.Organisation")
    kind = models.CharField(max_length=10, choices=[(each, each) for each in KINDS])
    words = models.TextField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=200, blank=True)

    class Meta(OfPeople.Meta):
        db_table = "people_contact_detail"
        indexes = [models.Index(fields=["partnership", "person"], name="people_contact_of_person")]
        constraints = [
            both_or_neither("ended", "people_contact_detail"),
            models.CheckConstraint(condition=Q(words__startswith=SEALED), name="people_contact_is_sealed"),
            models.UniqueConstraint(
                fields=["person", "kind"], condition=Q(ended_at__isnull=True), name="people_contact_one_that_counts"
            ),
        ]

    def __str__(self) -> str:
        return f"contact {self.pk}"


class AddressChange(OfPeople):
    """That one person asked for a protected address to be changed, and what a second one decided: class C6.

    `words` (the address) and `because` are sealed under the person's key.
    """

    id = key()
    partnership = kept("places.Partnership")
    person = kept("people.Person")
    holder = kept("agencies.Organisation")
    words = models.TextField()
    because = models.TextField()
    asker = models.UUIDField()
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=200)
    decider = models.UUIDField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=200, blank=True)
    decision = models.CharField(max_length=10, blank=True)

    class Meta(OfPeople.Meta):
        db_table = "people_address_change"
        constraints = [
            both_or_neither("decided", "people_address_change"),
            models.CheckConstraint(
                condition=Q(words__startswith=SEALED) & Q(because__startswith=SEALED),
                name="people_address_change_is_sealed",
            ),
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True, decision="", decider__isnull=True)
                | Q(decided_at__isnull=False, decision__in=DECISIONS, decider__isnull=False),
                name="people_address_change_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(decider__isnull=True) | ~Q(decider=F("asker")), name="people_address_by_a_second_person"
            ),
            models.UniqueConstraint(
                fields=["person"], condition=Q(decided_at__isnull=True), name="people_address_change_one_waits"
            ),
        ]

    def __str__(self) -> str:
        return f"address change {self.pk}"


class SafetyMarker(models.Model):
    """What an officer is to know before they visit somebody, until a day. `words` are sealed under the person's key.

    `owner` answers for it. One that ran out is ended by the system the day after.
    """

    id = key()
    partnership = kept("places.Partnership")
    person = kept("people.Person")
    owner = models.UUIDField()
    words = models.TextField()
    until = models.DateField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "people_safety_marker"
        indexes = [models.Index(fields=["partnership", "owner", "until"], name="people_marker_of_owner")]
        constraints = [
            both_or_neither("ended", "people_safety_marker"),
            models.CheckConstraint(condition=Q(words__startswith=SEALED), name="people_marker_is_sealed"),
        ]

    def __str__(self) -> str:
        return f"marker {self.pk}"

"""Where somebody is visited, as far as that may be written down; and what to know before a visit to an address."""

from django.db import models
from django.db.models import Q

from wardmote.desks.people.models.persons import SEALED
from wardmote.foundation.columns import both_or_neither, kept, key


class VisitedAddress(models.Model):
    """Where somebody is visited, sealed under their key. Never a protected address, and nobody is found by it."""

    id = key()
    partnership = kept("places.Partnership")
    person = kept("people.Person")
    words = models.TextField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "people_visited_address"
        indexes = [models.Index(fields=["partnership", "person"], name="people_visited_of_person")]
        constraints = [
            both_or_neither("ended", "people_visited_address"),
            models.CheckConstraint(condition=Q(words__startswith=SEALED), name="people_visited_is_sealed"),
            models.UniqueConstraint(
                fields=["person"], condition=Q(ended_at__isnull=True), name="people_visited_one_that_counts"
            ),
        ]

    def __str__(self) -> str:
        return f"visited address {self.pk}"


class AddressMarker(models.Model):
    """What an officer of one organisation is to know before they visit an address, until a day.

    `token` is the blind mark by which the address is found, and `address` and `words` are sealed under the marker's own
    key. `owner` answers for it. One that ran out is ended by the system the day after.
    """

    id = key()
    partnership = kept("places.Partnership")
    holder = kept("agencies.Organisation")
    token = models.CharField(max_length=32)
    address = models.TextField()
    owner = models.UUIDField()
    words = models.TextField()
    until = models.DateField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "people_address_marker"
        indexes = [
            models.Index(fields=["partnership", "holder", "token"], name="people_address_marker_found"),
            models.Index(fields=["partnership", "owner", "until"], name="people_address_marker_of_owner"),
        ]
        constraints = [
            both_or_neither("ended", "people_address_marker"),
            models.CheckConstraint(
                condition=Q(words__startswith=SEALED) & Q(address__startswith=SEALED),
                name="people_address_marker_is_sealed",
            ),
        ]

    def __str__(self) -> str:
        return f"address marker {self.pk}"

"""Whom to ask at an organisation, whether or not they have an account: named contacts and the registered mailbox."""

from django.db import models
from django.db.models import Q

from wardmote.desks.agencies.models.columns import ends_after_it_starts
from wardmote.foundation.columns import both_or_neither, kept, key
from wardmote.foundation.references import new_reference


def mailbox_reference() -> str:
    return new_reference("B")


class Contact(models.Model):
    """Somebody who acts for an organisation in the partnership: `part` says as what. They need not be a member."""

    id = key()
    partnership = kept("places.Partnership")
    organisation = kept("agencies.Organisation")
    part = models.CharField(max_length=30)
    member = kept("agencies.Member", null=True)
    name = models.CharField(max_length=200)
    job = models.CharField(max_length=120, blank=True)
    telephone = models.CharField(max_length=40, blank=True)
    starts = models.DateField()
    ends = models.DateField(null=True)

    class Meta:
        db_table = "agencies_contact"
        constraints = [ends_after_it_starts("agencies_contact")]

    def __str__(self) -> str:
        return self.part


class Mailbox(models.Model):
    """The mailbox that an organisation registered for what the partnership asks it. One at a time.

    `confirmed_at` is when somebody there said, by a link sent to it, that it is the right one; `denied` that it is not.
    """

    id = key()
    reference = models.CharField(max_length=12, unique=True, default=mailbox_reference, editable=False)
    partnership = kept("places.Partnership")
    organisation = kept("agencies.Organisation")
    address = models.EmailField()
    starts = models.DateField()
    ends = models.DateField(null=True)
    contact = models.CharField(max_length=200, blank=True)
    telephone = models.CharField(max_length=40, blank=True)
    denied = models.BooleanField(default=False)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)

    class Meta:
        db_table = "agencies_mailbox"
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "organisation"],
                condition=Q(ends__isnull=True),
                name="agencies_mailbox_one_at_a_time",
            ),
            ends_after_it_starts("agencies_mailbox"),
            both_or_neither("confirmed", "agencies_mailbox"),
        ]

    def __str__(self) -> str:
        return self.reference

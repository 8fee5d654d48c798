"""Services that people can turn to: what each says of itself, version by version, and when that was last checked."""

from django.db import models
from django.db.models import Q

from wardmote.foundation.columns import both_or_neither, kept, key
from wardmote.foundation.references import new_reference


def service_reference() -> str:
    return new_reference("SV")


class Service(models.Model):
    """A service of the directory. What it says is its versions; `owner` is the member who keeps it checked."""

    id = key()
    reference = models.CharField(max_length=13, unique=True, default=service_reference, editable=False)
    partnership = kept("places.Partnership")
    organisation = kept("agencies.Organisation", null=True)
    owner = kept("agencies.Member", null=True)
    retired_at = models.DateTimeField(null=True)
    retired_by = models.CharField(max_length=200, blank=True)
    retired_because = models.CharField(max_length=300, blank=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "governance_service"
        constraints = [both_or_neither("retired", "governance_service")]

    def __str__(self) -> str:
        return self.reference


class ServiceVersion(models.Model):
    """What a service says of itself. There is no room for where it is, nor for anybody who works there.

    `needs` are slugs of `rules.directory.NEEDS`, `areas` slugs of areas, none for all of them. The public reads the
    latest version that was `checked_on` a day; `check_again` is the last day on which that check counts.
    """

    id = key()
    partnership = kept("places.Partnership")
    service = kept("governance.Service")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=120)
    does = models.CharField(max_length=300)
    who_for = models.CharField(max_length=200, blank=True)
    needs = models.JSONField(default=list)
    areas = models.JSONField(default=list)
    refer = models.CharField(max_length=300, blank=True)
    opening = models.CharField(max_length=200, blank=True)
    telephone = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    link = models.URLField(max_length=500, blank=True)
    caution = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    checked_on = models.DateField(null=True)
    check_again = models.DateField(null=True)
    checked_by = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "governance_service_version"
        constraints = [
            models.UniqueConstraint(fields=["service", "number"], name="governance_service_version_once"),
            models.CheckConstraint(
                condition=Q(checked_on__isnull=True, check_again__isnull=True, checked_by="")
                | Q(checked_on__isnull=False, check_again__isnull=False) & ~Q(checked_by=""),
                name="governance_service_version_checked_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, version {self.number}"


class ServicePriority(models.Model):
    """That a service serves a priority of a plan."""

    id = key()
    partnership = kept("places.Partnership")
    service = kept("governance.Service")
    priority = kept("plan.Priority")

    class Meta:
        db_table = "governance_service_priority"
        constraints = [models.UniqueConstraint(fields=["service", "priority"], name="governance_service_priority_once")]

    def __str__(self) -> str:
        return str(self.id)

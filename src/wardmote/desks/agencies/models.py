"""Organisations are global and never deleted; their capacities and their members belong to a partnership."""

import uuid

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from wardmote.foundation.references import new_reference


def _key() -> models.UUIDField:
    return models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)


def _kept(to: str, **more) -> models.ForeignKey:
    return models.ForeignKey(to, on_delete=models.PROTECT, related_name="+", **more)


def organisation_reference() -> str:
    return new_reference("O")


def member_reference() -> str:
    return new_reference("M")


class Organisation(models.Model):
    """A body: a council, a police force, a trust, a charity. It is never deleted; another may succeed it."""

    id = _key()
    reference = models.CharField(max_length=12, unique=True, default=organisation_reference, editable=False)
    name = models.CharField(max_length=200, unique=True)
    sector = models.CharField(max_length=80)
    successor = _kept("agencies.Organisation", null=True)

    class Meta:
        db_table = "agencies_organisation"

    def __str__(self) -> str:
        return self.name


class Capacity(models.Model):
    """What an organisation is in one statutory area, on which limb of the law, from when and until when.

    `pack_slug` is what the partnership's pack calls the organisation. An unknown start or end is empty.
    """

    id = _key()
    partnership = _kept("places.Partnership")
    statutory_area = _kept("places.Area")
    organisation = _kept("agencies.Organisation")
    pack_slug = models.CharField(max_length=80)
    kind = models.CharField(max_length=20)
    limb = models.CharField(max_length=20, blank=True)
    starts = models.DateField(null=True)
    ends = models.DateField(null=True)
    section = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        db_table = "agencies_capacity"
        constraints = [
            models.UniqueConstraint(fields=["statutory_area", "pack_slug"], name="agencies_capacity_once"),
            models.CheckConstraint(
                condition=Q(starts__isnull=True) | Q(ends__isnull=True) | Q(ends__gte=F("starts")),
                name="agencies_capacity_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}, {self.pack_slug}"


class Member(AbstractBaseUser):
    """Somebody of an organisation who signs in. Members are not the people that cases are about."""

    id = _key()
    reference = models.CharField(max_length=12, unique=True, default=member_reference, editable=False)
    partnership = _kept("places.Partnership")
    organisation = _kept("agencies.Organisation")
    name = models.CharField(max_length=200)
    email = models.EmailField(unique=True)
    is_active = models.BooleanField(default=True)
    # Made by a demonstration, which lets one sign in as them without a password.
    is_demo = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=80)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    objects = BaseUserManager()

    class Meta:
        db_table = "agencies_member"

    def __str__(self) -> str:
        return self.reference


class RoleHeld(models.Model):
    """A role that a member holds, from a day until a day (empty: until further notice). One may hold several."""

    id = _key()
    partnership = _kept("places.Partnership")
    member = _kept("agencies.Member")
    role = models.CharField(max_length=40)
    starts = models.DateField()
    ends = models.DateField(null=True)

    class Meta:
        db_table = "agencies_role_held"
        constraints = [
            models.UniqueConstraint(fields=["member", "role", "starts"], name="agencies_role_held_once"),
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(ends__gte=F("starts")),
                name="agencies_role_held_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return self.role

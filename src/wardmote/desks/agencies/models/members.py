"""Members and what is true of them for a while: where they work, their roles, areas, deputies, training."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from wardmote.desks.agencies.models.columns import ends_after_it_starts
from wardmote.foundation.columns import both_or_neither, kept, key
from wardmote.foundation.references import new_reference


def member_reference() -> str:
    return new_reference("M")


class Member(AbstractBaseUser):
    """Somebody of an organisation who signs in. Members are not the people that cases are about.

    `organisation` is where they work now; `Posting` where they worked until when. A member who has left is closed and
    never deleted: what they did stays theirs.
    """

    id = key()
    reference = models.CharField(max_length=12, unique=True, default=member_reference, editable=False)
    partnership = kept("places.Partnership")
    organisation = kept("agencies.Organisation")
    name = models.CharField(max_length=200)
    email = models.EmailField(unique=True)
    job = models.CharField(max_length=120, blank=True)
    telephone = models.CharField(max_length=40, blank=True)
    is_active = models.BooleanField(default=True)
    # Made by a demonstration, which lets one sign in as them without a password.
    is_demo = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=80)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.CharField(max_length=200, blank=True)
    closed_because = models.CharField(max_length=300, blank=True)
    edition = models.PositiveIntegerField(default=1)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    objects = BaseUserManager()

    class Meta:
        db_table = "agencies_member"
        constraints = [both_or_neither("closed", "agencies_member")]

    def __str__(self) -> str:
        return self.reference


class RoleHeld(models.Model):
    """A role that a member holds, from a day until a day (empty: until further notice). One may hold several."""

    id = key()
    partnership = kept("places.Partnership")
    member = kept("agencies.Member")
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


class Posting(models.Model):
    """Where a member worked, and as what, until a day (that day included), before they moved."""

    id = key()
    partnership = kept("places.Partnership")
    member = kept("agencies.Member")
    organisation = kept("agencies.Organisation")
    job = models.CharField(max_length=120, blank=True)
    until = models.DateField()

    class Meta:
        db_table = "agencies_posting"
        constraints = [models.UniqueConstraint(fields=["member", "until"], name="agencies_posting_once")]

    def __str__(self) -> str:
        return f"{self.member_id} until {self.until}"


class MemberArea(models.Model):
    """A statutory area that a member works for. None named means all of the partnership's."""

    id = key()
    partnership = kept("places.Partnership")
    member = kept("agencies.Member")
    statutory_area = kept("places.Area")

    class Meta:
        db_table = "agencies_member_area"
        constraints = [models.UniqueConstraint(fields=["member", "statutory_area"], name="agencies_member_area_once")]

    def __str__(self) -> str:
        return f"{self.member_id} for {self.statutory_area_id}"


class Deputy(models.Model):
    """Who stands in for a member, from a day until a day; of the other council too. An empty `role` means all."""

    id = key()
    partnership = kept("places.Partnership")
    member = kept("agencies.Member")
    deputy = kept("agencies.Member")
    role = models.CharField(max_length=40, blank=True)
    starts = models.DateField()
    ends = models.DateField(null=True)

    class Meta:
        db_table = "agencies_deputy"
        constraints = [
            ends_after_it_starts("agencies_deputy"),
            models.CheckConstraint(condition=~Q(member=F("deputy")), name="agencies_deputy_is_another"),
        ]

    def __str__(self) -> str:
        return f"{self.deputy_id} for {self.member_id}"


class Training(models.Model):
    """A course that a member completed, and the last day on which it counts (empty: it does not run out)."""

    id = key()
    partnership = kept("places.Partnership")
    member = kept("agencies.Member")
    course = models.CharField(max_length=40)
    completed = models.DateField()
    counts_until = models.DateField(null=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)

    class Meta:
        db_table = "agencies_training"
        constraints = [models.UniqueConstraint(fields=["member", "course", "completed"], name="agencies_training_once")]

    def __str__(self) -> str:
        return self.course


class AccountReview(models.Model):
    """Somebody looked at an account that had not been used for long, and kept it or closed it, with a reason."""

    id = key()
    partnership = kept("places.Partnership")
    member = kept("agencies.Member")
    stays = models.BooleanField()
    because = models.CharField(max_length=300)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)

    class Meta:
        db_table = "agencies_account_review"

    def __str__(self) -> str:
        return f"review of {self.member_id}"

"""The ledger: a fund for each area and year, the projects it pays for, and entries that are only ever added."""

from django.db import models
from django.db.models import F, Q

from wardmote.desks.delivery.rules.money import OF_FUND, OF_PROJECT
from wardmote.desks.delivery.rules.projects import ANSWERS
from wardmote.desks.delivery.states import STORED, TAKEN_BACK, TAKEN_OVER
from wardmote.foundation.columns import kept, key
from wardmote.foundation.references import new_reference


def fund_reference() -> str:
    return new_reference("F")


def project_reference() -> str:
    return new_reference("G")


class Fund(models.Model):
    """Money of one grant for one statutory area and one financial year. What it comes to is the sum of its entries.

    `grant` is what the pack calls it; `source` is where its amount is said.
    """

    id = key()
    reference = models.CharField(max_length=12, unique=True, default=fund_reference, editable=False)
    partnership = kept("places.Partnership")
    statutory_area = kept("places.Area")
    grant = models.CharField(max_length=80)
    title = models.CharField(max_length=200)
    funder = kept("agencies.Organisation")
    starts = models.DateField()
    ends = models.DateField()
    source = models.CharField(max_length=300)
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=200)

    class Meta:
        db_table = "delivery_fund"
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "statutory_area", "grant", "starts"], name="delivery_fund_once_a_year"
            ),
            models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="delivery_fund_ends_after_it_starts"),
        ]

    def __str__(self) -> str:
        return self.reference


class Project(models.Model):
    """What somebody asks money of a fund for, and what came of it.

    `writer` is the member who asks, `changer` the last who changed it, `lead` the one who tells the result by `due`.
    A change before it is decided begins another `round`, in which nobody has decided yet. `signed_on` is when the offer
    was signed. One that was taken over from a spreadsheet has what that says: perhaps no aim, and the day `awarded`.
    """

    id = key()
    reference = models.CharField(max_length=12, unique=True, default=project_reference, editable=False)
    partnership = kept("places.Partnership")
    fund = kept("delivery.Fund")
    title = models.CharField(max_length=120)
    purpose = models.CharField(max_length=500)
    need = models.CharField(max_length=500)
    aim = kept("plan.Aim", null=True)
    organisation = kept("agencies.Organisation")
    registration = models.CharField(max_length=40, blank=True)
    lead = kept("agencies.Member", null=True)
    pence = models.BigIntegerField()
    due = models.DateField()
    state = models.CharField(max_length=15, choices=[(each, each) for each in STORED])
    writer = kept("agencies.Member", null=True)
    changer = kept("agencies.Member", null=True)
    round = models.PositiveSmallIntegerField(default=1)
    signed_on = models.DateField(null=True)
    awarded = models.DateField(null=True)
    edition = models.PositiveIntegerField(default=1)
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=200)

    class Meta:
        db_table = "delivery_project"
        constraints = [
            models.CheckConstraint(condition=Q(pence__gt=0), name="delivery_project_asks_for_something"),
            models.CheckConstraint(
                condition=Q(aim__isnull=False) | Q(state__in=(TAKEN_OVER, TAKEN_BACK)),
                name="delivery_project_serves_an_aim",
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class Approval(models.Model):
    """What one member decided on a project in one round, and the interest they declared; empty: that they have none."""

    id = key()
    partnership = kept("places.Partnership")
    project = kept("delivery.Project")
    round = models.PositiveSmallIntegerField()
    member = kept("agencies.Member")
    organisation = kept("agencies.Organisation")
    answer = models.CharField(max_length=12, choices=list(ANSWERS.items()))
    interest = models.CharField(max_length=300, blank=True)
    words = models.CharField(max_length=300, blank=True)
    decided_at = models.DateTimeField()
    decided_by = models.CharField(max_length=200)

    class Meta:
        db_table = "delivery_approval"
        constraints = [
            models.UniqueConstraint(fields=["project", "round", "member"], name="delivery_approval_once"),
            models.CheckConstraint(
                condition=~Q(answer="approved") | Q(interest=""), name="delivery_approval_without_an_interest"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class MoneyEntry(models.Model):
    """One entry of the ledger, in pence. None is ever changed: one that is wrong is countered by another with a minus.

    `number` counts the entries of its fund. `counters` is the entry that this one reverses, and `beside` the one of
    another fund that it goes with.
    """

    id = key()
    partnership = kept("places.Partnership")
    fund = kept("delivery.Fund")
    project = kept("delivery.Project", null=True)
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=[(each, each) for each in (*OF_FUND, *OF_PROJECT)])
    pence = models.BigIntegerField()
    day = models.DateField()
    words = models.CharField(max_length=300)
    counters = kept("delivery.MoneyEntry", null=True)
    beside = kept("delivery.MoneyEntry", null=True)
    entered_at = models.DateTimeField()
    entered_by = models.CharField(max_length=200)

    class Meta:
        db_table = "delivery_money_entry"
        constraints = [
            models.UniqueConstraint(fields=["fund", "number"], name="delivery_entry_in_order"),
            models.UniqueConstraint(fields=["counters"], name="delivery_entry_countered_once"),
            models.CheckConstraint(condition=~Q(pence=0), name="delivery_entry_of_something"),
            models.CheckConstraint(
                condition=Q(kind__in=OF_FUND, project__isnull=True) | Q(kind__in=OF_PROJECT, project__isnull=False),
                name="delivery_entry_of_a_fund_or_a_project",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class ProjectEntry(models.Model):
    """One entry of a project's history: what was done with it, with which words, by whom."""

    id = key()
    partnership = kept("places.Partnership")
    project = kept("delivery.Project")
    what = models.CharField(max_length=20)
    words = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        db_table = "delivery_project_entry"
        indexes = [models.Index(fields=["project", "at"], name="delivery_project_history")]

    def __str__(self) -> str:
        return str(self.id)


class ProjectResult(models.Model):
    """What a project did, as somebody told it; a later telling corrects an earlier one, which stays."""

    id = key()
    partnership = kept("places.Partnership")
    project = kept("delivery.Project")
    did = models.CharField(max_length=1000)
    reached = models.PositiveIntegerField(null=True)
    attended = models.PositiveIntegerField(null=True)
    completed = models.PositiveIntegerField(null=True)
    asked = models.PositiveIntegerField(null=True)
    changed = models.PositiveIntegerField(null=True)
    method = models.CharField(max_length=300, blank=True)
    told_at = models.DateTimeField()
    told_by = models.CharField(max_length=200)

    class Meta:
        db_table = "delivery_project_result"
        indexes = [models.Index(fields=["project", "told_at"], name="delivery_latest_result")]

    def __str__(self) -> str:
        return str(self.id)

"""An action and its history. The current state is worked out from the last report; nothing here is ever deleted."""

from django.db import models
from django.db.models import F, Q

from wardmote.foundation.columns import kept, key
from wardmote.foundation.references import new_reference


def action_reference() -> str:
    return new_reference("A")


class Action(models.Model):
    """What an organisation promised to do by a day. `statutory_area` is empty where it is for all areas together.

    `owner` is a member; where the person who answers for it has no account, `owner_name` says who. `source_*` names the
    record it came from: a commitment of the plan, a meeting, a recommendation. `said` repeats the
    last report's state and `heard_on` its day (or the day it was given), so that lists need not read every history.
    `carried` is how often the day was moved later; `stayed_open` at how many meetings of the group that gave it it was
    still open when they closed.
    """

    id = key()
    reference = models.CharField(max_length=12, unique=True, default=action_reference, editable=False)
    partnership = kept("places.Partnership")
    statutory_area = kept("places.Area", null=True)
    text = models.CharField(max_length=300)
    organisation = kept("agencies.Organisation")
    owner = kept("agencies.Member", null=True)
    owner_name = models.CharField(max_length=200, blank=True)
    starts = models.DateField(null=True)
    due = models.DateField()
    first_due = models.DateField()
    source_desk = models.CharField(max_length=40, blank=True)
    source_table = models.CharField(max_length=40, blank=True)
    source_id = models.UUIDField(null=True)
    said = models.CharField(max_length=20, blank=True)
    heard_on = models.DateField()
    carried = models.PositiveSmallIntegerField(default=0)
    stayed_open = models.PositiveSmallIntegerField(default=0)
    edition = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=80)

    class Meta:
        db_table = "actions_action"
        indexes = [
            models.Index(fields=["partnership", "due"], name="actions_by_day"),
            models.Index(fields=["partnership", "made_at"], name="actions_latest_made"),
            models.Index(fields=["source_desk", "source_table", "source_id"], name="actions_by_source"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(starts__isnull=True) | Q(due__gte=F("starts")), name="actions_due_after_start"
            ),
            models.CheckConstraint(
                condition=Q(source_desk="", source_table="", source_id__isnull=True)
                | ~Q(source_desk="") & ~Q(source_table="") & Q(source_id__isnull=False),
                name="actions_source_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class Support(models.Model):
    """An organisation that helps with an action."""

    id = key()
    partnership = kept("places.Partnership")
    action = kept("actions.Action")
    organisation = kept("agencies.Organisation")

    class Meta:
        db_table = "actions_support"
        constraints = [models.UniqueConstraint(fields=["action", "organisation"], name="actions_support_once")]

    def __str__(self) -> str:
        return str(self.id)


class Step(models.Model):
    """A milestone of an action."""

    id = key()
    partnership = kept("places.Partnership")
    action = kept("actions.Action")
    text = models.CharField(max_length=300)
    due = models.DateField()
    done_at = models.DateTimeField(null=True)
    done_by = models.CharField(max_length=80, blank=True)

    class Meta:
        db_table = "actions_step"
        constraints = [
            models.CheckConstraint(
                condition=Q(done_at__isnull=True, done_by="") | Q(done_at__isnull=False) & ~Q(done_by=""),
                name="actions_step_done_says_when_and_who",
            )
        ]

    def __str__(self) -> str:
        return str(self.id)


class Report(models.Model):
    """One entry of an action's history. `way` says how it came: a member, a one-time link, the telephone.

    `told_by` is who said it where that is not who wrote it down. `due_before` and `due_after` are there when the day
    moved. A report that was a mistake is corrected by a later one that names it.
    """

    id = key()
    partnership = kept("places.Partnership")
    action = kept("actions.Action")
    state = models.CharField(max_length=20)
    line = models.CharField(max_length=300)
    next_step = models.CharField(max_length=300, blank=True)
    way = models.CharField(max_length=10, choices=[(w, w) for w in ("member", "link", "telephone")])
    told_by = models.CharField(max_length=200, blank=True)
    due_before = models.DateField(null=True)
    due_after = models.DateField(null=True)
    reason = models.CharField(max_length=300, blank=True)
    corrects = kept("actions.Report", null=True)
    said_at = models.DateTimeField()
    said_by = models.CharField(max_length=200)

    class Meta:
        db_table = "actions_report"
        indexes = [
            models.Index(fields=["action", "said_at"], name="actions_report_history"),
            models.Index(fields=["partnership", "said_at"], name="actions_report_latest"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Evidence(models.Model):
    """What shows that something was done: words, and perhaps the address of a paper."""

    id = key()
    partnership = kept("places.Partnership")
    action = kept("actions.Action")
    words = models.CharField(max_length=300)
    link = models.URLField(max_length=500, blank=True)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=200)

    class Meta:
        db_table = "actions_evidence"

    def __str__(self) -> str:
        return str(self.id)

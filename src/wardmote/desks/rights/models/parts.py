"""What each agency that was asked holds, what it decided of each thing, and what it answered."""

from django.db import models
from django.db.models import F, Q

from wardmote.desks.rights.models.sealed import SEALED
from wardmote.desks.rights.rules.requests import DECISIONS, GIVE, HARM, KEEP_BACK, NOTHING, REFUSED, TOLD, WAYS
from wardmote.foundation.columns import both_or_neither, kept, key


class AccessPart(models.Model):
    """One agency's part of a request: `preparer` gathers on a basis of their own, and another reviews.

    `only` are the members who alone may know of it, as a list of ids, where it is of a protected record: whoever looks
    after that prepares a part of their own, which changes nothing of their agency's. `harm` is what was found on
    serious harm, `asked_of` the professional who was asked, and `harm_words` (sealed) why.
    """

    id = key()
    partnership = kept("places.Partnership")
    request = kept("rights.AccessRequest")
    organisation = kept("agencies.Organisation")
    only = models.JSONField(null=True)
    preparer = models.UUIDField(null=True)
    prepared_at = models.DateTimeField(null=True)
    prepared_by = models.CharField(max_length=200, blank=True)
    reviewer = models.UUIDField(null=True)
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by = models.CharField(max_length=200, blank=True)
    harm = models.CharField(max_length=10, choices=list(HARM.items()), blank=True)
    asked_of = models.CharField(max_length=200, blank=True)
    harm_words = models.TextField(blank=True)
    back_words = models.TextField(blank=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)

    class Meta:
        db_table = "rights_access_part"
        constraints = [
            both_or_neither("prepared", "rights_part"),
            both_or_neither("reviewed", "rights_part"),
            models.UniqueConstraint(
                fields=["request", "organisation"], condition=Q(only__isnull=True), name="rights_part_once"
            ),
            models.CheckConstraint(
                condition=Q(reviewer__isnull=True) | ~Q(reviewer=F("preparer")), name="rights_part_by_two"
            ),
            models.CheckConstraint(
                condition=Q(reviewed_at__isnull=True, harm="", harm_words="", reviewer__isnull=True)
                | (
                    Q(reviewed_at__isnull=False, prepared_at__isnull=False, reviewer__isnull=False)
                    & Q(harm__in=list(HARM), harm_words__startswith=SEALED)
                ),
                name="rights_part_review_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(back_words="") | Q(back_words__startswith=SEALED), name="rights_part_is_sealed"
            ),
        ]

    def __str__(self) -> str:
        return f"part {self.pk}"


class AccessItem(models.Model):
    """One thing that is held: what it says (`title` and `words`), what is given of it (`given`) and why not all.

    `source` is the table it is of, as a desk declares it, and `record` its row; none where it was typed from a file
    kept elsewhere. Everything typed is sealed under the part's key.
    """

    id = key()
    partnership = kept("places.Partnership")
    part = kept("rights.AccessPart")
    holder = kept("agencies.Organisation")
    source = models.CharField(max_length=80, blank=True)
    record = models.UUIDField(null=True)
    person = models.UUIDField(null=True)
    heading = models.CharField(max_length=120)
    weighed = models.BooleanField()
    since = models.DateField(null=True)
    title = models.TextField()
    words = models.TextField()
    decision = models.CharField(max_length=12, choices=list(DECISIONS.items()), blank=True)
    given = models.TextField(blank=True)
    ground = models.CharField(max_length=20, blank=True)
    reason = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)

    class Meta:
        db_table = "rights_access_item"
        indexes = [models.Index(fields=["part", "made_at"], name="rights_item_of_part")]
        constraints = [
            both_or_neither("decided", "rights_item"),
            models.CheckConstraint(
                condition=Q(title__startswith=SEALED, words__startswith=SEALED)
                & (Q(given="") | Q(given__startswith=SEALED))
                & (Q(reason="") | Q(reason__startswith=SEALED)),
                name="rights_item_is_sealed",
            ),
            models.CheckConstraint(
                condition=Q(decision__in=("", GIVE), ground="", reason="")
                | (~Q(decision__in=("", GIVE)) & ~Q(ground="") & ~Q(reason="")),
                name="rights_item_left_out_on_a_ground",
            ),
            models.CheckConstraint(
                condition=~Q(decision=KEEP_BACK) | Q(given=""), name="rights_item_kept_back_is_kept_back"
            ),
        ]

    def __str__(self) -> str:
        return f"item {self.pk}"


class AccessAnswer(models.Model):
    """What one agency answered: `made` is the file as it was given, sealed, and `digest` its hash.

    `number` counts the answers of a part: one that is opened again is ended, stays, and is answered anew.
    """

    id = key()
    partnership = kept("places.Partnership")
    part = kept("rights.AccessPart")
    number = models.PositiveSmallIntegerField()
    outcome = models.CharField(max_length=10)
    way = models.CharField(max_length=10, choices=list(WAYS.items()))
    ground = models.CharField(max_length=20, blank=True)
    words = models.TextField(blank=True)
    made = models.TextField()
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=200, blank=True)
    ended_words = models.TextField(blank=True)

    class Meta:
        db_table = "rights_access_answer"
        constraints = [
            both_or_neither("ended", "rights_answer"),
            models.UniqueConstraint(fields=["part", "number"], name="rights_answer_once"),
            models.UniqueConstraint(
                fields=["part"], condition=Q(ended_at__isnull=True), name="rights_answer_one_that_counts"
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=(TOLD, NOTHING), ground="", words="")
                | (Q(outcome=REFUSED, words__startswith=SEALED) & ~Q(ground="")),
                name="rights_answer_refused_on_a_ground",
            ),
            models.CheckConstraint(
                condition=Q(made__startswith=SEALED)
                & (Q(ended_at__isnull=True, ended_words="") | Q(ended_words__startswith=SEALED)),
                name="rights_answer_is_sealed",
            ),
        ]

    def __str__(self) -> str:
        return f"answer {self.pk}"

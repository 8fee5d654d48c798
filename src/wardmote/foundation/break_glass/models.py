"""Cases that members opened by break-glass, and what a second person said of one.

Rows are added, answered, ended early, reviewed, and never deleted.
"""

from django.db import models
from django.db.models import F, Q

from wardmote.foundation.break_glass.rules import AGREED, ANSWERS, FINDINGS
from wardmote.foundation.columns import both_or_neither, kept, key

#: How everything begins that is sealed: its version (see sealing/words.py).
SEALED = "w1."


class BrokenGlass(models.Model):
    """That `member` opened one case, named by `desk`, `table` and `record`, for one purpose, until a moment.

    `record` may name no case that there is: nobody learns here which there are. `finding` is what the review found.
    `reason` and `words`, which people typed, are sealed (see `sealed.py`); the database takes nothing else there.
    """

    id = key()
    partnership = models.UUIDField()
    member = models.UUIDField()
    desk = models.CharField(max_length=63)
    table = models.CharField(max_length=63)
    record = models.UUIDField()
    purpose = models.CharField(max_length=80)
    reason = models.TextField()
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=200)
    until = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=200, blank=True)
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by = models.CharField(max_length=200, blank=True)
    reviewer = models.UUIDField(null=True)
    finding = models.CharField(max_length=20, blank=True)
    words = models.TextField(blank=True)

    class Meta:
        db_table = "break_glass_broken_glass"
        indexes = [
            models.Index(fields=["partnership", "member"], name="break_glass_of_member"),
            models.Index(fields=["partnership", "-opened_at"], name="break_glass_latest"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(until__gt=F("opened_at")), name="break_glass_in_order"),
            both_or_neither("ended", "break_glass"),
            both_or_neither("reviewed", "break_glass"),
            models.CheckConstraint(
                condition=Q(reviewed_at__isnull=True, finding="", reviewer__isnull=True)
                | Q(reviewed_at__isnull=False, finding__in=FINDINGS, reviewer__isnull=False),
                name="break_glass_review_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(reviewer__isnull=True) | ~Q(reviewer=F("member")), name="break_glass_by_a_second_person"
            ),
            models.CheckConstraint(
                condition=Q(reason__startswith=SEALED) & (Q(words="") | Q(words__startswith=SEALED)),
                name="break_glass_words_are_sealed",
            ),
        ]

    def __str__(self) -> str:
        return f"broken glass {self.pk}"


class Release(models.Model):
    """That `member`, who opened a case, asked with it for how somebody is reached safely, and what was answered.

    Its key is its opening's: of each there is one at most. `ended_at` is since when it counts no more: whoever asked
    asks no longer, or `answerer` took their agreement back. `words`, why they answered so, are sealed.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    partnership = models.UUIDField()
    glass = kept("break_glass.BrokenGlass")
    member = models.UUIDField()
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=200, blank=True)
    answerer = models.UUIDField(null=True)
    answer = models.CharField(max_length=10, blank=True)
    words = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "break_glass_release"
        constraints = [
            both_or_neither("answered", "break_glass_release"),
            both_or_neither("ended", "break_glass_release"),
            models.CheckConstraint(condition=Q(id=F("glass")), name="break_glass_release_of_one_opening"),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answerer__isnull=True, answer="", words="")
                | Q(answered_at__isnull=False, answerer__isnull=False, answer__in=ANSWERS, words__startswith=SEALED),
                name="break_glass_release_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(answerer__isnull=True) | ~Q(answerer=F("member")),
                name="break_glass_release_by_a_second_person",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(answer__in=("", AGREED)),
                name="break_glass_release_ends_what_counted",
            ),
        ]

    def __str__(self) -> str:
        return f"release {self.pk}"

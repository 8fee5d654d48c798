"""Requests for information: what is approved in advance, what was asked, what was decided and what was told."""

from django.db import models
from django.db.models import F, Q

from wardmote.desks.sharing.models.sealed import SEALED
from wardmote.desks.sharing.rules.requests import FINDINGS, MEETING, OUTCOMES, WAYS
from wardmote.foundation.columns import both_or_neither, kept, key
from wardmote.foundation.references import new_reference
from wardmote.protocol import SENSITIVITIES, WORDS


def request_reference() -> str:
    return new_reference("RQ")


def decision_reference() -> str:
    return new_reference("SD")


class RoutineSet(models.Model):
    """Fields that two people approved in advance to be asked for, for one purpose, under a version of an agreement.

    `because` is the reason that each request inherits. It counts while its version is open, and nobody has ended it.
    """

    id = key()
    partnership = kept("places.Partnership")
    version = kept("sharing.AgreementVersion")
    title = models.CharField(max_length=100)
    purpose = models.CharField(max_length=80)
    subject = models.CharField(max_length=10, choices=[(each, each) for each in WORDS["subject"]])
    regime = models.CharField(max_length=10, choices=[(each, each) for each in WORDS["regime"]])
    fields = models.JSONField()
    because = models.CharField(max_length=500)
    keep_days = models.PositiveSmallIntegerField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "sharing_routine_set"
        constraints = [
            both_or_neither("ended", "sharing_routine_set"),
            models.CheckConstraint(condition=~Q(because="") & Q(keep_days__gte=1), name="sharing_routine_set_says_why"),
        ]

    def __str__(self) -> str:
        return self.title


class DisclosureRequest(models.Model):
    """That a member asks another organisation for fields about somebody, for a purpose.

    Whom it is about is a case by reference, or words; both never stand elsewhere. `facts` are those of the case that
    the protocol asks for, as its asker said them. What people typed of anybody is sealed (see `sealed.py`).

    In an emergency the asker is who told it by voice, for the holder; `record_by` is when that is to be written down.
    Of what was told in a meeting (`told_in`) the asker is who wrote it down there.
    """

    id = key()
    reference = models.CharField(max_length=13, unique=True, default=request_reference, editable=False)
    partnership = kept("places.Partnership")
    way = models.CharField(max_length=10, choices=[(each, each) for each in WAYS])
    asker = kept("agencies.Member")
    recipient = kept("agencies.Organisation")
    recipient_kind = models.CharField(max_length=40)
    holder = kept("agencies.Organisation", null=True)
    holder_kind = models.CharField(max_length=40, blank=True)
    routine = kept("sharing.RoutineSet", null=True)
    told_in = kept("sharing.MeetingDisclosure", null=True)
    purpose = models.CharField(max_length=80, blank=True)
    facts = models.JSONField(default=dict)
    case_desk = models.CharField(max_length=63, blank=True)
    case_table = models.CharField(max_length=63, blank=True)
    case_record = models.UUIDField(null=True)
    about = models.TextField(blank=True)
    why = models.TextField(blank=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    asked_at = models.DateTimeField(null=True)
    asked_by = models.CharField(max_length=200, blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=200, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=200, blank=True)
    outcome = models.CharField(max_length=10, blank=True)
    refusal = models.TextField(blank=True)
    record_by = models.DateTimeField(null=True)
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by = models.CharField(max_length=200, blank=True)
    reviewer = kept("agencies.Member", null=True)
    finding = models.CharField(max_length=20, blank=True)
    review = models.TextField(blank=True)

    class Meta:
        db_table = "sharing_disclosure_request"
        indexes = [
            models.Index(fields=["partnership", "-made_at", "id"], name="sharing_request_latest"),
            *(
                models.Index(fields=["partnership", whose, "-made_at", "id"], name=f"sharing_request_of_{whose}s")
                for whose in ("asker", "holder", "recipient")
            ),
            models.Index(fields=["told_in"], condition=Q(told_in__isnull=False), name="sharing_request_told_in_record"),
            # What is left to do is little beside what is over, however much that is.
            models.Index(
                fields=["partnership"],
                condition=Q(answered_at__isnull=True, withdrawn_at__isnull=True),
                name="sharing_request_unanswered",
            ),
            models.Index(
                fields=["partnership"],
                condition=Q(way="emergency", reviewed_at__isnull=True),
                name="sharing_request_unreviewed",
            ),
            models.Index(
                fields=["partnership", "-made_at", "id"],
                condition=Q(way="emergency"),
                name="sharing_request_emergencies",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(way=MEETING, told_in__isnull=False) | ~Q(way=MEETING) & Q(told_in__isnull=True),
                name="sharing_request_told_in_a_meeting",
            ),
            both_or_neither("asked", "sharing_request"),
            both_or_neither("withdrawn", "sharing_request"),
            both_or_neither("answered", "sharing_request"),
            both_or_neither("reviewed", "sharing_request"),
            models.CheckConstraint(
                condition=Q(reviewed_at__isnull=True, finding="", reviewer__isnull=True)
                | Q(reviewed_at__isnull=False, finding__in=FINDINGS, reviewer__isnull=False),
                name="sharing_request_review_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(reviewer__isnull=True) | ~Q(reviewer=F("asker")), name="sharing_request_reviewed_by_another"
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, outcome="") | Q(answered_at__isnull=False, outcome__in=OUTCOMES),
                name="sharing_request_answer_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(holder__isnull=True) | ~Q(holder=F("recipient")), name="sharing_request_of_another"
            ),
            models.CheckConstraint(
                condition=(Q(about="") | Q(about__startswith=SEALED))
                & (Q(why="") | Q(why__startswith=SEALED))
                & (Q(refusal="") | Q(refusal__startswith=SEALED))
                & (Q(review="") | Q(review__startswith=SEALED)),
                name="sharing_request_words_are_sealed",
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class RequestedField(models.Model):
    """A field that is asked for, as the agreement or its asker names it, and (sealed) why."""

    id = key()
    partnership = kept("places.Partnership")
    request = kept("sharing.DisclosureRequest")
    name = models.CharField(max_length=100)
    record_class = models.CharField(max_length=2)
    sensitivity = models.CharField(max_length=14, choices=[(each, each) for each in SENSITIVITIES])
    patient = models.BooleanField()
    why = models.TextField(blank=True)

    class Meta:
        db_table = "sharing_requested_field"
        constraints = [models.UniqueConstraint(fields=["request", "name"], name="sharing_requested_field_once")]

    def __str__(self) -> str:
        return self.name


class StoredDecision(models.Model):
    """What the protocol answered: `kept` is the whole record, from which it is made again; it is never changed.

    `step` says at what step of its request it was made.
    """

    id = key()
    reference = models.CharField(max_length=13, unique=True, default=decision_reference, editable=False)
    partnership = kept("places.Partnership")
    request = kept("sharing.DisclosureRequest")
    step = models.CharField(max_length=10)
    version = models.CharField(max_length=64)
    answer = models.CharField(max_length=20)
    kept = models.JSONField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)

    class Meta:
        db_table = "sharing_stored_decision"
        indexes = [models.Index(fields=["request", "made_at"], name="sharing_decision_of_request")]

    def __str__(self) -> str:
        return self.reference


class Disclosure(models.Model):
    """What was told on a request: `told` is sealed, and `digest` a hash of it that both sides keep.

    `number` counts what was told on one request: a correction is another, which ends the one before it. It is let out
    at once, or once a second person (`second`) approved it. `grants` are the access grants it is read by; where one
    has ended, the recipient reads it no more.
    """

    id = key()
    partnership = kept("places.Partnership")
    request = kept("sharing.DisclosureRequest")
    number = models.PositiveSmallIntegerField()
    decision = kept("sharing.StoredDecision")
    fields = models.JSONField()
    told = models.TextField()
    weighed = models.TextField(blank=True)
    digest = models.CharField(max_length=64)
    conditions = models.CharField(max_length=500, blank=True)
    destroy_by = models.DateField()
    grants = models.JSONField(default=list)
    how = models.CharField(max_length=10)
    spoken = models.DateTimeField(null=True)
    spoken_with = models.CharField(max_length=200, blank=True)
    teller = kept("agencies.Member", null=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    second = kept("agencies.Member", null=True)
    released_at = models.DateTimeField(null=True)
    released_by = models.CharField(max_length=200, blank=True)
    received_at = models.DateTimeField(null=True)
    received_by = models.CharField(max_length=200, blank=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=200, blank=True)
    destroyed_at = models.DateTimeField(null=True)
    destroyed_by = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "sharing_disclosure"
        indexes = [
            models.Index(
                fields=["partnership", "request"],
                condition=Q(released_at__isnull=True, ended_at__isnull=True),
                name="sharing_disclosure_unreleased",
            ),
            models.Index(
                fields=["partnership", "request"],
                condition=Q(destroyed_at__isnull=True),
                name="sharing_disclosure_held",
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["request", "number"], name="sharing_disclosure_once"),
            both_or_neither("released", "sharing_disclosure"),
            both_or_neither("received", "sharing_disclosure"),
            both_or_neither("ended", "sharing_disclosure"),
            both_or_neither("destroyed", "sharing_disclosure"),
            models.CheckConstraint(
                condition=Q(second__isnull=True) | ~Q(second=F("teller")), name="sharing_disclosure_by_a_second_person"
            ),
            models.CheckConstraint(
                condition=Q(told__startswith=SEALED) & (Q(weighed="") | Q(weighed__startswith=SEALED)),
                name="sharing_disclosure_words_are_sealed",
            ),
        ]

    def __str__(self) -> str:
        return f"disclosure {self.pk}"

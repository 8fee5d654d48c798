"""What waits to be sent and what was sent; and the links by which people without an account take part.

Partnerships, members and mailboxes are held by id: the foundation knows no desk.
"""

from django.db import models
from django.db.models import Q

from wardmote.foundation.columns import key
from wardmote.foundation.references import new_reference

WAITING, SENDING, SENT, FAILED = "waiting", "sending", "sent", "failed"
STATES = (WAITING, SENDING, SENT, FAILED)
BY_LINK, BY_TELEPHONE = "link", "telephone"


def _both_or_neither(verb: str) -> Q:
    return Q(**{f"{verb}_at__isnull": True, f"{verb}_by": ""}) | (
        Q(**{f"{verb}_at__isnull": False}) & ~Q(**{f"{verb}_by": ""})
    )


def mail_reference() -> str:
    return new_reference("E")


def link_reference() -> str:
    return new_reference("L")


class Mail(models.Model):
    """A mail to one reader, put here in the transaction of the verb that sends it and taken from here by a worker.

    `template` and `slots` are all its words; nothing in them names anybody. `due` is when it is next tried, `claimed`
    when a worker last took it, `problem` what the mail server said, as a code.
    """

    id = key()
    reference = models.CharField(max_length=12, unique=True, default=mail_reference, editable=False)
    partnership = models.UUIDField()
    template = models.CharField(max_length=80)
    slots = models.JSONField(default=dict)
    reader_kind = models.CharField(max_length=10)
    reader = models.UUIDField(null=True)
    reader_name = models.CharField(max_length=200)
    to = models.EmailField()
    record_class = models.CharField(max_length=2)
    about = models.JSONField(default=list)
    state = models.CharField(max_length=10, default=WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    due = models.DateTimeField()
    claimed = models.DateTimeField(null=True)
    problem = models.CharField(max_length=80, blank=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    member = models.UUIDField(null=True)
    sent_at = models.DateTimeField(null=True)
    sent_by = models.CharField(max_length=80, blank=True)

    class Meta:
        db_table = "correspondence_mail"
        indexes = [
            models.Index(fields=["due"], condition=Q(state__in=(WAITING, SENDING)), name="correspondence_mail_due"),
            models.Index(fields=["partnership", "-made_at"], name="correspondence_mail_latest"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=STATES), name="correspondence_mail_state"),
            models.CheckConstraint(condition=_both_or_neither("sent"), name="correspondence_mail_sent_by_whom"),
            models.CheckConstraint(
                condition=Q(state=SENT, sent_at__isnull=False) | (~Q(state=SENT) & Q(sent_at__isnull=True)),
                name="correspondence_mail_sent_when",
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class OneTimeLink(models.Model):
    """One thing asked of one agency's registered mailbox: it answers once, until a moment, unless revoked.

    `desk`, `purpose` and `target` say what the answer is to; `digest` is a keyed hash of what was answered, so that the
    same answer sent twice is known. `how` says whether it came by the link or by telephone; an answer by telephone
    names whom the member spoke with and when, and was read back.
    """

    id = key()
    reference = models.CharField(max_length=12, unique=True, default=link_reference, editable=False)
    partnership = models.UUIDField()
    desk = models.CharField(max_length=40)
    purpose = models.CharField(max_length=40)
    target = models.UUIDField()
    reader = models.UUIDField(null=True)
    reader_name = models.CharField(max_length=200)
    to = models.EmailField()
    # The reference of the last mail that carried it.
    mail = models.CharField(max_length=12, blank=True)
    until = models.DateTimeField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    member = models.UUIDField(null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=200, blank=True)
    how = models.CharField(max_length=10, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    spoken_with = models.CharField(max_length=200, blank=True)
    spoken = models.DateTimeField(null=True)
    read_back = models.BooleanField(default=False)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "correspondence_link"
        indexes = [
            models.Index(fields=["partnership", "-made_at"], name="correspondence_link_latest"),
            models.Index(fields=["desk", "purpose", "target"], name="correspondence_link_of"),
        ]
        constraints = [
            models.CheckConstraint(condition=_both_or_neither("answered"), name="correspondence_link_answered_by"),
            models.CheckConstraint(condition=_both_or_neither("revoked"), name="correspondence_link_revoked_by"),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, how="")
                | Q(answered_at__isnull=False, how=BY_LINK)
                | (
                    Q(answered_at__isnull=False, how=BY_TELEPHONE, read_back=True, spoken__isnull=False)
                    & ~Q(spoken_with="")
                ),
                name="correspondence_link_answered_how",
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class LinkSecret(models.Model):
    """The hash of one secret that opens a link. Each mail of a link carries a secret of its own, kept nowhere."""

    id = key()
    partnership = models.UUIDField()
    link = models.ForeignKey(OneTimeLink, on_delete=models.PROTECT, related_name="+")
    hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=80)

    class Meta:
        db_table = "correspondence_link_secret"

    def __str__(self) -> str:
        return f"secret of {self.link_id}"

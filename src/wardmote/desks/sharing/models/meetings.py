"""What was told about one case in a meeting: under which agreement, and who was there to hear it."""

from django.db import models
from django.db.models import Q

from wardmote.desks.sharing.rules.meetings import WHY_NOT
from wardmote.foundation.columns import kept, key
from wardmote.foundation.references import new_reference
from wardmote.protocol import WORDS


def meeting_disclosure_reference() -> str:
    return new_reference("MD")


class MeetingDisclosure(models.Model):
    """That agencies told one another about one case in a meeting, under a version of an agreement.

    `desk`, `table` and `item` name what of the meeting it was told on. What each told another is a request of the way
    "meeting" (`DisclosureRequest.told_in`), with its own decision, grants and receipt. `told`: something was let out.
    """

    id = key()
    reference = models.CharField(max_length=13, unique=True, default=meeting_disclosure_reference, editable=False)
    partnership = kept("places.Partnership")
    version = kept("sharing.AgreementVersion")
    desk = models.CharField(max_length=63)
    table = models.CharField(max_length=63)
    item = models.UUIDField()
    case_desk = models.CharField(max_length=63)
    case_table = models.CharField(max_length=63)
    case_record = models.UUIDField()
    purpose = models.CharField(max_length=80)
    subject = models.CharField(max_length=10, choices=[(each, each) for each in WORDS["subject"]])
    recorder = kept("agencies.Member")
    told = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)

    class Meta:
        db_table = "sharing_meeting_disclosure"
        indexes = [models.Index(fields=["partnership", "item"], name="sharing_told_on_item")]

    def __str__(self) -> str:
        return self.reference


class Hearer(models.Model):
    """Somebody who was there when it was told: `why_not` says why they get no access to it, and is empty where they do.

    A guest has no member; what they are called is in the minutes too. `grants` are those that were given to them.
    """

    id = key()
    partnership = kept("places.Partnership")
    told_in = kept("sharing.MeetingDisclosure")
    member = kept("agencies.Member", null=True)
    organisation = kept("agencies.Organisation", null=True)
    name = models.CharField(max_length=200)
    grants = models.JSONField(default=list)
    why_not = models.CharField(max_length=30, blank=True, choices=[(each, each) for each in WHY_NOT if each])

    class Meta:
        db_table = "sharing_hearer"
        constraints = [
            models.UniqueConstraint(
                fields=["told_in", "member"], condition=Q(member__isnull=False), name="sharing_hearer_once"
            ),
            models.CheckConstraint(
                condition=~Q(why_not="") | Q(member__isnull=False, organisation__isnull=False),
                name="sharing_hearer_has_an_account",
            ),
        ]

    def __str__(self) -> str:
        return self.name

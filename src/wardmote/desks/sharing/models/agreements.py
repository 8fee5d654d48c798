"""Agreements: what they cover, version by version, who is party to them, and who signed."""

from django.db import models
from django.db.models import Q

from wardmote.desks.sharing.rules.agreements import HOW, TIERS
from wardmote.desks.sharing.states import STORED
from wardmote.foundation.columns import both_or_neither, kept, key
from wardmote.foundation.references import new_reference
from wardmote.protocol import SENSITIVITIES


def agreement_reference() -> str:
    return new_reference("SA")


class Agreement(models.Model):
    """An information sharing agreement of a tier, under another or on its own. What it covers is in its versions."""

    id = key()
    reference = models.CharField(max_length=13, unique=True, default=agreement_reference, editable=False)
    partnership = kept("places.Partnership")
    tier = models.PositiveSmallIntegerField(choices=list(TIERS.items()))
    above = kept("sharing.Agreement", null=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "sharing_agreement"
        constraints = [
            models.CheckConstraint(condition=~Q(tier=1) | Q(above__isnull=True), name="sharing_agreement_first_tier")
        ]

    def __str__(self) -> str:
        return self.reference


class AgreementVersion(models.Model):
    """What an agreement says. Once it is open for signature it is never changed: another version follows it.

    `purposes` are ids of the protocol's. `reviewed_on` is the day on which it was opened, or last looked at again.
    `tells_involvement` says that its parties may be told whom to ask at another that works with somebody.
    """

    id = key()
    partnership = kept("places.Partnership")
    agreement = kept("sharing.Agreement")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    about = models.CharField(max_length=1000)
    purposes = models.JSONField(default=list)
    conditions = models.CharField(max_length=500, blank=True)
    tells_involvement = models.BooleanField(default=False)
    change = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=12, choices=[(each, each) for each in STORED], default=STORED[0])
    opened_at = models.DateTimeField(null=True)
    opened_by = models.CharField(max_length=200, blank=True)
    reviewed_on = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=200, blank=True)
    because = models.CharField(max_length=300, blank=True)

    class Meta:
        db_table = "sharing_agreement_version"
        constraints = [
            models.UniqueConstraint(fields=["agreement", "number"], name="sharing_version_once"),
            models.UniqueConstraint(fields=["agreement"], condition=Q(state="open"), name="sharing_version_one_open"),
            models.UniqueConstraint(fields=["agreement"], condition=Q(state="draft"), name="sharing_version_one_draft"),
            both_or_neither("opened", "sharing_version"),
            both_or_neither("ended", "sharing_version"),
            models.CheckConstraint(
                condition=~Q(state="open") | Q(reviewed_on__isnull=False), name="sharing_version_open_since"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class AgreementField(models.Model):
    """A field that a version covers, by name: of which record class, how sensitive, patient information or not, and why
    it is needed."""

    id = key()
    partnership = kept("places.Partnership")
    version = kept("sharing.AgreementVersion")
    name = models.CharField(max_length=100)
    record_class = models.CharField(max_length=2)
    sensitivity = models.CharField(max_length=14, choices=[(each, each) for each in SENSITIVITIES])
    patient = models.BooleanField()
    why = models.CharField(max_length=300)

    class Meta:
        db_table = "sharing_agreement_field"
        constraints = [models.UniqueConstraint(fields=["version", "name"], name="sharing_field_once")]

    def __str__(self) -> str:
        return self.name


class AgreementParty(models.Model):
    """An organisation that is party to a version, as which kind of body, and whether it tells and is told by it."""

    id = key()
    partnership = kept("places.Partnership")
    version = kept("sharing.AgreementVersion")
    organisation = kept("agencies.Organisation")
    kind = models.CharField(max_length=40)
    tells = models.BooleanField()
    told = models.BooleanField()

    class Meta:
        db_table = "sharing_agreement_party"
        constraints = [
            models.UniqueConstraint(fields=["version", "organisation"], name="sharing_party_once"),
            models.CheckConstraint(condition=Q(tells=True) | Q(told=True), name="sharing_party_tells_or_is_told"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class AgreementSignature(models.Model):
    """That somebody signed a version for a party, and how; it stands until it is withdrawn."""

    id = key()
    partnership = kept("places.Partnership")
    party = kept("sharing.AgreementParty")
    signatory = models.CharField(max_length=200)
    position = models.CharField(max_length=200)
    how = models.CharField(max_length=10, choices=[(each, each) for each in HOW])
    signed_at = models.DateTimeField()
    signed_by = models.CharField(max_length=200)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=200, blank=True)
    because = models.CharField(max_length=300, blank=True)

    class Meta:
        db_table = "sharing_agreement_signature"
        constraints = [
            models.UniqueConstraint(
                fields=["party"], condition=Q(withdrawn_at__isnull=True), name="sharing_signature_stands_once"
            ),
            both_or_neither("withdrawn", "sharing_signature"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class AdoptedDocument(models.Model):
    """That the partnership adopted one of its governing documents: which, under what reference, who approved it, when.

    `kind` is one of the drafted set. The latest that is not withdrawn counts.
    """

    id = key()
    partnership = kept("places.Partnership")
    kind = models.CharField(max_length=20)
    document = models.CharField(max_length=100)
    approved_by = models.CharField(max_length=200)
    day = models.DateField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "sharing_adopted_document"
        constraints = [both_or_neither("withdrawn", "sharing_adopted_document")]

    def __str__(self) -> str:
        return self.document

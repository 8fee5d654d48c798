"""Agreements as members see them, and as the gate between agencies asks about them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from wardmote.desks.sharing import states
from wardmote.desks.sharing.models import (
    Agreement,
    AgreementField,
    AgreementParty,
    AgreementSignature,
    AgreementVersion,
)
from wardmote.desks.sharing.queries.documents import has_dpia
from wardmote.desks.sharing.rules import agreements as rules
from wardmote.errors import Missing
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.calendars.limits import local_rules
from wardmote.foundation.changes.queries import waiting_of
from wardmote.foundation.local_values import value_of
from wardmote.foundation.now import today
from wardmote.foundation.once import once

#: The kind of change by which a version is opened for signature.
VERSION = "sharing/version"
#: What a link mailed to a party's registered mailbox answers.
PURPOSE = "sharing/sign"
#: The same by which a party withdraws.
WITHDRAWAL = "sharing/withdraw"


@dataclass(frozen=True)
class FieldSeen:
    """A field that a version covers."""

    id: UUID
    name: str
    record_class: str
    sensitivity: str
    patient: bool
    why: str


@dataclass(frozen=True)
class SignatureSeen:
    """Who signed for a party, how and when; `withdrawn_at` says since when it no longer stands."""

    id: UUID
    signatory: str
    position: str
    how: str
    signed_at: datetime
    signed_by: str
    withdrawn_at: datetime | None
    withdrawn_by: str
    because: str


@dataclass(frozen=True)
class PartySeen:
    """A party to a version, and its signatures, the latest first."""

    id: UUID
    organisation: UUID
    organisation_name: str
    kind: str
    tells: bool
    told: bool
    signatures: tuple[SignatureSeen, ...] = ()

    @property
    def signature(self) -> SignatureSeen | None:
        """The one that stands."""
        return next((each for each in self.signatures if each.withdrawn_at is None), None)

    @property
    def for_rules(self) -> rules.Party:
        """As the rules see it."""
        return rules.Party(self.organisation, self.tells, self.told, signed=self.signature is not None)


@dataclass(frozen=True)
class VersionSeen:
    """A version, with what it covers and who is party to it."""

    id: UUID
    number: int
    title: str
    about: str
    purposes: tuple[str, ...]
    conditions: str
    change: str
    state: str
    opened_at: datetime | None
    opened_by: str
    reviewed_on: date | None
    ended_at: datetime | None
    ended_by: str
    because: str
    tells_involvement: bool = False
    fields: tuple[FieldSeen, ...] = ()
    parties: tuple[PartySeen, ...] = ()

    def party(self, organisation: UUID | None) -> PartySeen | None:
        """The party that an organisation is."""
        return next((each for each in self.parties if each.organisation == organisation), None)


@dataclass(frozen=True)
class AgreementSeen:
    """An agreement: `shown` is how it stands, `versions` are the latest first, `waits` the change that waits, or ""."""

    id: UUID
    reference: str
    tier: int
    edition: int
    above: UUID | None
    versions: tuple[VersionSeen, ...]
    shown: str
    review_due: date | None = None
    waits: str = ""
    above_title: str = ""
    above_reference: str = ""

    @property
    def open(self) -> VersionSeen | None:
        """The version that is open for signature or in force."""
        return next((each for each in self.versions if each.state == states.OPEN), None)

    @property
    def draft(self) -> VersionSeen | None:
        """The version that is being written."""
        return next((each for each in self.versions if each.state == states.DRAFT), None)

    @property
    def counts(self) -> VersionSeen:
        """The version that the agreement is shown by: the open one; else the last that was, else the draft."""
        no_draft = next((each for each in self.versions if each.state != states.DRAFT), None)
        return self.open or no_draft or self.versions[0]

    @property
    def title(self) -> str:
        """What it is called."""
        return self.counts.title

    @property
    def tells(self) -> bool:
        """Whether something is told by it."""
        return self.shown in states.TELLS


@once
def agreements_for(viewer: Viewer, day: date) -> tuple[AgreementSeen, ...]:
    """Every agreement of the partnership, as it stands on a day: by tier, then by title."""
    facts = _Facts(viewer, day)
    found = [facts.of(row) for row in seen(viewer, Agreement, BUSINESS).order_by("tier", "made_at", "id")]
    named = {each.id: each for each in found}
    told = (_under(each, named.get(each.above)) if each.above else each for each in found)
    return tuple(sorted(told, key=lambda each: (each.tier, each.title.lower())))


def agreement_for(viewer: Viewer, reference: str, day: date) -> AgreementSeen:
    """One agreement; raises Missing."""
    return _one(each for each in agreements_for(viewer, day) if each.reference == reference)


def agreement_of_version(viewer: Viewer, version: UUID, day: date) -> tuple[AgreementSeen, VersionSeen]:
    """The agreement that a version is of, and the version; raises Missing."""
    found = _one(each for each in agreements_for(viewer, day) if version in {one.id for one in each.versions})
    return found, next(each for each in found.versions if each.id == version)


def agreement_of_party(viewer: Viewer, party: UUID, day: date) -> tuple[AgreementSeen, VersionSeen, PartySeen]:
    """The agreement and version that a party is of, and the party; raises Missing."""
    row = seen(viewer, AgreementParty, BUSINESS).filter(pk=party).first()
    if row is None:
        raise _missing()
    found, version = agreement_of_version(viewer, row.version_id, day)
    return found, version, next(each for each in version.parties if each.id == party)


def signatures_since(viewer: Viewer, since: datetime) -> tuple[tuple[AgreementSeen, PartySeen, SignatureSeen], ...]:
    """What was signed after a moment, or withdrawn."""
    return tuple(
        (found, party, one)
        for found in agreements_for(viewer, today())
        for version in found.versions
        for party in version.parties
        for one in party.signatures
        if (one.withdrawn_at or one.signed_at) > since
    )


def agreement_of_field(viewer: Viewer, field: UUID, day: date) -> tuple[AgreementSeen, str]:
    """The agreement that a field is covered by, and the field's name; raises Missing."""
    row = seen(viewer, AgreementField, BUSINESS).filter(pk=field).first()
    if row is None:
        raise _missing()
    found, _version = agreement_of_version(viewer, row.version_id, day)
    return found, row.name


class _Facts:
    """What is read once for all agreements of a partnership."""

    def __init__(self, viewer: Viewer, day: date) -> None:
        self.day, self.limits = day, local_rules(viewer)
        self.grace = int(value_of(viewer, "sharing.review_grace_days", day))
        self.has_dpia = has_dpia(viewer)
        self.waiting = waiting_of(viewer, VERSION)
        self.fields, self.parties, self.versions = defaultdict(list), defaultdict(list), defaultdict(list)
        for row in seen(viewer, AgreementField, BUSINESS).order_by("name"):
            self.fields[row.version_id].append(_alike(FieldSeen, row))
        signatures = defaultdict(list)
        for row in seen(viewer, AgreementSignature, BUSINESS).order_by("-signed_at", "id"):
            signatures[row.party_id].append(_alike(SignatureSeen, row))
        for row in seen(viewer, AgreementParty, BUSINESS).select_related("organisation").order_by("organisation__name"):
            told = {"organisation": row.organisation_id, "organisation_name": row.organisation.name}
            self.parties[row.version_id].append(_alike(PartySeen, row, **told, signatures=tuple(signatures[row.pk])))
        for row in seen(viewer, AgreementVersion, BUSINESS).order_by("-number"):
            more: dict[str, Any] = {"fields": tuple(self.fields[row.pk]), "parties": tuple(self.parties[row.pk])}
            made = _alike(VersionSeen, row, purposes=tuple(row.purposes), **more)
            self.versions[row.agreement_id].append(made)

    def of(self, row: Agreement) -> AgreementSeen:
        found = AgreementSeen(
            row.pk, row.reference, row.tier, row.edition, row.above_id, tuple(self.versions[row.pk]), shown=""
        )
        version, waits = found.counts, self.waiting.get(row.reference, "")
        due = None
        if version.state == states.OPEN and version.reviewed_on:
            due = self.limits.due(rules.REVIEW, start=version.reviewed_on).day
        facts = states.Facts(
            stored=version.state,
            waits=bool(waits),
            signed=rules.is_signed(each.for_rules for each in version.parties),
            assessed=self.has_dpia or not rules.wants_assessment(each.sensitivity for each in version.fields),
            due=due,
        )
        told = {name: getattr(found, name) for name in AgreementSeen.__dataclass_fields__}
        told |= {"shown": states.shown(facts, self.day, self.grace), "review_due": due, "waits": waits}
        return AgreementSeen(**told)


def _alike(kind: Any, row: Any, **more: Any) -> Any:
    names = [name for name in kind.__dataclass_fields__ if name not in more and hasattr(row, name)]
    return kind(**{name: getattr(row, name) for name in names}, **more)


def _under(found: AgreementSeen, above: AgreementSeen | None) -> AgreementSeen:
    told = {name: getattr(found, name) for name in AgreementSeen.__dataclass_fields__}
    if above is not None:
        told |= {"above_title": above.title, "above_reference": above.reference}
    return AgreementSeen(**told)


def _one(found: Iterable[AgreementSeen]) -> AgreementSeen:
    one = next(iter(found), None)
    if one is None:
        raise _missing()
    return one


def _missing() -> Missing:
    return Missing("There is no such agreement here.", instead="Look for it in the list of agreements.")

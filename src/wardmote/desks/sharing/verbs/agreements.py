"""Writing an agreement: its drafts, what they cover, who is party to them, and opening one for signature."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F

from wardmote.desks.agencies.api import are_ours
from wardmote.desks.sharing import states
from wardmote.desks.sharing.models import Agreement, AgreementField, AgreementParty, AgreementVersion
from wardmote.desks.sharing.queries.agreements import agreement_for
from wardmote.desks.sharing.queries.documents import has_dpia
from wardmote.desks.sharing.rules import agreements as rules
from wardmote.errors import Invalid, Missing, NotNow, Refused
from wardmote.foundation import audit, grants
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.access.roles import title_of
from wardmote.foundation.editions import check_is_latest, swap
from wardmote.foundation.grants.rules import LAPSED
from wardmote.foundation.now import day_of
from wardmote.protocol import rulebook

#: What a version says of itself, and is copied into the next.
SAYS = ("title", "about", "purposes", "conditions", "tells_involvement")
FIELD_SAYS = ("name", "record_class", "sensitivity", "patient", "why")
PARTY_SAYS = ("organisation_id", "kind", "tells", "told")


@dataclass(frozen=True)
class AgreementSaid:
    """What somebody wants an agreement to say."""

    title: str
    about: str
    purposes: tuple[str, ...] = ()
    conditions: str = ""
    tells_involvement: bool = False


@dataclass(frozen=True)
class FieldSaid:
    """A field that somebody wants it to cover."""

    name: str
    record_class: str
    sensitivity: str
    patient: bool
    why: str


@dataclass(frozen=True)
class PartySaid:
    """A party that somebody wants it to have."""

    organisation: UUID
    kind: str
    tells: bool
    told: bool


@transaction.atomic
def start_agreement(*, tier: int, above: str, said: AgreementSaid, by: Viewer, at: datetime) -> str:
    """Begin to write an agreement, under another where `above` names one; its reference."""
    _check_writes(by)
    _check_said(tier, said, day_of(at))
    over = agreement_for(by, above, day_of(at)) if above else None
    if over is not None and over.tier >= tier:
        raise Invalid("An agreement stands under one of a tier before it.", instead="Choose another, or none.")
    row = Agreement.objects.create(
        partnership_id=by.tenant.id, tier=tier, above_id=over.id if over else None, made_at=at, made_by=by.name
    )
    version = AgreementVersion.objects.create(
        partnership_id=by.tenant.id, agreement=row, number=1, **_text(said), change="First version"
    )
    audit.record(by=by, what="made", of=("sharing", "Agreement", row.pk), fields=("tier", "above"))
    audit.record(by=by, what="made", of=("sharing", "AgreementVersion", version.pk), fields=SAYS)
    return row.reference


@transaction.atomic
def change_draft(*, agreement: str, edition: int, said: AgreementSaid, by: Viewer, at: datetime) -> None:
    """Change what the draft says. Raises Superseded where somebody else changed it since `edition`."""
    row, version = _draft(agreement, by)
    check_is_latest(row, edition=edition)
    _check_said(row.tier, said, day_of(at))
    swap(row, edition=edition)
    audit.put(AgreementVersion, by=by, key={"pk": version.pk, "partnership_id": by.tenant.id}, said=_text(said))


@transaction.atomic
def add_field(*, agreement: str, said: FieldSaid, by: Viewer, at: datetime) -> None:
    """Let the draft cover one more field."""
    row, version = _draft(agreement, by)
    known = {each.id: each for each in rulebook().on(day_of(at)).classes}
    if said.record_class not in known:
        raise Invalid("There is no such record class.", instead="Choose one of C0 to C8.")
    rules.check_field(
        name=said.name,
        why=said.why,
        record_class=said.record_class,
        personal=known[said.record_class].personal,
        sensitivity=said.sensitivity,
    )
    if seen(by, AgreementField, BUSINESS).filter(version=version, name__iexact=said.name.strip()).exists():
        raise Invalid("The draft covers a field of that name already.", instead="Take that one out first.")
    told = {**vars(said), "name": said.name.strip(), "why": said.why.strip()}
    made = AgreementField.objects.create(partnership_id=by.tenant.id, version=version, **told)
    _next_edition(row)
    audit.record(by=by, what="made", of=("sharing", "AgreementField", made.pk), fields=FIELD_SAYS)


@transaction.atomic
def take_field_out(*, field: UUID, by: Viewer, at: datetime) -> None:
    """Take a field out of a draft."""
    _take_out(AgreementField, field, by)


@transaction.atomic
def add_party(*, agreement: str, said: PartySaid, by: Viewer, at: datetime) -> None:
    """Let the draft have one more party."""
    row, version = _draft(agreement, by)
    if not are_ours(by, {said.organisation}):
        raise Invalid("That organisation is not in this partnership.", instead="Choose one that is.")
    if said.kind not in {each.id for each in rulebook().on(day_of(at)).bodies}:
        raise Invalid("There is no such kind of body.", instead="Choose the kind that the law names it by.")
    if not (said.tells or said.told):
        raise Invalid("It neither tells nor is told anything.", instead="Say which of the two it does.")
    if seen(by, AgreementParty, BUSINESS).filter(version=version, organisation=said.organisation).exists():
        raise Invalid("It is a party to this draft already.", instead="Take it out first to change its part.")
    told = {"kind": said.kind, "tells": said.tells, "told": said.told, "organisation_id": said.organisation}
    made = AgreementParty.objects.create(partnership_id=by.tenant.id, version=version, **told)
    _next_edition(row)
    audit.record(by=by, what="made", of=("sharing", "AgreementParty", made.pk), fields=PARTY_SAYS)


@transaction.atomic
def take_party_out(*, party: UUID, by: Viewer, at: datetime) -> None:
    """Take a party out of a draft."""
    _take_out(AgreementParty, party, by)


@transaction.atomic
def begin_version(*, agreement: str, change: str, by: Viewer, at: datetime) -> None:
    """Write another version, which begins as a copy of the last. Nothing changes until it is opened for signature."""
    _check_writes(by)
    if not change.strip():
        raise Invalid("It is not said what changes.", instead="Say in a sentence what the new version is for.")
    row = _locked(agreement, by)
    versions = seen(by, AgreementVersion, BUSINESS).filter(agreement=row).order_by("-number")
    last = versions.first()
    if last is None or last.state == states.DRAFT:
        raise NotNow("A version is being written already.", instead="Change that one.")
    made = AgreementVersion.objects.create(
        partnership_id=by.tenant.id,
        agreement=row,
        number=last.number + 1,
        change=change.strip(),
        **{name: getattr(last, name) for name in SAYS},
    )
    audit.record(by=by, what="made", of=("sharing", "AgreementVersion", made.pk), fields=("number", "change"))
    for table, names in ((AgreementField, FIELD_SAYS), (AgreementParty, PARTY_SAYS)):
        rows = seen(by, table, BUSINESS).filter(version=last)
        copies = [
            table(partnership_id=by.tenant.id, version=made, **{name: getattr(each, name) for name in names})
            for each in rows
        ]
        table._default_manager.bulk_create(copies)
        audit.record(by=by, what="made", of=("sharing", table.__name__, [each.pk for each in copies]), fields=names)
    _next_edition(row)


@transaction.atomic
def drop_draft(*, agreement: str, by: Viewer, at: datetime) -> None:
    """Let a draft go. What was open before goes on as it was."""
    row, version = _draft(agreement, by)
    version.state, version.ended_at, version.ended_by = states.ENDED, at, by.name
    version.save(update_fields=["state", "ended_at", "ended_by"])
    _next_edition(row)
    audit.record(by=by, what="ended", of=("sharing", "AgreementVersion", version.pk), fields=("state",))


@transaction.atomic
def open_version(*, by: Viewer, subject: str, said: dict[str, Any], starts: date, at: datetime) -> None:
    """Open what a second person approved for signature. Every signature to the version before it lapses,
    and so does all access that hangs on the agreement.

    Called by a change, whose subject is the agreement's reference.
    """
    row, version = _draft(subject, by)
    draft = agreement_for(by, subject, starts).draft
    if draft is None:
        raise _no_draft()
    rules.check_can_open(
        tier=row.tier,
        parties=[each.for_rules for each in draft.parties],
        fields=len(draft.fields),
        assessed=has_dpia(by) or not rules.wants_assessment(each.sensitivity for each in draft.fields),
    )
    before = seen(by, AgreementVersion, BUSINESS).filter(agreement=row, state=states.OPEN)
    ids = list(before.values_list("pk", flat=True))
    before.update(state=states.REPLACED, ended_at=at, ended_by=by.name)
    audit.record(by=by, what="ended", of=("sharing", "AgreementVersion", ids), fields=("state",))
    grants.end(by=by, of_agreement=row.pk, because=LAPSED, at=at)
    version.state, version.opened_at, version.opened_by, version.reviewed_on = states.OPEN, at, by.name, starts
    version.save(update_fields=["state", "opened_at", "opened_by", "reviewed_on"])
    _next_edition(row)
    audit.record(by=by, what="approved", of=("sharing", "AgreementVersion", version.pk), fields=("state",))


def _check_writes(by: Viewer) -> None:
    if by.kind != "member" or not by.holds(*rules.WRITES):
        raise Refused(
            f"Agreements are written by this role: {' or '.join(map(title_of, rules.WRITES))}.",
            instead="Tell a colleague with that role what the agreement should say.",
        )


def _check_said(tier: int, said: AgreementSaid, day: date) -> None:
    if not said.title.strip() or not said.about.strip():
        raise Invalid("An agreement has a title, and says what it is about.", instead="Give both.")
    if strange := set(said.purposes) - {each.id for each in rulebook().on(day).purposes}:
        raise Invalid(f"There is no purpose “{sorted(strange)[0]}”.", instead="Choose one of those there are.")
    rules.check_text(tier, said.purposes, said.title, said.about, said.conditions)
    rules.check_tells_involvement(tier, said.tells_involvement)


def _text(said: AgreementSaid) -> dict[str, Any]:
    return {
        "title": said.title.strip(),
        "about": said.about.strip(),
        "purposes": sorted(said.purposes),
        "conditions": said.conditions.strip(),
        "tells_involvement": said.tells_involvement,
    }


def _locked(agreement: str, by: Viewer) -> Agreement:
    row = seen(by, Agreement, BUSINESS).select_for_update().filter(reference=agreement).first()
    if row is None:
        raise Missing("There is no such agreement here.", instead="Look for it in the list of agreements.")
    return row


def _draft(agreement: str, by: Viewer) -> tuple[Agreement, AgreementVersion]:
    _check_writes(by)
    row = _locked(agreement, by)
    version = seen(by, AgreementVersion, BUSINESS).filter(agreement=row, state=states.DRAFT).first()
    if version is None:
        raise _no_draft()
    return row, version


def _no_draft() -> NotNow:
    return NotNow(
        "No version is being written, and one that was opened is never changed.", instead="Begin another version."
    )


def _take_out(table: type[AgreementField] | type[AgreementParty], record: UUID, by: Viewer) -> None:
    found = seen(by, table, BUSINESS).filter(pk=record).select_related("version__agreement").first()
    if found is None:
        raise Missing("It is not in this draft any more.", instead="Look at the draft.")
    row, version = _draft(found.version.agreement.reference, by)
    if found.version_id != version.pk:
        raise _no_draft()
    found.delete()
    _next_edition(row)
    audit.record(by=by, what="deleted", of=("sharing", table.__name__, record))


def _next_edition(row: Agreement) -> None:
    Agreement.objects.filter(pk=row.pk).update(edition=F("edition") + 1)

"""The only writers of accreditations, of what their action plans promise, of policies for staff, and of what hangs on
them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import models, transaction

from wardmote.desks.governance.models import Accreditation, AccreditationItem, HungCommitment, StaffPolicy
from wardmote.desks.governance.queries.chosen import check_body, check_member
from wardmote.desks.governance.rules import workplace as rules
from wardmote.desks.plan.api import commitments_for
from wardmote.errors import Invalid, Missing
from wardmote.foundation import audit
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.editions import check_is_latest, swap
from wardmote.foundation.local_values import value_of
from wardmote.foundation.naming import check_no_contact
from wardmote.foundation.now import day_of

#: What each says of itself, in the order of its form.
ACCREDITED = ("organisation_id", "level", "starts", "ends", "owner_id", "ambassadors")
PROMISED = ("strand", "text", "done_on", "evidence")
POLICY = ("organisation_id", "dated", "review_due", "managers", "trained", "paid_leave", "link", "owner_id")
GONE = ("withdrawn_at", "withdrawn_by")
#: What can be taken back, by the name of its table.
TAKEN_BACK = {each.__name__: each for each in (Accreditation, AccreditationItem, StaffPolicy)}


@dataclass(frozen=True)
class AccreditationSaid:
    """An accreditation as somebody wants it written down; without an end it runs for a cycle of local values."""

    organisation: UUID
    level: str
    starts: date
    ends: date | None = None
    owner: UUID | None = None
    ambassadors: int | None = None


@dataclass(frozen=True)
class ItemSaid:
    """Something that an accreditation's action plan promises."""

    strand: str
    text: str
    done_on: date | None = None
    evidence: str = ""


@dataclass(frozen=True)
class PolicySaid:
    """A policy for staff as somebody wants it written down."""

    organisation: UUID
    dated: date
    review_due: date
    managers: int | None = None
    trained: int | None = None
    paid_leave: str = "not known"
    link: str = ""
    owner: UUID | None = None


@transaction.atomic
def add_accreditation(*, said: AccreditationSaid, by: Viewer, at: datetime) -> str:
    """Write down an accreditation; its reference."""
    return _made(Accreditation, _accreditation(said, by, at), ACCREDITED, by).reference


@transaction.atomic
def change_accreditation(
    *, accreditation: UUID, edition: int, said: AccreditationSaid, by: Viewer, at: datetime
) -> None:
    """Put right what is written of one. Raises Superseded when somebody else changed it since `edition`."""
    _changed(Accreditation, accreditation, edition, _accreditation(said, by, at), ACCREDITED, by)


@transaction.atomic
def add_item(*, accreditation: UUID, said: ItemSaid, by: Viewer, at: datetime) -> UUID:
    """Write down something that the action plan of an accreditation promises."""
    row = _locked(Accreditation, accreditation, by)
    rules.check_standing(withdrawn=row.withdrawn_at is not None)
    return _made(AccreditationItem, {"accreditation": row, **_item(said, at)}, PROMISED, by).pk


@transaction.atomic
def change_item(*, item: UUID, edition: int, said: ItemSaid, by: Viewer, at: datetime) -> None:
    """Say that it is done and what shows it, or put it right. Raises Superseded as `change_accreditation` does."""
    _changed(AccreditationItem, item, edition, _item(said, at), PROMISED, by)


@transaction.atomic
def add_policy(*, said: PolicySaid, by: Viewer, at: datetime) -> str:
    """Write down a policy for staff; its reference."""
    return _made(StaffPolicy, _policy(said, by), POLICY, by).reference


@transaction.atomic
def change_policy(*, policy: UUID, edition: int, said: PolicySaid, by: Viewer, at: datetime) -> None:
    """Put right what is written of one. Raises Superseded as `change_accreditation` does."""
    _changed(StaffPolicy, policy, edition, _policy(said, by), POLICY, by)


@transaction.atomic
def take_back_or_put_back(*, table: str, record: UUID, by: Viewer, at: datetime) -> None:
    """Take one back that was written down by mistake, or put it back."""
    row = _locked(TAKEN_BACK[table], record, by)
    gone = row.withdrawn_at is not None
    swap(row, edition=row.edition, withdrawn_at=None if gone else at, withdrawn_by="" if gone else by.name)
    what = "restored" if gone else "withdrawn"
    audit.record(by=by, what=what, of=("governance", table, row.pk), fields=GONE)


@transaction.atomic
def hang(*, register: str, commitments: Collection[UUID], by: Viewer, at: datetime) -> None:
    """Say which commitments of the plans here hang on a register: these and no others."""
    known = {each.id for each in commitments_for(by)}
    if not set(commitments) <= known:
        raise Invalid(
            "One of those commitments is not in a plan here any more.", instead="Choose from the commitments there are."
        )
    held = {each.commitment_id: each for each in seen(by, HungCommitment, BUSINESS).filter(register=register)}
    for each in known & (set(commitments) | set(held)):
        gone = each not in commitments
        if each in held and gone == (held[each].withdrawn_at is not None):
            continue
        said = {"withdrawn_at": at if gone else None, "withdrawn_by": by.name if gone else ""}
        key = {"register": register, "commitment_id": each}
        audit.put(HungCommitment, by=by, key=key, said={"partnership_id": by.tenant.id, **said})


def _accreditation(said: AccreditationSaid, by: Viewer, at: datetime) -> dict:
    years = int(value_of(by, "governance.accreditation_years", day_of(at)))
    ends = said.ends or rules.end_of_cycle(said.starts, years)
    rules.check_accreditation(level=said.level, starts=said.starts, ends=ends)
    check_no_contact(said.level)
    check_body(by, said.organisation)
    check_member(by, said.owner)
    alike = {"starts": said.starts, "ends": ends, "ambassadors": said.ambassadors}
    return {"organisation_id": said.organisation, "level": said.level.strip(), "owner_id": said.owner, **alike}


def _item(said: ItemSaid, at: datetime) -> dict:
    told = {"strand": said.strand, "text": said.text.strip(), "done_on": said.done_on}
    rules.check_item(**told, evidence=said.evidence, today=day_of(at))
    for words in (said.text, said.evidence):
        check_no_contact(words)
    return {**told, "evidence": said.evidence.strip()}


def _policy(said: PolicySaid, by: Viewer) -> dict:
    names = ("dated", "review_due", "managers", "trained", "paid_leave")
    told = {name: getattr(said, name) for name in names}
    rules.check_policy(**told)
    check_body(by, said.organisation)
    check_member(by, said.owner)
    return {"organisation_id": said.organisation, **told, "link": said.link, "owner_id": said.owner}


def _made(table: type[models.Model], told: dict, fields: tuple[str, ...], by: Viewer):
    row = table._default_manager.create(partnership_id=by.tenant.id, **told)
    audit.record(by=by, what="made", of=("governance", table.__name__, row.pk), fields=fields)
    return row


def _changed(
    table: type[models.Model], record: UUID, edition: int, told: dict, fields: tuple[str, ...], by: Viewer
) -> None:
    row = _locked(table, record, by)
    rules.check_standing(withdrawn=row.withdrawn_at is not None)
    check_is_latest(row, edition=edition)
    changed = [name for name in fields if getattr(row, name) != told[name]]
    swap(row, edition=edition, **told)
    audit.record(by=by, what="changed", of=("governance", table.__name__, row.pk), fields=changed)


def _locked(table: type[models.Model], record: UUID, by: Viewer):
    row = seen(by, table, BUSINESS).select_for_update().filter(pk=record).first()
    if row is None:
        raise Missing("There is no such record here.", instead="Look for it in the register.")
    return row

"""The only writers of risks."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from wardmote.desks.actions.api import Wanted, make_action
from wardmote.desks.governance.models import Risk, RiskEntry
from wardmote.desks.governance.queries.chosen import check_area, check_body, check_member
from wardmote.desks.governance.queries.linked import RISK
from wardmote.desks.governance.queries.risks import scales_for
from wardmote.desks.governance.rules import risks as rules
from wardmote.desks.governance.verbs.recommendations import Promise
from wardmote.errors import Invalid, Missing, NotNow
from wardmote.foundation import audit
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.editions import check_is_latest, swap
from wardmote.foundation.naming import check_no_contact
from wardmote.foundation.now import day_of

#: What a risk says of itself, in the order of its form.
SAYS = (
    *("category", "cause", "event", "effect", "controls", "likelihood", "impact"),
    *("organisation_id", "owner_id", "statutory_area_id"),
)


@dataclass(frozen=True)
class RiskSaid:
    """A risk as somebody wants it written down."""

    category: str
    cause: str
    event: str
    effect: str
    likelihood: int
    impact: int
    organisation: UUID
    owner: UUID | None = None
    area: UUID | None = None
    controls: str = ""


@transaction.atomic
def add_risk(*, said: RiskSaid, by: Viewer, at: datetime) -> str:
    """Write a risk down; its reference."""
    told = _checked(said, by, at)
    row = Risk.objects.create(partnership_id=by.tenant.id, **told, reviewed_on=day_of(at), made_at=at, made_by=by.name)
    _write_down(row, "written", "", by, at)
    audit.record(by=by, what="made", of=("governance", "Risk", row.pk), fields=SAYS)
    return row.reference


@transaction.atomic
def change_risk(*, risk: UUID, edition: int, said: RiskSaid, by: Viewer, at: datetime) -> None:
    """Change what a risk says. Raises Superseded when somebody else changed it since `edition`."""
    row = _open(risk, by)
    check_is_latest(row, edition=edition)
    told = _checked(said, by, at)
    changed = [name for name in SAYS if getattr(row, name) != told[name]]
    if not changed:
        return
    swap(row, edition=edition, **told)
    _write_down(row, "changed", "", by, at)
    audit.record(by=by, what="changed", of=("governance", "Risk", row.pk), fields=changed)


@transaction.atomic
def review_risk(
    *, risk: UUID, edition: int, likelihood: int, impact: int, words: str, by: Viewer, at: datetime
) -> None:
    """Say how likely and grave a risk is now, and why; its next review is counted from this day."""
    row = _open(risk, by)
    check_is_latest(row, edition=edition)
    rules.check_may_review(writes=_writes(by), owner=row.owner_id, member=by.member_id)
    scales_for(by, day_of(at)).check(likelihood, impact)
    _because(words, "Say what you looked at, or what changed.")
    swap(row, edition=edition, likelihood=likelihood, impact=impact, reviewed_on=day_of(at))
    _write_down(row, "reviewed", words, by, at)
    fields = ("likelihood", "impact", "reviewed_on")
    audit.record(by=by, what="changed", of=("governance", "Risk", row.pk), fields=fields)


@transaction.atomic
def promise_mitigation(*, risk: UUID, promise: Promise, by: Viewer, at: datetime) -> UUID:
    """Promise an action that makes a risk smaller; the action's id."""
    row = _open(risk, by)
    rules.check_may_review(writes=_writes(by), owner=row.owner_id, member=by.member_id)
    wanted = Wanted(
        text=promise.text,
        organisation=row.organisation_id,
        due=promise.due,
        owner=promise.owner,
        owner_name=promise.owner_name,
        area=row.statutory_area_id,
    )
    made = make_action(wanted=wanted, by=by, at=at, source=(*RISK, row.pk))
    _write_down(row, "promised", promise.text, by, at)
    audit.record(by=by, what="changed", of=("governance", "Risk", row.pk), fields=("actions",))
    return made


@transaction.atomic
def close_risk(*, risk: UUID, because: str, by: Viewer, at: datetime) -> None:
    """Say that a risk is none any more, or has come about. Its actions go on."""
    row = _open(risk, by)
    _because(because, "Say why.")
    swap(row, edition=row.edition, state=rules.CLOSED)
    _write_down(row, "closed", because, by, at)
    audit.record(by=by, what="withdrawn", of=("governance", "Risk", row.pk), fields=("state",))


@transaction.atomic
def open_risk_again(*, risk: UUID, because: str, by: Viewer, at: datetime) -> None:
    """Undo an end that was a mistake; it is to be looked at from this day on."""
    row = _locked(risk, by)
    if row.state != rules.CLOSED:
        raise NotNow("This risk is open.", instead="Look at it again instead.")
    _because(because, "Say why.")
    swap(row, edition=row.edition, state=rules.OPEN, reviewed_on=day_of(at))
    _write_down(row, "opened again", because, by, at)
    audit.record(by=by, what="restored", of=("governance", "Risk", row.pk), fields=("state", "reviewed_on"))


def _checked(said: RiskSaid, by: Viewer, at: datetime) -> dict:
    rules.check_risk(cause=said.cause, event=said.event, effect=said.effect, category=said.category)
    scales_for(by, day_of(at)).check(said.likelihood, said.impact)
    for words in (said.cause, said.event, said.effect, said.controls):
        check_no_contact(words)
    check_body(by, said.organisation)
    check_member(by, said.owner)
    check_area(by, said.area)
    return {
        "category": said.category,
        "cause": said.cause.strip(),
        "event": said.event.strip(),
        "effect": said.effect.strip(),
        "controls": said.controls.strip(),
        "likelihood": said.likelihood,
        "impact": said.impact,
        "organisation_id": said.organisation,
        "owner_id": said.owner,
        "statutory_area_id": said.area,
    }


def _writes(by: Viewer) -> bool:
    return by.kind == "system" or by.holds(*rules.WRITES)


def _because(words: str, ask: str) -> None:
    if not words.strip():
        raise Invalid(ask, instead="The words stay with the risk.")
    check_no_contact(words)


def _locked(risk: UUID, by: Viewer) -> Risk:
    row = seen(by, Risk, BUSINESS).select_for_update().filter(pk=risk).first()
    if row is None:
        raise Missing("There is no such risk here.", instead="Look for it in the risk register.")
    return row


def _open(risk: UUID, by: Viewer) -> Risk:
    row = _locked(risk, by)
    rules.check_open(row.state)
    return row


def _write_down(row: Risk, what: str, words: str, by: Viewer, at: datetime) -> None:
    told = {"what": what, "likelihood": row.likelihood, "impact": row.impact, "words": words.strip()}
    RiskEntry.objects.create(partnership_id=by.tenant.id, risk=row, **told, at=at, by=by.name)

"""The only writers of personal data breaches."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from wardmote.desks.agencies.api import organisations_for
from wardmote.desks.governance.models import Breach, BreachEntry
from wardmote.desks.governance.queries.breaches import last_moment
from wardmote.desks.governance.rules import breaches as rules
from wardmote.errors import Invalid, Missing, NotNow, Refused
from wardmote.foundation import audit, desks, notices
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.editions import check_is_latest, swap
from wardmote.foundation.naming import check_no_contact
from wardmote.foundation.now import day_of

#: What a breach says of itself, in the order of its form.
SAYS = ("organisation_id", "what", "kinds", "held", "people", "aware_since", "in_danger")
_TABLE = ("governance", "Breach")


@dataclass(frozen=True)
class BreachSaid:
    """A breach as somebody reports it: whose data it was, what happened, since when that is known."""

    organisation: UUID
    what: str
    kinds: tuple[str, ...]
    held: tuple[str, ...]
    aware_since: datetime
    in_danger: bool
    people: int | None = None


@transaction.atomic
def report_breach(*, said: BreachSaid, by: Viewer, at: datetime) -> str:
    """Write down a breach and tell those who carry breaches through, at once; its reference. Any member may."""
    if by.kind != "member":
        raise Refused("A breach is reported by a member.", instead="Sign in first, or ring a member.")
    row = Breach.objects.create(
        partnership_id=by.tenant.id,
        reporter_id=by.member_id,
        made_at=at,
        made_by=by.name,
        **_checked(said, by, at),
    )
    audit.record(by=by, what="made", of=(*_TABLE, row.pk), fields=SAYS)
    _add(row, "reported", "", by, at)
    _tell(row, by)
    return row.reference


@transaction.atomic
def change_breach(*, breach: UUID, edition: int, said: BreachSaid, by: Viewer, at: datetime) -> None:
    """Put right what was reported. Raises Superseded when somebody else changed it since `edition`.

    When it turns out that people may be in danger, everything that was assessed and decided waits again until they are
    safe: it is undone here, and stays in the history.
    """
    row = _locked(breach, by)
    check_is_latest(row, edition=edition)
    rules.check_open(row.standing)
    told = _checked(said, by, at)
    changed = [name for name in SAYS if getattr(row, name) != told[name]]
    endangered = told["in_danger"] and not row.in_danger
    swap(row, edition=edition, **told, **(_UNDECIDED if endangered else {}))
    audit.record(by=by, what="changed", of=(*_TABLE, row.pk), fields=(*changed, *(_UNDECIDED if endangered else ())))
    _add(row, "endangered" if endangered else "changed", "", by, at)
    if endangered:
        _tell(row, by)


@transaction.atomic
def make_safe(*, breach: UUID, words: str, by: Viewer, at: datetime) -> None:
    """Write down what was done so that people are safe: who was rung, what they did."""
    row = _locked(breach, by)
    rules.check_safe(row.standing, words)
    _step(row, "made safe", words, {"safe_at": at, "safe_by": by.name, "safe_words": words.strip()}, by, at)


@transaction.atomic
def assess_breach(*, breach: UUID, risk: str, words: str, by: Viewer, at: datetime) -> None:
    """Say how great the risk to people's rights is, and why."""
    row = _locked(breach, by)
    rules.check_assessed(row.standing, risk=risk, words=words)
    _step(row, "assessed", words, {"risk": risk, "risk_words": words.strip()}, by, at)


@transaction.atomic
def settle_breach(
    *, breach: UUID, decision: str, decided_at: datetime, reference: str, words: str, by: Viewer, at: datetime
) -> None:
    """Write down that the Commissioner was told, and when; or why not."""
    row = _locked(breach, by)
    last = last_moment(by, row.aware_since)[1]
    days = {"decided_at": decided_at, "aware_since": row.aware_since, "last": last, "at": at}
    rules.check_decision(row.standing, decision=decision, words=words, **days)
    told = {"decision": decision, "decided_at": decided_at, "decided_by": by.name, "decision_words": words.strip()}
    _step(row, decision, words, {**told, "commissioner_reference": reference.strip()}, by, at)


@transaction.atomic
def tell_people(*, breach: UUID, told_on: date | None, words: str, by: Viewer, at: datetime) -> None:
    """Write down that the people it is about were told, and on which day; or why not."""
    row = _locked(breach, by)
    days = {"aware": day_of(row.aware_since), "today": day_of(at)}
    rules.check_people(row.standing, told_on=told_on, words=words, **days)
    _step(row, "people", words, {"people_told_on": told_on, "people_words": words.strip()}, by, at)


@transaction.atomic
def close_breach(*, breach: UUID, lessons: str, by: Viewer, at: datetime) -> None:
    """Close a breach of which nothing is still to be done, with what was learnt."""
    row = _locked(breach, by)
    rules.check_closing(row.standing, lessons)
    _step(row, "closed", lessons, {"lessons": lessons.strip(), "closed_at": at, "closed_by": by.name}, by, at)


@transaction.atomic
def take_back_breach(*, breach: UUID, because: str, by: Viewer, at: datetime) -> None:
    """Say that it was no breach after all, and why."""
    row = _locked(breach, by)
    rules.check_open(row.standing)
    if not because.strip():
        raise Invalid("Nothing says why it was no breach.", instead="Give the reason; it stays with it.")
    _step(row, "withdrawn", because, {"withdrawn_at": at, "withdrawn_by": by.name}, by, at)


@transaction.atomic
def open_breach_again(*, breach: UUID, because: str, by: Viewer, at: datetime) -> None:
    """Undo the last of closing, taking back and deciding, where that was a mistake."""
    row = _locked(breach, by)
    found = row.standing
    if not (found.closed or found.withdrawn or found.decision):
        raise NotNow("Nothing of it has been decided.", instead="There is nothing to undo.")
    if not because.strip():
        raise Invalid("Nothing says why it is opened again.", instead="Give the reason; it stays with it.")
    gone: Mapping[str, Any] = {"closed_at": None, "closed_by": "", "lessons": ""} if found.closed else _UNSETTLED
    if found.withdrawn:
        gone = {"withdrawn_at": None, "withdrawn_by": ""}
    _step(row, "opened again", because, gone, by, at)


_UNSETTLED: Mapping[str, Any] = {
    "decision": "",
    "decided_at": None,
    "decided_by": "",
    "decision_words": "",
    "commissioner_reference": "",
}
_UNDECIDED: Mapping[str, Any] = {
    **_UNSETTLED,
    "risk": "",
    "risk_words": "",
    "people_told_on": None,
    "people_words": "",
    "safe_at": None,
    "safe_by": "",
    "safe_words": "",
}


def _step(row: Breach, what: str, words: str, told: Mapping[str, Any], by: Viewer, at: datetime) -> None:
    check_no_contact(words)
    swap(row, edition=row.edition, **told)
    audit.record(by=by, what="changed", of=(*_TABLE, row.pk), fields=tuple(told))
    _add(row, what, words.strip(), by, at)


def _add(row: Breach, what: str, words: str, by: Viewer, at: datetime) -> None:
    entry = BreachEntry.objects.create(
        partnership_id=by.tenant.id, breach=row, what=what, words=words, at=at, by=by.name
    )
    audit.record(by=by, what="made", of=("governance", "BreachEntry", entry.pk), fields=("what", "words"))


def _tell(row: Breach, by: Viewer) -> None:
    words = "People may be in danger by a breach. Make them safe first." if row.in_danger else "A breach was reported."
    notices.tell(
        by=by,
        members=desks.the_one("members_with")(by, rules.KEEPS),
        words=words,
        href=reverse("show-breach", kwargs={"reference": row.reference}),
    )


def _checked(said: BreachSaid, by: Viewer, at: datetime) -> dict[str, Any]:
    told = {"kinds": said.kinds, "held": said.held, "people": said.people, "aware_since": said.aware_since}
    rules.check_report(what=said.what, **told, at=at)
    check_no_contact(said.what)
    if said.organisation not in {each.id for each in organisations_for(by)}:
        raise Invalid("That is no organisation of this partnership.", instead="Choose from the list.")
    return {
        "organisation_id": said.organisation,
        "what": said.what.strip(),
        "kinds": [each for each in rules.KINDS if each in said.kinds],
        "held": [each for each in rules.HELD if each in said.held],
        "people": said.people,
        "aware_since": said.aware_since,
        "in_danger": said.in_danger,
    }


def _locked(breach: UUID, by: Viewer) -> Breach:
    rules.check_keeps(by)
    row = seen(by, Breach, BUSINESS).select_for_update().filter(pk=breach).first()
    if row is None:
        raise Missing("There is no such breach here.", instead="Look in the list of breaches.")
    return row

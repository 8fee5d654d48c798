"""Telling what was asked for: by one person, or by two where it is sensitive. Nothing is told that nobody asked for."""

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from wardmote.desks.sharing.models import Disclosure, DisclosureRequest, Hearer, MeetingDisclosure, StoredDecision
from wardmote.desks.sharing.models.sealed import make_key_of, sealed
from wardmote.desks.sharing.queries.agreements import agreement_of_version, agreements_for
from wardmote.desks.sharing.queries.documents import has_dpia
from wardmote.desks.sharing.queries.meetings import free_of_conflict, uncovered
from wardmote.desks.sharing.queries.request_seen import RequestSeen
from wardmote.desks.sharing.queries.requests import answerers_of, locked_request, request_of_id
from wardmote.desks.sharing.queries.routine import conditions_of, keep_days_of
from wardmote.desks.sharing.queries.telling import weighed_lately
from wardmote.desks.sharing.rules import requests as rules
from wardmote.desks.sharing.verbs.deciding import store_decision
from wardmote.desks.sharing.verbs.requests import refuse_by_rule
from wardmote.errors import Invalid, NotNow, Refused
from wardmote.foundation import audit, grants, notices
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.grants import AgreementVersion
from wardmote.foundation.now import LONDON, day_of
from wardmote.protocol import ASK, REFUSE, SHARE, Decision

_OF = ("sharing", "Disclosure")
#: What a holder says of the case when it answers, as the protocol names it.
ANSWERED = (
    "would_endanger",
    "proportionate",
    "regime",
    "recipient_side",
    "strictly_necessary",
    "at_risk",
    "role",
)
#: What the protocol asks of a person and nobody weighs: that there is a second one.
_SECOND = "A second person has to agree before this is told."


@dataclass(frozen=True)
class Telling:
    """What a holder wants to tell: words by field, and what it says of the case in `facts` (see ANSWERED).

    What a person decides on is told for `necessity` and in `proportionality`, in their own words.
    """

    said: Mapping[str, str]
    destroy_by: date
    facts: Mapping[str, Any] = field(default_factory=dict)
    conditions: str = ""
    necessity: str = ""
    proportionality: str = ""


@transaction.atomic
@sensitive_variables()
def tell(*, request: str, telling: Telling, how: str = rules.BY_MEMBER, by: Viewer, at: datetime) -> None:
    """Tell what the protocol allows of what is said, and no other field.

    What is sensitive waits for a second person. Where every field is refused, so is the request. Raises NotNow where
    the protocol asks a person and it cannot be them, Invalid where nothing was weighed or that was not asked for.
    """
    found, row = locked_request(by, request)
    rules.check_may_answer(by, found.holder, found.holder_name)
    rules.check_waits(waits=found.waits)
    rules.check_destroy_by(telling.destroy_by, day_of(at))
    if any(each.waits for each in found.told):
        raise NotNow("A second person is asked to approve what was prepared.", instead="Wait for them.")
    said = _said(found, telling)
    facts = {name: telling.facts.get(name) for name in ANSWERED if name in telling.facts}
    decision, stored = store_decision(found=found, more=facts, step="answered", only=said, by=by, at=at)
    allowed = _allowed(found, decision, telling, by)
    if not allowed:
        refuse_by_rule(found=found, row=row, by=by, at=at)
        return
    told = Telling(**{**vars(telling), "said": {name: said[name] for name in allowed}})
    one = prepare(found=found, stored=stored, telling=told, how=how, by=by, at=at)
    if any(each.sensitive for each in found.fields if each.name in allowed):
        ask_a_second(found=found, by=by)
    else:
        let_out(found=found, row=row, one=one, decision=decision, by=by, at=at)


@transaction.atomic
@sensitive_variables()
def answer_by_link(*, by: Viewer, target: UUID, answers: dict[str, Any], at: datetime) -> None:
    """Tell what came by a one-time link. What is told by voice is another thing: nobody writes it down for a holder."""
    if by.kind != "mailbox":
        raise Refused(
            "What one organisation tells another is not written down by a third from the telephone.",
            instead="Send the link again, or ask a member of theirs who answers.",
        )
    found = request_of_id(by, target)
    said = {each.name: answers[name] for name, each in zip(_boxes(answers), found.fields, strict=True)}
    telling = Telling(
        said,
        day_of(at) + timedelta(days=keep_days_of(by, found, day_of(at))),
        facts={"would_endanger": {"yes": True, "no": False}.get(answers["endangers"])},
        conditions=conditions_of(by, found, day_of(at)),
    )
    tell(request=found.reference, telling=telling, how=rules.BY_LINK, by=by, at=at)


@transaction.atomic
def approve_telling(*, request: str, by: Viewer, at: datetime) -> None:
    """Let out what another prepared, as a second person. The protocol decides anew, for things may have changed."""
    found, row, one = _waiting(by, request)
    rules.check_second(by, found.holder, found.holder_name, one.teller_id)
    before = seen(by, StoredDecision, BUSINESS).get(pk=one.decision_id)
    facts = {name: value for name, value in before.kept["asked"].items() if name in ANSWERED}
    told = {**facts, "second_person": True}
    decision, stored = store_decision(found=found, more=told, step="approved", only=one.fields, by=by, at=at)
    if decision.answered(REFUSE):
        raise NotNow("The protocol refuses some of this now.", instead="Decline it, so that it is prepared anew.")
    one.decision, one.second_id = stored, by.member_id
    one.save(update_fields=["decision", "second"])
    audit.record(by=by, what="approved", of=(*_OF, one.pk), fields=("decision", "second"))
    let_out(found=found, row=row, one=one, decision=decision, by=by, at=at)


@transaction.atomic
def decline_telling(*, request: str, by: Viewer, at: datetime) -> None:
    """Not approve what another prepared: nothing of it is let out, and the request waits for another answer.

    What somebody wrote down in a meeting waits for no other: it counts as refused.
    """
    found, row, one = _waiting(by, request)
    rules.check_second(by, found.holder, found.holder_name, one.teller_id)
    one.ended_at, one.ended_by = at, by.name
    one.save(update_fields=["ended_at", "ended_by"])
    audit.record(by=by, what="declined", of=(*_OF, one.pk), fields=("ended_at",))
    if found.told_in is not None:
        row.answered_at, row.answered_by, row.outcome = at, by.name, rules.REFUSED
        row.save(update_fields=["answered_at", "answered_by", "outcome"])
        audit.record(by=by, what="refused", of=("sharing", "DisclosureRequest", row.pk), fields=("outcome",))
    words = _("%(who)s did not approve what was prepared for %(reference)s.")
    told = {"who": by.name, "reference": found.reference}
    notices.tell(by=by, members=[one.teller_id], words=words % told, href=found.href)


@transaction.atomic
@sensitive_variables()
def prepare(
    *, found: RequestSeen, stored: StoredDecision, telling: Telling, how: str, by: Viewer, at: datetime
) -> Disclosure:
    """Seal what is to be told, with its hash: chance is put to it, so that nobody finds the words by trying."""
    number, one = len(found.told) + 1, uuid4()
    told = json.dumps(
        {"reference": found.reference, "number": number, "fields": telling.said, "chance": secrets.token_hex(16)},
        sort_keys=True,
        ensure_ascii=False,
    )
    weighed = {"necessity": telling.necessity.strip(), "proportionality": telling.proportionality.strip()}
    make_key_of("Disclosure", one)
    row = Disclosure.objects.create(
        id=one,
        partnership_id=by.tenant.id,
        request_id=found.id,
        number=number,
        decision=stored,
        fields=sorted(telling.said),
        told=sealed("Disclosure", one, "told", told),
        weighed=sealed("Disclosure", one, "weighed", json.dumps(weighed) if weighed["necessity"] else ""),
        digest=hashlib.sha256(told.encode()).hexdigest(),
        conditions=telling.conditions.strip(),
        destroy_by=telling.destroy_by,
        how=how,
        teller_id=by.member_id,
        made_at=at,
        made_by=by.name,
    )
    names = ("request", "number", "decision", "fields", "digest", "destroy_by")
    audit.record(by=by, what="made", of=(*_OF, row.pk), fields={name: getattr(row, name) for name in names})
    return row


@transaction.atomic
def ask_a_second(*, found: RequestSeen, teller: UUID | None = None, by: Viewer) -> None:
    """Tell the others who answer for the holder that something waits for one of them; raises NotNow without any.

    Who told it is `teller`, or else `by`."""
    others = [each for each in answerers_of(by, found.holder) if each not in (by.member_id, teller)]
    if not others:
        raise NotNow(
            "What is sensitive wants a second person, and your organisation has no other who answers.",
            instead="Ask your administrator to give a colleague the role.",
        )
    words = _("%(who)s prepared an answer to %(reference)s. A second person approves it.")
    told = {"who": by.name, "reference": found.reference}
    notices.tell(by=by, members=others, words=words % told, href=found.href)


@transaction.atomic
def let_out(
    *, found: RequestSeen, row: DisclosureRequest, one: Disclosure, decision: Decision, by: Viewer, at: datetime
) -> None:
    """Open it to its recipient, by a grant for each agreement that it rests on, and answer the request."""
    until = datetime.combine(one.destroy_by + timedelta(days=1), time(), ZoneInfo(LONDON))
    given = [
        grants.give(
            by=by,
            **to,
            of=(*_OF, one.pk),
            fields=("told",),
            purpose=found.purpose,
            agreement=each,
            until=until,
            at=at,
        )
        for each in _rests_on(found, decision, one, by, at)
        for to in _given_to(found, by, at)
    ]
    if found.told_in is not None:
        _told_in(found.told_in.id, one, by)
    one.grants, one.released_at, one.released_by = [str(each) for each in given], at, by.name
    one.save(update_fields=["grants", "released_at", "released_by"])
    audit.record(by=by, what="shared", of=(*_OF, one.pk), fields=("grants", "released_at"))
    again = row.outcome == rules.TOLD
    if not again:
        row.answered_at, row.answered_by, row.outcome = at, by.name, rules.TOLD
        row.save(update_fields=["answered_at", "answered_by", "outcome"])
        audit.record(by=by, what="answered", of=("sharing", "DisclosureRequest", row.pk), fields=("outcome",))
    words = (
        _("%(body)s put right what it told on %(reference)s. Read it again.")
        if again
        else _("%(body)s told you something in a meeting, to be read here: %(reference)s.")
        if found.told_in
        else _("%(body)s answered the request %(reference)s.")
    )
    told = {"body": found.holder_name, "reference": found.reference}
    notices.tell(by=by, members=found.readers, words=words % told, href=found.href)


def _told_in(record: UUID, one: Disclosure, by: Viewer) -> None:
    """Say in a meeting's record that something was let out, and with each hearer which grants are theirs: whoever takes
    minutes may read nothing else of it."""
    for row in seen(by, MeetingDisclosure, BUSINESS).filter(pk=record, told=False).select_for_update():
        row.told = True
        row.save(update_fields=["told"])
        audit.record(by=by, what="changed", of=("sharing", "MeetingDisclosure", row.pk), fields=("told",))
    given = grants.given_on(by, _OF, [one.pk])[one.pk]
    for row in seen(by, Hearer, BUSINESS).filter(told_in=record, member__in=[each.to_member for each in given]):
        row.grants = [*row.grants, *(str(each.id) for each in given if each.to_member == row.member_id)]
        row.save(update_fields=["grants"])
        audit.record(by=by, what="changed", of=("sharing", "Hearer", row.pk), fields=("grants",))


def _given_to(found: RequestSeen, by: Viewer, at: datetime) -> tuple[dict[str, UUID], ...]:
    """To whom grants are given: to the organisation that asked, or in a meeting to each of it who heard it. Raises
    NotNow where nobody is left of those."""
    if found.told_in is None:
        return ({"to_organisation": found.recipient},)
    free = free_of_conflict(by, found.readers, found.case, at)
    if not free:
        raise NotNow("Nobody who heard it may read it now.", instead="Decline it.")
    return tuple({"to_member": each} for each in free)


def _rests_on(
    found: RequestSeen, decision: Decision, one: Disclosure, by: Viewer, at: datetime
) -> tuple[AgreementVersion, ...]:
    """The agreements that some field is told by, by the version that the decision names; in a meeting its own."""
    if found.told_in is not None:
        if lacks := uncovered(by, found, day_of(at)):
            raise NotNow(lacks, instead="Tell it under an agreement that covers it.")
        agreement, version = agreement_of_version(by, found.told_in.version, day_of(at))
        return (AgreementVersion(agreement.id, version.number),)
    named = {each.agreement for each in decision.fields if each.agreement and each.field in one.fields}
    open_now = (each for each in agreements_for(by, day_of(at)) if each.open)
    known = {f"{each.reference}, version {each.counts.number}": each for each in open_now}
    return tuple(AgreementVersion(known[each].id, known[each].counts.number) for each in sorted(named))


def _said(found: RequestSeen, telling: Telling) -> dict[str, str]:
    said = {name: words.strip() for name, words in telling.said.items() if words.strip()}
    if set(said) - {each.name for each in found.fields}:
        raise Invalid("A field is told that nobody asked for.", instead="Tell what was asked for, and no more.")
    if not said:
        raise Invalid("Nothing is told.", instead="Fill in at least one field, or refuse the request with a reason.")
    return said


def _allowed(found: RequestSeen, decision: Decision, telling: Telling, by: Viewer) -> tuple[str, ...]:
    """The fields that may be told: those that are shared, and those that a person weighed where one is asked."""
    weighs = {each.field for each in decision.fields if each.answer == ASK and set(each.reasons) != {_SECOND}}
    allowed = (*decision.answered(SHARE), *decision.answered(ASK))
    asked = [each for each in found.fields if each.name in allowed]
    rules.check_assessed((each.sensitivity for each in asked), assessed=has_dpia(by))
    if weighs and by.kind == "mailbox":
        raise NotNow(
            "A person has to weigh this, and that is not done by a link.", instead="Ring the colleague who asked."
        )
    if weighs or any(each.sensitive for each in asked):
        rules.check_weighed(telling.necessity, telling.proportionality, weighed_lately(by))
    return allowed


def _boxes(answers: Mapping[str, Any]) -> list[str]:
    """The names of the form's boxes, one for each field in the order of the request's."""
    return sorted(
        (name for name in answers if name.startswith(rules.BOX)), key=lambda name: int(name.removeprefix(rules.BOX))
    )


def _waiting(by: Viewer, request: str) -> tuple[RequestSeen, DisclosureRequest, Disclosure]:
    found, row = locked_request(by, request)
    waiting = next((each for each in found.told if each.waits), None)
    if waiting is None or found.withdrawn_at is not None:
        raise NotNow("Nothing waits for a second person here.", instead="Look at the request.")
    return found, row, seen(by, Disclosure, BUSINESS).get(pk=waiting.id)

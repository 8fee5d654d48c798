"""Writing down what agencies told one another about a case in a meeting, putting that right, and taking it back."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from wardmote.desks.sharing.models import Disclosure, DisclosureRequest, Hearer, MeetingDisclosure, RequestedField
from wardmote.desks.sharing.models.sealed import make_key_of, sealed
from wardmote.desks.sharing.queries.agreements import AgreementSeen, VersionSeen, agreement_for
from wardmote.desks.sharing.queries.documents import has_dpia
from wardmote.desks.sharing.queries.meetings import (
    conflicted,
    meeting_disclosure_for,
    tellers_under,
    to_put_right,
    uncovered,
)
from wardmote.desks.sharing.queries.request_seen import RequestSeen
from wardmote.desks.sharing.queries.requests import answerers_of, locked_request, request_of_id
from wardmote.desks.sharing.queries.telling import weighed_lately
from wardmote.desks.sharing.rules import meetings as rules
from wardmote.desks.sharing.rules import requests as request_rules
from wardmote.desks.sharing.verbs.deciding import store_decision
from wardmote.desks.sharing.verbs.requests import THE_PROTOCOL
from wardmote.desks.sharing.verbs.telling import Telling, ask_a_second, let_out, prepare
from wardmote.desks.sharing.verbs.told import correct_told, end_told
from wardmote.errors import Invalid, NotNow, Refused
from wardmote.foundation import audit, grants, notices
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.access.standing import Name
from wardmote.foundation.grants.rules import MISTAKEN
from wardmote.foundation.local_values import value_of
from wardmote.foundation.now import day_of
from wardmote.protocol import ASK, SHARE, Decision

_OF = ("sharing", "MeetingDisclosure")
FIELD_SAYS = ("name", "record_class", "sensitivity", "patient")


@dataclass(frozen=True)
class MeetingTold:
    """What is written down of one case: under which agreement (its reference), on which item of the meeting, for what,
    about whom and what they are in the case ("" where nobody knows), who was there, and what each agency told.
    It is destroyed by a day, or without one when local practice says."""

    agreement: str
    item: Name
    case: Name
    purpose: str
    subject: str
    role: str
    present: tuple[rules.Present, ...]
    told: tuple[rules.AgencyTold, ...]
    destroy_by: date | None = None


@transaction.atomic
@sensitive_variables()
def tell_in_meeting(*, said: MeetingTold, by: Viewer, at: datetime) -> str:
    """Write down what agencies told one another about a case; the record's reference.

    The protocol decides for each agency that tells and each other that hears it. What it refuses, or the meeting's
    agreement does not cover, is kept as refused and not as told. What is sensitive, or what it asks a person about,
    waits for one of the agency that told it. Whoever hears it and may gets a grant, each their own. Whether there is
    such a case is not looked up; whether `by` may take minutes is the caller's to have asked.
    """
    agreement, version = _counting(by, said.agreement, at)
    told, present = tuple(map(_of_words, said.told)), _present(by, said, at)
    declared = {each.member for each in present if each.conflicted}
    own = [by.member_id] if by.member_id else []
    rules.check_may_record(conflicted=by.member_id in declared or bool(conflicted(by, own, said.case, at)))
    fields = {each.name: each for each in version.fields}
    tellers, here = tellers_under(by, agreement), rules.bodies_of(present)
    rules.check_told(told, fields=fields, tellers=tellers, here=here)
    _check_for(said, version)
    asked = {name for each in told for name in each.said}
    request_rules.check_assessed((fields[name].sensitivity for name in asked), assessed=has_dpia(by))
    before = weighed_lately(by)
    until = said.destroy_by or day_of(at) + timedelta(days=int(value_of(by, "sharing.told_kept_days", day_of(at))))
    request_rules.check_destroy_by(until, day_of(at))
    for each in told:
        request_rules.check_weighed(each.necessity, each.proportionality, before)
    row = _made(said, version, present, by, at)
    for each in told:
        teller = rules.teller_of(present, each.holder, (by.member_id, by.organisation))
        for recipient in here:
            if recipient != each.holder:
                facts = {**rules.FACTS, "subject": said.subject, "role": said.role or None}
                _one(row, version, each, (recipient, teller, facts, until), by, at)
        words = _("%(who)s wrote down what you told in a meeting: %(reference)s. Put it right if it is not so.")
        names = {"who": by.name, "reference": row.reference}
        members = [one for one in answerers_of(by, each.holder) if one != by.member_id]
        notices.tell(by=by, members=members, words=words % names, href=_href(row))
    return row.reference


@transaction.atomic
@sensitive_variables()
def correct_in_meeting(*, record: str, said: Mapping[str, str], by: Viewer, at: datetime) -> None:
    """Put right what one's own agency told, to everybody it was told to: what was told before is read no more."""
    requests = to_put_right(by, meeting_disclosure_for(by, record, day_of(at)), at)
    changed = 0
    for each, one in requests:
        words = {name: said[name].strip() for name in one.disclosure.fields if said.get(name, "").strip()}
        if words == dict(one.said):
            continue
        changed += 1
        if words:
            correct_told(request=each.reference, said=words, by=by, at=at)
        else:
            end_told(one=seen(by, Disclosure, BUSINESS).get(pk=one.disclosure.id), by=by, at=at)
    if not changed:
        raise Invalid("Nothing would change.", instead="Give what should have been told.")


@transaction.atomic
def withdraw_in_meeting(*, record: str, by: Viewer, at: datetime) -> None:
    """Take back what was written down: all of it by who wrote it, what one's own agency told by who answers for it.

    From this transaction on nobody reads it; the receipts and decisions stay.
    """
    found, taken = meeting_disclosure_for(by, record, day_of(at)), 0
    for each in found.requests:
        latest = each.latest
        mine = by.member_id == found.recorder or request_rules.may_answer(by, each.holder)
        if not mine or latest is None or latest.ended_at or latest.destroyed_at:
            continue
        request, row = locked_request(by, each.reference)
        end_told(one=seen(by, Disclosure, BUSINESS).get(pk=latest.id), by=by, at=at)
        if row.answered_at is None:
            _refuse(row, by.name, "", by, at)
        words = _("What was told on %(reference)s was taken back. Destroy every copy, and say so there.")
        notices.tell(by=by, members=request.readers, words=words % {"reference": each.reference}, href=each.href)
        taken += 1
    if not taken:
        raise Refused(
            "What was told is taken back by who wrote it down, or by who answers for the agency that told it.",
            instead="Ask one of them.",
        )


@transaction.atomic
def end_hearing(*, member: UUID, table: tuple[str, str], items: Collection[UUID], by: Viewer, at: datetime) -> None:
    """End a member's access to what was told on these items of a meeting: they declared an interest afterwards."""
    desk, name = table
    records = seen(by, MeetingDisclosure, BUSINESS).filter(desk=desk, table=name, item__in=list(items))
    for row in seen(by, Hearer, BUSINESS).filter(told_in__in=records, member=member, why_not="").select_for_update():
        row.why_not = rules.CONFLICT
        row.save(update_fields=["why_not"])
        audit.record(by=by, what="changed", of=("sharing", "Hearer", row.pk), fields=("why_not",))
        for each in row.grants:
            grants.end(by=by, grant=UUID(each), because=MISTAKEN, at=at)


def _counting(by: Viewer, reference: str, at: datetime) -> tuple[AgreementSeen, VersionSeen]:
    found = agreement_for(by, reference, day_of(at))
    if found.open is None or not found.tells:
        raise NotNow("The agreement is not in force.", instead="Have it signed, assessed and reviewed first.")
    return found, found.open


def _present(by: Viewer, said: MeetingTold, at: datetime) -> tuple[rules.Present, ...]:
    """Who is there, with what is known of their interests in the case besides what they declared."""
    members = {each.member for each in said.present if each.member}
    known = conflicted(by, members, said.case, at)
    return tuple(replace(each, conflicted=each.conflicted or each.member in known) for each in said.present)


def _check_for(said: MeetingTold, version: VersionSeen) -> None:
    if said.purpose not in version.purposes:
        raise Invalid("The agreement is not for that purpose.", instead="Choose one that it is for.")
    if said.subject not in ("adult", "child"):
        raise Invalid("It is not said whether the case is about an adult or a child.", instead="Choose one of them.")


def _made(
    said: MeetingTold, version: VersionSeen, present: tuple[rules.Present, ...], by: Viewer, at: datetime
) -> MeetingDisclosure:
    (desk, table, item), (case_desk, case_table, case) = said.item, said.case
    row = MeetingDisclosure.objects.create(
        partnership_id=by.tenant.id,
        version_id=version.id,
        desk=desk,
        table=table,
        item=item,
        case_desk=case_desk,
        case_table=case_table,
        case_record=case,
        purpose=said.purpose,
        subject=said.subject,
        recorder_id=by.member_id,
        made_at=at,
        made_by=by.name,
    )
    audit.record(by=by, what="made", of=(*_OF, row.pk), fields=("version", "item", "purpose", "recorder"))
    made = [
        Hearer(
            partnership_id=by.tenant.id,
            told_in=row,
            member_id=each.member,
            organisation_id=each.organisation,
            name=each.name,
            why_not=rules.why_not(each),
        )
        for each in present
    ]
    Hearer.objects.bulk_create(made)
    audit.record(by=by, what="made", of=("sharing", "Hearer", [each.pk for each in made]), fields=("why_not",))
    return row


def _one(
    row: MeetingDisclosure,
    version: VersionSeen,
    told: rules.AgencyTold,
    pair: tuple[UUID, UUID | None, Mapping[str, Any], date],
    by: Viewer,
    at: datetime,
) -> None:
    """What one agency told another: decided, and let out, prepared for a person of that agency, or refused.

    `pair` is who hears it, who told it, what is known of the case, and by when it is destroyed.
    """
    recipient, teller, facts, until = pair
    request, said = _request(row, version, told, recipient, facts, by, at), told.said
    found = request_of_id(by, request.pk)
    decision, stored = store_decision(found=found, more=told.facts, step="meeting", only=said, by=by, at=at)
    lacks = uncovered(by, found, day_of(at))
    allowed = () if lacks else (*decision.answered(SHARE), *decision.answered(ASK))
    waits = _waits(found, decision, allowed, by)
    if waits and not set(answerers_of(by, found.holder)) - {teller, by.member_id}:
        allowed, lacks = (), _("Nobody else of %(body)s could approve it.") % {"body": found.holder_name}
    if not allowed:
        _refuse(request, THE_PROTOCOL, lacks, by, at)
        return
    telling = Telling(
        {name: said[name] for name in allowed},
        until,
        conditions=version.conditions,
        necessity=told.necessity,
        proportionality=told.proportionality,
    )
    one = prepare(found=found, stored=stored, telling=telling, how=request_rules.IN_MEETING, by=by, at=at)
    one.teller_id, one.spoken = teller, at
    one.save(update_fields=["teller", "spoken"])
    audit.record(by=by, what="changed", of=("sharing", "Disclosure", one.pk), fields=("teller", "spoken"))
    if waits:
        ask_a_second(found=found, teller=teller, by=by)
    else:
        let_out(found=found, row=request, one=one, decision=decision, by=by, at=at)


def _waits(found: RequestSeen, decision: Decision, allowed: tuple[str, ...], by: Viewer) -> bool:
    """Whether a person of the agency that told it has to approve: who takes minutes weighs nothing for another."""
    sensitive = any(each.sensitive for each in found.fields if each.name in allowed)
    asks = bool(set(decision.answered(ASK)) & set(allowed))
    return sensitive or (asks and not request_rules.may_answer(by, found.holder))


def _of_words(told: rules.AgencyTold) -> rules.AgencyTold:
    """The same, without fields of which nothing was told."""
    return replace(told, said={name: words.strip() for name, words in told.said.items() if words.strip()})


def _request(
    row: MeetingDisclosure,
    version: VersionSeen,
    told: rules.AgencyTold,
    recipient: UUID,
    facts: Mapping[str, Any],
    by: Viewer,
    at: datetime,
) -> DisclosureRequest:
    kinds, key = {each.organisation: each.kind for each in version.parties}, uuid4()
    make_key_of("DisclosureRequest", key)
    request = DisclosureRequest.objects.create(
        id=key,
        partnership_id=by.tenant.id,
        way=request_rules.MEETING,
        told_in=row,
        asker_id=row.recorder_id,
        recipient_id=recipient,
        recipient_kind=kinds.get(recipient, ""),
        holder_id=told.holder,
        holder_kind=kinds[told.holder],
        purpose=row.purpose,
        facts=facts,
        case_desk=row.case_desk,
        case_table=row.case_table,
        case_record=row.case_record,
        made_at=at,
        made_by=by.name,
        asked_at=at,
        asked_by=by.name,
    )
    of = ("sharing", "DisclosureRequest", request.pk)
    audit.record(by=by, what="made", of=of, fields=("way", "told_in", "recipient", "holder", "facts"))
    kind: dict[str, dict[str, Any]] = {
        each.name: {name: getattr(each, name) for name in FIELD_SAYS}
        for each in version.fields
        if each.name in told.said
    }
    made = [RequestedField(partnership_id=by.tenant.id, request=request, **each) for each in kind.values()]
    RequestedField.objects.bulk_create(made)
    audit.record(by=by, what="made", of=("sharing", "RequestedField", [each.pk for each in made]), fields=FIELD_SAYS)
    return request


def _refuse(row: DisclosureRequest, who: str, why: str, by: Viewer, at: datetime) -> None:
    row.answered_at, row.answered_by, row.outcome = at, who, request_rules.REFUSED
    row.refusal = sealed("DisclosureRequest", row.pk, "refusal", why)
    row.save(update_fields=["answered_at", "answered_by", "outcome", "refusal"])
    audit.record(by=by, what="refused", of=("sharing", "DisclosureRequest", row.pk), fields=("outcome", "refusal"))


def _href(row: MeetingDisclosure) -> str:
    return reverse("show-told-in-meeting", kwargs={"reference": row.reference})

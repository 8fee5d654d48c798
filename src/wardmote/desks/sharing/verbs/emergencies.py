"""Telling something by voice in an emergency: the decision first, the record within a day, and a review by another."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from wardmote.desks.agencies.api import are_ours
from wardmote.desks.sharing.models import Disclosure, DisclosureRequest, RequestedField, StoredDecision
from wardmote.desks.sharing.models.sealed import make_key_of, sealed
from wardmote.desks.sharing.queries.documents import has_dpia
from wardmote.desks.sharing.queries.requests import answerers_of, locked_request, request_of_id, reviewers_of
from wardmote.desks.sharing.rules import emergencies as emergency_rules
from wardmote.desks.sharing.rules import requests as rules
from wardmote.desks.sharing.verbs.deciding import store_decision
from wardmote.desks.sharing.verbs.requests import refuse_by_rule
from wardmote.desks.sharing.verbs.telling import Telling, prepare
from wardmote.errors import Invalid, NotNow
from wardmote.foundation import audit, notices
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.naming import check_no_contact
from wardmote.foundation.now import day_of
from wardmote.protocol import REFUSE, rulebook

_OF = ("sharing", "DisclosureRequest")


@dataclass(frozen=True)
class Emergency:
    """What somebody is about to tell by voice: to whom, for what, about whom, which fields, and the facts of the case.

    The fields are names, all of one record class and sensitivity: the gravest of them.
    """

    recipient: UUID
    holder_kind: str
    recipient_kind: str
    purpose: str
    subject: str
    about: str
    fields: tuple[str, ...]
    record_class: str
    sensitivity: str
    patient: bool
    facts: Mapping[str, Any]


@transaction.atomic
def begin_emergency(*, said: Emergency, by: Viewer, at: datetime) -> str:
    """Decide on what somebody is about to tell by voice, and say by when it is written down; the request's reference.

    What a rule stops is stopped in an emergency too. Whoever answers for the organisation is told at once.
    """
    emergency_rules.check_may_tell(by)
    _check_said(said, by, at)
    rules.check_assessed((said.sensitivity,), assessed=has_dpia(by))
    request = uuid4()
    make_key_of("DisclosureRequest", request)
    row = DisclosureRequest.objects.create(
        id=request,
        partnership_id=by.tenant.id,
        way=rules.EMERGENCY,
        asker_id=by.member_id,
        recipient_id=said.recipient,
        recipient_kind=said.recipient_kind,
        holder_id=by.organisation,
        holder_kind=said.holder_kind,
        purpose=said.purpose,
        facts={**emergency_rules.FACTS, "subject": said.subject, **said.facts},
        about=sealed("DisclosureRequest", request, "about", said.about.strip()),
        made_at=at,
        made_by=by.name,
        asked_at=at,
        asked_by=by.name,
    )
    audit.record(by=by, what="made", of=(*_OF, row.pk), fields=("way", "recipient", "about", "facts"))
    kind = {"record_class": said.record_class, "sensitivity": said.sensitivity, "patient": said.patient}
    made = [RequestedField(partnership_id=by.tenant.id, request=row, name=each, **kind) for each in said.fields]
    RequestedField.objects.bulk_create(made)
    audit.record(by=by, what="made", of=("sharing", "RequestedField", [each.pk for each in made]), fields=("name",))
    found = request_of_id(by, row.pk)
    decision, _stored = store_decision(found=found, more={}, step="emergency", by=by, at=at)
    if decision.answer == REFUSE:
        refuse_by_rule(found=found, row=row, by=by, at=at)
        return row.reference
    row.record_by = decision.record_by
    row.save(update_fields=["record_by"])
    audit.record(by=by, what="changed", of=(*_OF, row.pk), fields=("record_by",))
    words = _("%(who)s tells %(body)s something by voice in an emergency: %(reference)s.")
    told = {"who": by.name, "body": found.recipient_name, "reference": found.reference}
    members = {*answerers_of(by, found.holder), *reviewers_of(by, found)}
    notices.tell(by=by, members=sorted(members), words=words % told, href=found.href)
    return row.reference


@transaction.atomic
@sensitive_variables()
def complete_record(
    *, request: str, telling: Telling, spoken_with: str, spoken: datetime, by: Viewer, at: datetime
) -> None:
    """Write down what was told by voice, to whom, when and why. A late record is still a record, and says so.

    What was told is written as it was, whatever the protocol answered: the review looks at that.
    """
    found, row = locked_request(by, request)
    emergency_rules.check_may_record(by, found.asker, rules.may_answer(by, found.holder))
    if found.state != rules.RECORD or row.asked_at is None:
        raise NotNow("No record of this is wanted.", instead="Look at what became of it.")
    emergency_rules.check_spoken(spoken_with, spoken, row.asked_at, at)
    rules.check_weighed(telling.necessity, telling.proportionality)
    rules.check_destroy_by(telling.destroy_by, day_of(at))
    said = {name: words.strip() for name, words in telling.said.items() if words.strip()}
    if not said or set(said) - {each.name for each in found.fields}:
        raise Invalid("It is not said what was told.", instead="Fill in each field that was told, or take it back.")
    stored = seen(by, StoredDecision, BUSINESS).get(pk=found.decisions[0].id)
    told = Telling(**{**vars(telling), "said": said})
    one: Disclosure = prepare(found=found, stored=stored, telling=told, how=rules.BY_VOICE, by=by, at=at)
    one.spoken, one.spoken_with, one.released_at, one.released_by = spoken, spoken_with.strip(), spoken, found.made_by
    one.save(update_fields=["spoken", "spoken_with", "released_at", "released_by"])
    audit.record(by=by, what="shared", of=("sharing", "Disclosure", one.pk), fields=("spoken", "released_at"))
    row.answered_at, row.answered_by, row.outcome = at, by.name, rules.TOLD
    row.save(update_fields=["answered_at", "answered_by", "outcome"])
    audit.record(by=by, what="answered", of=(*_OF, row.pk), fields=("outcome",))
    words = _("The record of what was told in an emergency is written: %(reference)s. Somebody else reviews it.")
    members = [*reviewers_of(by, found), *answerers_of(by, found.recipient)]
    notices.tell(by=by, members=members, words=words % {"reference": found.reference}, href=found.href)


@transaction.atomic
def review_emergency(*, request: str, finding: str, words: str, by: Viewer, at: datetime) -> None:
    """Say whether it was right to tell it, once; who told it reads that. Nobody reviews their own."""
    found, row = locked_request(by, request)
    tellers = {found.asker, *(each.teller for each in found.told)}
    emergency_rules.check_may_review(by, tellers)
    if found.state != rules.REVIEW:
        raise NotNow("No review of this is wanted.", instead="Look at what became of it.")
    if finding not in rules.FINDINGS:
        raise Invalid("A review finds one of two things.", instead="Choose one of them.")
    emergency_rules.check_review(words)
    check_no_contact(words, why=rules.NO_NAMES)
    row.reviewed_at, row.reviewed_by, row.reviewer_id, row.finding = at, by.name, by.member_id, finding
    row.review = sealed("DisclosureRequest", row.pk, "review", words.strip())
    row.save(update_fields=["reviewed_at", "reviewed_by", "reviewer", "finding", "review"])
    audit.record(by=by, what="confirmed", of=(*_OF, row.pk), fields=("finding", "review"))
    told = _("%(who)s reviewed what you told in an emergency: %(reference)s.")
    names = {"who": by.name, "reference": found.reference}
    notices.tell(by=by, members=[found.asker], words=told % names, href=found.href)


def _check_said(said: Emergency, by: Viewer, at: datetime) -> None:
    protocol = rulebook().on(day_of(at))
    if said.recipient == by.organisation or not are_ours(by, {said.recipient}):
        raise Invalid("That is no other organisation of this partnership.", instead="Choose another.")
    if not {said.holder_kind, said.recipient_kind} <= {each.id for each in protocol.bodies}:
        raise Invalid("There is no such kind of body.", instead="Choose the kind that the law names it by.")
    if said.purpose not in {each.id for each in protocol.purposes}:
        raise Invalid("There is no such purpose.", instead="Choose one of those there are.")
    rules.check_about(said.about, has_case=False)
    kinds = {each.id: each.personal for each in protocol.classes}
    emergency_rules.check_fields(said.fields, said.record_class, said.sensitivity, kinds)

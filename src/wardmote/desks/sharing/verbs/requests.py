"""Asking another organisation for information, taking that back, and refusing it with a reason."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from wardmote.desks.agencies.api import reader_of
from wardmote.desks.sharing.models import DisclosureRequest, RequestedField
from wardmote.desks.sharing.models.sealed import make_key_of, sealed
from wardmote.desks.sharing.queries.documents import has_dpia
from wardmote.desks.sharing.queries.request_seen import RequestSeen
from wardmote.desks.sharing.queries.requests import PURPOSE, answerers_of, locked_request, request_of_id
from wardmote.desks.sharing.queries.routine import Askable, askable_for
from wardmote.desks.sharing.rules import requests as rules
from wardmote.desks.sharing.verbs.deciding import store_decision
from wardmote.errors import Invalid, Missing, NotNow, Refused
from wardmote.foundation import audit, notices
from wardmote.foundation.access import Viewer
from wardmote.foundation.correspondence import links
from wardmote.foundation.naming import check_no_contact
from wardmote.foundation.now import day_of
from wardmote.foundation.records import Name
from wardmote.protocol import REFUSE

_OF = ("sharing", "DisclosureRequest")
#: By whom a request is refused that a rule refuses.
THE_PROTOCOL = "the protocol"
FIELD_SAYS = ("name", "record_class", "sensitivity", "patient")


@transaction.atomic
def ask_routine(
    *, routine: UUID, holder: UUID, case: Name | None, about: str, urgency: str, by: Viewer, at: datetime
) -> str:
    """Ask an organisation for what was approved in advance; the request's reference.

    The reason is the set's own. What the protocol refuses is kept as refused, with its decision, and nobody is asked.
    Whether there is such a case is not looked up. Raises Missing where the set is not to be asked of that holder,
    NotNow where nobody there could answer.
    """
    rules.check_may_ask(by)
    one = _askable(by, routine, holder, at)
    rules.check_about(about, has_case=case is not None)
    rules.check_assessed((each.sensitivity for each in one.routine.fields), assessed=has_dpia(by))
    request = uuid4()
    make_key_of("DisclosureRequest", request)
    desk, table, record = case or ("", "", None)
    row = DisclosureRequest.objects.create(
        id=request,
        partnership_id=by.tenant.id,
        way=rules.ROUTINE,
        asker_id=by.member_id,
        recipient_id=one.recipient.organisation,
        recipient_kind=one.recipient.kind,
        holder_id=one.holder.organisation,
        holder_kind=one.holder.kind,
        routine_id=one.routine.id,
        purpose=one.routine.purpose,
        facts=_facts(one, urgency, has_case=case is not None),
        case_desk=desk,
        case_table=table,
        case_record=record,
        about=sealed("DisclosureRequest", request, "about", about.strip()),
        made_at=at,
        made_by=by.name,
    )
    audit.record(by=by, what="made", of=(*_OF, row.pk), fields=("routine", "holder", "about", "facts"))
    made = [
        RequestedField(partnership_id=by.tenant.id, request=row, **{name: getattr(each, name) for name in FIELD_SAYS})
        for each in one.routine.fields
    ]
    RequestedField.objects.bulk_create(made)
    audit.record(by=by, what="made", of=("sharing", "RequestedField", [each.pk for each in made]), fields=FIELD_SAYS)
    send(row=row, by=by, at=at)
    return row.reference


@transaction.atomic
def send(*, row: DisclosureRequest, by: Viewer, at: datetime) -> None:
    """Have the protocol decide on a request, and let who answers know of it: members who answer for its holder, or by a
    link its registered mailbox where it has none."""
    row.asked_at, row.asked_by = at, by.name
    row.save(update_fields=["asked_at", "asked_by"])
    audit.record(by=by, what="asked", of=(*_OF, row.pk), fields=("asked_at",))
    found = request_of_id(by, row.pk)
    decision, _stored = store_decision(found=found, more={}, step="asked", by=by, at=at)
    if decision.answer == REFUSE:
        refuse_by_rule(found=found, row=row, by=by, at=at)
    elif members := answerers_of(by, found.holder):
        words = _("%(body)s asks for information: %(reference)s.")
        told = {"body": found.recipient_name, "reference": found.reference}
        notices.tell(by=by, members=members, words=words % told, href=found.href)
    else:
        links.ask(by=by, purpose=PURPOSE, target=found.id, to=reader_of(by, row.holder_id), at=at)


@transaction.atomic
def refuse_by_rule(*, found: RequestSeen, row: DisclosureRequest, by: Viewer, at: datetime) -> None:
    """Keep a request as refused of which the protocol refuses every field; its asker is told."""
    row.answered_at, row.answered_by, row.outcome = at, THE_PROTOCOL, rules.REFUSED
    row.save(update_fields=["answered_at", "answered_by", "outcome"])
    audit.record(by=by, what="refused", of=(*_OF, row.pk), fields=("outcome",))
    words = _("The request %(reference)s was refused by a rule. Read which.") % {"reference": found.reference}
    notices.tell(by=by, members=[found.asker], words=words, href=found.href)


@transaction.atomic
def withdraw_request(*, request: str, by: Viewer, at: datetime) -> None:
    """Take back what one asked and nobody has answered."""
    found, row = locked_request(by, request)
    if by.member_id is None or by.member_id != found.asker:
        raise Refused("Only who asked takes a request back.", instead="Ask them.")
    if row.answered_at is not None or row.withdrawn_at is not None:
        raise NotNow("It was answered already, or taken back.", instead="Look at the request.")
    if row.told_in_id is not None:
        raise NotNow("This was told in a meeting.", instead="Take it back on the meeting's record.")
    row.withdrawn_at, row.withdrawn_by = at, by.name
    row.save(update_fields=["withdrawn_at", "withdrawn_by"])
    audit.record(by=by, what="withdrawn", of=(*_OF, row.pk), fields=("withdrawn_at",))
    for each in links.links_for(by, at):
        if (each.purpose, each.target, each.state) == (PURPOSE, row.pk, "waiting"):
            links.revoke(by=by, reference=each.reference, at=at)
    if row.asked_at is not None:
        words = _("%(who)s took the request %(reference)s back.") % {"who": by.name, "reference": row.reference}
        notices.tell(by=by, members=answerers_of(by, found.holder), words=words, href=found.href)


@transaction.atomic
def refuse_request(*, request: str, because: str, by: Viewer, at: datetime) -> None:
    """Refuse to tell what was asked, with the reason that its asker reads. The reason names nobody."""
    found, row = locked_request(by, request)
    rules.check_may_answer(by, found.holder, found.holder_name)
    rules.check_waits(waits=found.waits)
    if not because.strip():
        raise Invalid("No reason is given.", instead="Say in a sentence why nothing is told.")
    check_no_contact(because, why="Colleagues of both organisations read the reason.")
    if any(each.waits for each in found.told):
        raise NotNow("A second person is asked to approve what was prepared.", instead="Let them decline it first.")
    row.answered_at, row.answered_by, row.outcome = at, by.name, rules.REFUSED
    row.refusal = sealed("DisclosureRequest", row.pk, "refusal", because.strip())
    row.save(update_fields=["answered_at", "answered_by", "outcome", "refusal"])
    audit.record(by=by, what="refused", of=(*_OF, row.pk), fields=("outcome", "refusal"))
    words = _("%(body)s refused the request %(reference)s. Read why.")
    told = {"body": found.holder_name, "reference": row.reference}
    notices.tell(by=by, members=[found.asker], words=words % told, href=found.href)


def _askable(by: Viewer, routine: UUID, holder: UUID, at: datetime) -> Askable:
    for each in askable_for(by, day_of(at)):
        if (each.routine.id, each.holder.organisation) == (routine, holder):
            return each
    raise Missing("This cannot be asked for at once.", instead="See what can be, and of whom.")


def _facts(one: Askable, urgency: str, *, has_case: bool) -> dict[str, Any]:
    """What two people approved in advance is known of each request of the set."""
    return {
        "subject": one.routine.subject,
        "regime": one.routine.regime,
        "urgency": urgency,
        "necessary": True,
        "proportionate": True,
        "depersonalised_enough": False,
        "about_one_case": True,
        "requested": True,
        "case_open": True if has_case else None,
    }

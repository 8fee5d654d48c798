"""Writing a request that nobody approved in advance: its six questions, one by one, and sending it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from wardmote.desks.agencies.api import are_ours
from wardmote.desks.sharing.models import DisclosureRequest, RequestedField
from wardmote.desks.sharing.models.sealed import make_key_of, sealed, sealed_in
from wardmote.desks.sharing.queries.asking import written_of
from wardmote.desks.sharing.queries.documents import has_dpia
from wardmote.desks.sharing.queries.request_seen import RequestSeen
from wardmote.desks.sharing.queries.requests import answerers_of, locked_request
from wardmote.desks.sharing.rules import asking as questions
from wardmote.desks.sharing.rules import requests as rules
from wardmote.desks.sharing.rules.agreements import NOT_STORED
from wardmote.desks.sharing.verbs.requests import send
from wardmote.errors import Invalid, Missing, NotNow, Refused
from wardmote.foundation import audit
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.now import day_of
from wardmote.foundation.records import Name
from wardmote.protocol import rulebook

_OF = ("sharing", "DisclosureRequest")
FIELD_SAYS = ("name", "record_class", "sensitivity", "patient", "why")


@transaction.atomic
def begin_request(
    *, holder: UUID, holder_kind: str, recipient_kind: str, urgency: str, by: Viewer, at: datetime
) -> str:
    """Begin to write a request by saying whom it asks; its reference. Nobody reads it until it is sent."""
    rules.check_may_ask(by)
    request = uuid4()
    make_key_of("DisclosureRequest", request)
    row = DisclosureRequest.objects.create(
        id=request,
        partnership_id=by.tenant.id,
        way=rules.UNUSUAL,
        asker_id=by.member_id,
        recipient_id=by.organisation,
        recipient_kind=recipient_kind,
        made_at=at,
        made_by=by.name,
    )
    audit.record(by=by, what="made", of=(*_OF, row.pk), fields=("way", "asker"))
    told = {"holder": holder, "holder_kind": holder_kind, "recipient_kind": recipient_kind, "urgency": urgency}
    say_whom(request=row.reference, **told, by=by, at=at)
    return row.reference


@transaction.atomic
def say_whom(
    *, request: str, holder: UUID, holder_kind: str, recipient_kind: str, urgency: str, by: Viewer, at: datetime
) -> None:
    """Say which organisation is asked, what kind of body each is, and how soon it is needed."""
    row = _written(request, by)
    if holder == by.organisation or not are_ours(by, {holder}):
        raise Invalid("That is no other organisation of this partnership.", instead="Choose another.")
    known = {each.id for each in rulebook().on(day_of(at)).bodies}
    if not {holder_kind, recipient_kind} <= known:
        raise Invalid("There is no such kind of body.", instead="Choose the kind that the law names it by.")
    columns = {"holder_id": holder, "holder_kind": holder_kind, "recipient_kind": recipient_kind}
    _put(row, columns, {"urgency": urgency}, by)


@transaction.atomic
def say_purpose(*, request: str, purpose: str, case_open: bool | None, by: Viewer, at: datetime) -> None:
    """Say what it is for, and whether there is a case of that kind."""
    row = _written(request, by)
    if purpose not in {each.id for each in rulebook().on(day_of(at)).purposes}:
        raise Invalid("There is no such purpose.", instead="Choose one of those there are.")
    _put(row, {"purpose": purpose}, {"case_open": case_open, "requested": True}, by)


@transaction.atomic
def say_subject(
    *,
    request: str,
    subject: str,
    role: str | None,
    at_risk: bool | None,
    about: str,
    case: Name | None,
    by: Viewer,
    at: datetime,
) -> None:
    """Say whom it is about: what kind of person, what they are in the case, and who, sealed."""
    row = _written(request, by)
    rules.check_about(about, has_case=case is not None)
    desk, table, record = case or ("", "", None)
    columns = {
        "case_desk": desk,
        "case_table": table,
        "case_record": record,
        "about": sealed("DisclosureRequest", row.pk, "about", about.strip()),
    }
    _put(row, columns, {"subject": subject, "role": role, "at_risk": at_risk}, by)


@transaction.atomic
def say_without(*, request: str, enough: bool | None, one_case: bool, consent: str, by: Viewer, at: datetime) -> None:
    """Say whether less would do, whether it is about one case, and what the person agreed to."""
    row = _written(request, by)
    facts = {"depersonalised_enough": enough, "about_one_case": one_case, "consent": consent}
    _put(row, {}, facts, by)


@transaction.atomic
def say_why(*, request: str, why: str, by: Viewer, at: datetime) -> None:
    """Say, in one's own words and sealed, why it is necessary and what would happen without it."""
    row = _written(request, by)
    questions.check_why(why)
    _put(row, {"why": sealed("DisclosureRequest", row.pk, "why", why.strip())}, {"necessary": True}, by)


@transaction.atomic
def add_requested_field(
    *, request: str, name: str, record_class: str, sensitivity: str, patient: bool, why: str, by: Viewer, at: datetime
) -> None:
    """Ask for one more field, with why it is needed, sealed."""
    row = _written(request, by)
    known = {each.id: each for each in rulebook().on(day_of(at)).classes}
    if record_class not in known:
        raise Invalid("There is no such record class.", instead="Choose one of C0 to C8.")
    questions.check_field_asked(
        name=name,
        why=why,
        stored=record_class != NOT_STORED,
        personal=known[record_class].personal,
        sensitivity=sensitivity,
    )
    if seen(by, RequestedField, BUSINESS).filter(request=row, name__iexact=name.strip()).exists():
        raise Invalid("You ask for that field already.", instead="Take it out first to change it.")
    field = uuid4()
    made = RequestedField.objects.create(
        id=field,
        partnership_id=by.tenant.id,
        request=row,
        name=name.strip(),
        record_class=record_class,
        sensitivity=sensitivity,
        patient=patient,
        why=sealed_in("DisclosureRequest", row.pk, "RequestedField", field, "why", why.strip()),
    )
    audit.record(by=by, what="made", of=("sharing", "RequestedField", made.pk), fields=FIELD_SAYS)


@transaction.atomic
def take_requested_field_out(*, request: str, field: UUID, by: Viewer, at: datetime) -> None:
    """Ask for a field no more."""
    row = _written(request, by)
    found = seen(by, RequestedField, BUSINESS).filter(request=row, pk=field).first()
    if found is None:
        raise Missing("It is not asked for any more.", instead="Look at what you ask for.")
    found.delete()
    audit.record(by=by, what="deleted", of=("sharing", "RequestedField", field))


@transaction.atomic
def send_request(*, request: str, by: Viewer, at: datetime) -> None:
    """Send a request once every question is answered. A rule may refuse it at once; then nobody is asked.

    Raises NotNow where nobody there could weigh it: without an account nobody weighs what is unusual.
    """
    row = _written(request, by)
    found, _row = locked_request(by, request)
    questions.check_whole(written_of(by, found))
    rules.check_assessed((each.sensitivity for each in found.fields), assessed=has_dpia(by))
    if not answerers_of(by, found.holder):
        raise NotNow(
            f"{found.holder_name} has nobody here who answers, and this has to be weighed by a person.",
            instead="Ring their liaison officer, or ask for what was approved in advance.",
        )
    send(row=row, by=by, at=at)


def _written(request: str, by: Viewer) -> DisclosureRequest:
    """The row of a request that this member is writing."""
    found: RequestSeen
    found, row = locked_request(by, request)
    if by.member_id is None or found.asker != by.member_id:
        raise Refused("Only who writes a request changes it.", instead="Ask them.")
    if row.asked_at is not None or row.withdrawn_at is not None:
        raise NotNow("It was sent, and is not changed any more.", instead="Take it back, and ask anew.")
    return row


def _put(row: DisclosureRequest, columns: Mapping[str, Any], facts: Mapping[str, Any], by: Viewer) -> None:
    for name, value in columns.items():
        setattr(row, name, value)
    row.facts = {**row.facts, **facts}
    row.save(update_fields=[*columns, "facts"])
    names = [name.removesuffix("_id") for name in columns]
    audit.record(by=by, what="changed", of=(*_OF, row.pk), fields=(*names, "facts"))

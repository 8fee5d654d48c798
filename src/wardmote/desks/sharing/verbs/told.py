"""What becomes of what was told: it is put right, received, and destroyed by its day or before."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from wardmote.desks.sharing.models import Disclosure
from wardmote.desks.sharing.models.sealed import case_of
from wardmote.desks.sharing.queries.requests import answerers_of, locked_request
from wardmote.desks.sharing.queries.telling import told_for
from wardmote.desks.sharing.rules import requests as rules
from wardmote.desks.sharing.verbs.deciding import store_decision
from wardmote.desks.sharing.verbs.telling import ANSWERED, Telling, ask_a_second, let_out, prepare
from wardmote.errors import Invalid, Missing, NotNow, Refused
from wardmote.foundation import audit, grants, notices
from wardmote.foundation.access import BUSINESS, Viewer, seen
from wardmote.foundation.grants.rules import MISTAKEN, NOT_NEEDED
from wardmote.foundation.now import day_of
from wardmote.foundation.retention.verbs.certifying import BY_ITSELF, Word, certify
from wardmote.foundation.retention.verbs.parting import Gone
from wardmote.foundation.sealing.destroying import destroy_key
from wardmote.protocol import REFUSE

_OF = ("sharing", "Disclosure")


@transaction.atomic
@sensitive_variables()
def correct_told(*, request: str, said: Mapping[str, str], by: Viewer, at: datetime) -> None:
    """Put right what was told: from this moment the recipient reads the words before no more, and the right ones at
    once, or where something is sensitive once a second person approved them."""
    found, row = locked_request(by, request)
    rules.check_may_answer(by, found.holder, found.holder_name)
    latest = found.latest
    if row.outcome != rules.TOLD or latest is None or latest.waits or latest.is_closed(at):
        raise NotNow("Nothing was told here that can still be read.", instead="Ask them to ask again.")
    words = {name: text.strip() for name, text in said.items() if text.strip()}
    if not words or set(words) - set(latest.fields):
        raise Invalid("A correction is of fields that were told.", instead="Give the right words for each.")
    before = told_for(by, found, latest.number, at)
    if words == dict(before.said):
        raise Invalid("Nothing would change.", instead="Give what should have been told.")
    first = next(each for each in found.decisions if each.id == latest.decision)
    facts = {name: value for name, value in first.kept["asked"].items() if name in (*ANSWERED, "second_person")}
    decision, stored = store_decision(found=found, more=facts, step="corrected", only=words, by=by, at=at)
    if decision.answered(REFUSE):
        raise NotNow("The protocol refuses some of this now.", instead="Ring them, and tell them what was wrong.")
    end_told(one=seen(by, Disclosure, BUSINESS).get(pk=latest.id), by=by, at=at)
    telling = Telling(
        words,
        latest.destroy_by,
        conditions=latest.conditions,
        necessity=before.necessity,
        proportionality=before.proportionality,
    )
    one = prepare(found=found, stored=stored, telling=telling, how=rules.BY_MEMBER, by=by, at=at)
    if any(each.sensitive for each in found.fields if each.name in words):
        ask_a_second(found=found, by=by)
    else:
        let_out(found=found, row=row, one=one, decision=decision, by=by, at=at)


@transaction.atomic
def receive_told(*, request: str, by: Viewer, at: datetime) -> None:
    """Say that one has what was told and keeps to its conditions."""
    found, _row = locked_request(by, request)
    latest = found.latest
    if latest is None or by.organisation != found.recipient:
        raise Refused("This is said by who was told.", instead="Ask them.")
    told_for(by, found, latest.number, at)
    one = seen(by, Disclosure, BUSINESS).get(pk=latest.id)
    if one.received_at is None:
        one.received_at, one.received_by = at, by.name
        one.save(update_fields=["received_at", "received_by"])
        audit.record(by=by, what="confirmed", of=(*_OF, one.pk), fields=("received_at",))


@transaction.atomic
def destroy_told(*, request: str, by: Viewer, at: datetime) -> None:
    """Say that every copy of what was told was destroyed; ours is with it, and the receipt with its hash stays."""
    found, _row = locked_request(by, request)
    if by.kind != "member" or by.organisation != found.recipient or found.outcome != rules.TOLD:
        raise Refused("This is said by who was told.", instead="Ask them.")
    if all(each.destroyed_at for each in found.told):
        raise NotNow("It was destroyed already.", instead="There is nothing more to do.")
    for each in found.told:
        _destroy(seen(by, Disclosure, BUSINESS).get(pk=each.id), by, at)
    words = _("%(body)s destroyed what was told on %(reference)s.")
    told = {"body": found.recipient_name, "reference": found.reference}
    notices.tell(by=by, members=answerers_of(by, found.holder), words=words % told, href=found.href)


@transaction.atomic
def destroy_due(*, by: Viewer, at: datetime) -> None:
    """Destroy what was told and is past the day by which it is destroyed: a daily round.

    Where a key is not here, as after a restore of the database alone, nobody can read what it sealed; it waits for the
    round after the keys are back, and holds nothing else up. So does what a legal hold keeps: its recipient reads it no
    more from its day on all the same, for a hold stops destruction and opens nothing.
    """
    rows = seen(by, Disclosure, BUSINESS).filter(destroy_by__lt=day_of(at), destroyed_at__isnull=True)
    for one in rows.select_for_update():
        with suppress(Missing, NotNow), transaction.atomic():
            _destroy(one, by, at)


@transaction.atomic
def end_told(*, one: Disclosure, by: Viewer, at: datetime) -> None:
    """Let what was told or prepared be read no more: its grants end with it."""
    for each in one.grants:
        grants.end(by=by, grant=UUID(each), because=MISTAKEN, at=at)
    one.ended_at, one.ended_by = at, by.name
    one.save(update_fields=["ended_at", "ended_by"])
    audit.record(by=by, what="ended", of=(*_OF, one.pk), fields=("ended_at",))


def _destroy(one: Disclosure, by: Viewer, at: datetime) -> None:
    if one.destroyed_at is not None:
        return
    for each in one.grants:
        grants.end(by=by, grant=UUID(each), because=NOT_NEEDED, at=at)
    one.destroyed_at, one.destroyed_by = at, by.name
    one.save(update_fields=["destroyed_at", "destroyed_by"])
    audit.record(by=by, what="destroyed", of=(*_OF, one.pk), fields=("destroyed_at",), because="retention")
    destroy_key(case=case_of("Disclosure", one.pk), by=by, ground="retention", at=at)
    recipient = one.request.recipient
    certify(
        agency=(recipient.pk, recipient.name),
        kind=_("What was told on a request for information"),
        rule=_("The day agreed for it, or before on its recipient's word"),
        source=_("The agreement that it was told under"),
        word=BY_ITSELF if by.kind == "system" else Word(by.member_id, by.name, day_of(at)),
        gone=Gone(keys=1),
        by=by,
        at=at,
    )

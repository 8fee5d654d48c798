"""An example of every address of this desk that takes arguments."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from wardmote.desks.sharing import states
from wardmote.desks.sharing.models import (
    AgreementField,
    AgreementParty,
    Disclosure,
    DisclosureRequest,
    InvolvementQuestion,
    MeetingDisclosure,
    RequestedField,
    RoutineSet,
)
from wardmote.desks.sharing.rules.asking import WHY
from wardmote.desks.sharing.rules.documents import DPIA
from wardmote.desks.sharing.rules.law import in_address
from wardmote.desks.sharing.rules.requests import EMERGENCY, ROUTINE
from wardmote.foundation import desks
from wardmote.foundation.accounts.demonstration import people
from wardmote.foundation.now import today
from wardmote.protocol import rulebook

_OPEN = ("show-agreement", "begin-agreement-version", "review-agreement", "end-agreement")
_DRAFT = (
    "change-agreement",
    "add-agreement-field",
    "add-agreement-party",
    "drop-agreement-draft",
    "open-agreement",
)
_ENTRY = ("show-entry-of-law", "confirm-entry", "withdraw-confirmation")
_DOCUMENT = ("show-document", "adopt-document", "take-document-back")


def specimens() -> dict[str, dict[str, Any]]:
    """A gateway of today, a document, and where there are some agreements and requests; what a party does for itself is
    that of the first person of the demonstration."""
    entry = {"entry": in_address(rulebook().on(today()).gateways[0].id)}
    found = {**_each(_ENTRY, **entry), **_each(_DOCUMENT, document=DPIA)}
    found |= _each(("download-law", "download-agreements"), kind="csv")
    found["download-document"] = {"document": DPIA, "kind": "docx"}
    parties = AgreementParty.objects.select_related("version__agreement").order_by("version__number", "id")
    if party := parties.filter(version__state=states.OPEN).first():
        agreement = party.version.agreement
        found |= _each(_OPEN, reference=agreement.reference)
        found["show-agreement-version"] = {"reference": agreement.reference, "number": party.version.number}
        found |= _each(("ask-to-sign", "ask-to-withdraw"), party=str(party.pk))
    for person in people()[:1]:
        own = desks.the_one("viewer_of")(person.member_id).organisation
        if party := parties.filter(version__state=states.OPEN, organisation=own).first():
            found |= _each(("sign-agreement", "withdraw-signature"), party=str(party.pk))
    if party := parties.filter(version__state=states.DRAFT).first():
        found |= _each(_DRAFT, reference=party.version.agreement.reference)
        found["take-party-out"] = {"party": str(party.pk)}
    if field := AgreementField.objects.filter(version__state=states.DRAFT).order_by("name", "id").first():
        found["take-field-out"] = {"field": str(field.pk)}
    return found | _of_requests() | _of_questions()


def _of_requests() -> dict[str, dict[str, Any]]:
    """What was told and can be read, a request that waits for an answer, a set that can be asked for."""
    found: dict[str, dict[str, Any]] = {}
    sets = RoutineSet.objects.filter(ended_at__isnull=True).order_by("made_at", "id").select_related("version")
    if one := sets.first():
        found["end-routine"] = {"routine": str(one.pk)}
        found["approve-in-advance"] = {"reference": one.version.agreement.reference}
        tellers = AgreementParty.objects.filter(version=one.version, tells=True).order_by("organisation__name")
        found["ask-routine"] = {"routine": str(one.pk), "holder": str(tellers[0].organisation_id)}
    disclosures = Disclosure.objects.order_by("made_at", "id")
    if told := disclosures.filter(released_at__isnull=False, request__way=ROUTINE).first():
        of = {"reference": told.request.reference}
        found |= _each(("show-sharing-request", "correct-told", "destroy-told", "receive-told"), **of)
        found |= _each(("read-told", "show-receipt"), **of, number=told.number)
        found["show-decision"] = {"reference": told.decision.reference}
    if prepared := disclosures.filter(released_at__isnull=True, ended_at__isnull=True).first():
        found["approve-telling"] = {"reference": prepared.request.reference}
    waiting = DisclosureRequest.objects.filter(asked_at__isnull=False, answered_at__isnull=True, way=ROUTINE)
    if asked := waiting.order_by("made_at", "id").first():
        names = ("answer-sharing-request", "refuse-sharing-request", "withdraw-sharing-request")
        found |= _each(names, reference=asked.reference)
    if told_by_voice := DisclosureRequest.objects.filter(way=EMERGENCY).order_by("made_at", "id").first():
        found |= _each(("complete-record", "review-emergency"), reference=told_by_voice.reference)
    if meeting := MeetingDisclosure.objects.order_by("made_at", "id").first():
        names = ("show-told-in-meeting", "correct-told-in-meeting", "withdraw-told-in-meeting")
        found |= _each(names, reference=meeting.reference)
    written = RequestedField.objects.filter(request__asked_at__isnull=True, request__withdrawn_at__isnull=True)
    if field := written.order_by("request__made_at", "id").first():
        of = {"reference": field.request.reference}
        found["check-sharing-request"] = of
        found["answer-question"] = {**of, "question": WHY}
        found["take-requested-field-out"] = {**of, "field": str(field.pk)}
    return found


def _of_questions() -> dict[str, dict[str, Any]]:
    """A question that waits for an answer; where there is none, what one would be like."""
    one = InvolvementQuestion.objects.filter(answered_at__isnull=True).order_by("made_at", "id").first()
    names = ("show-involvement", "answer-involvement", "withdraw-involvement")
    if one is None:
        nobody = str(UUID(int=0))
        return {"ask-involvement": {"person": nobody, "holder": nobody}, **_each(names, reference="IQ-0000-0000")}
    of = {"person": str(one.person), "holder": str(one.holder_id)}
    return {"ask-involvement": of, **_each(names, reference=one.reference)}


def _each(names: Iterable[str], **arguments: Any) -> dict[str, dict[str, Any]]:
    return dict.fromkeys(names, arguments)

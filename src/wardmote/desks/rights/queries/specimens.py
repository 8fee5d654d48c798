"""An example of every address of rights that takes arguments."""

from uuid import UUID

from wardmote.desks.rights.models import AccessAnswer, AccessItem, AccessPart, AccessRequest

_REQUEST = (
    *("show-access", "correct-access", "pause-access", "resume-access", "extend-access", "withdraw-access"),
    "open-access-again",
)
_PART = (
    *("show-access-part", "name-preparer", "add-record-held", "add-words-held", "finish-preparing", "review-access"),
    *("send-back-access", "answer-access", "refuse-access", "open-part-again", "decide-all-held"),
)


def specimens() -> dict[str, dict[str, str]]:
    """A request that is still open, the part of it on which most was done, a thing held in that, and an answer."""
    request = AccessRequest.objects.filter(withdrawn_at__isnull=True).order_by("received_on", "pk").last()
    if request is None:
        return {}
    found = {name: {"reference": request.reference} for name in _REQUEST}
    item = AccessItem.objects.filter(part__only__isnull=True).order_by("-made_at", "pk").first()
    part = item.part if item else AccessPart.objects.filter(request=request, only__isnull=True).order_by("pk").first()
    nobody = str(UUID(int=0))
    one = {"part": str(part.pk) if part else nobody}
    found |= dict.fromkeys(_PART, one)
    thing = {**one, "item": str(item.pk) if item else nobody}
    found |= {"decide-held": thing, "drop-held": thing}
    answer = AccessAnswer.objects.order_by("made_at", "pk").first()
    given = {"part": str(answer.part_id), "number": str(answer.number)} if answer else {**one, "number": "1"}
    return {**found, "download-access": given}

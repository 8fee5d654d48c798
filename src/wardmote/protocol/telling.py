"""A decision in plain English, line by line, for a terminal or a page that has no better way."""

from collections.abc import Iterator

from wardmote.protocol.decision import ASK, DIFFERS, REFUSE, SHARE, Decision, FieldAnswer
from wardmote.protocol.facts import LONDON, Request

_WHOLE = {
    SHARE: "{holder} may tell {recipient} all of this.",
    ASK: "Ask a person before {holder} tells {recipient} any of this.",
    REFUSE: "{holder} may not tell {recipient} any of this.",
    DIFFERS: "The answer for {holder} telling {recipient} differs from field to field.",
}


def sentences(request: Request, decision: Decision) -> Iterator[str]:
    """The decision as lines: the whole answer, each field with its reasons, what to do in an emergency, the version."""
    names = {"holder": request.holder.organisation, "recipient": request.recipient.organisation}
    yield _WHOLE[decision.answer].format(**names)
    for each in decision.fields:
        yield ""
        yield f"{each.field}: {each.answer}"
        yield from (f"  {reason}" for reason in each.reasons)
        yield from _relied_on(each)
    if decision.record_by:
        yield ""
        yield from decision.advice
        there = decision.record_by.astimezone(LONDON)
        yield f"The record is due by {there:%H:%M} on {there.day} {there:%B %Y}."
    yield ""
    yield f"Decided by version {decision.version} of the protocol of {request.day.day} {request.day:%B %Y}."


def _relied_on(answer: FieldAnswer) -> Iterator[str]:
    if answer.route is None or answer.answer == SHARE:
        return
    told = "; ".join(f"{each.title}, {each.citation}" for each in answer.route.parts)
    yield f"  If a person agrees, it rests on: {told}."

"""An example of every address of this desk that takes arguments."""

from wardmote.desks.governance.models import InformationRequest, QuarterReturn, Recommendation, Risk, Strategy
from wardmote.desks.governance.rules.risks import CLOSED
from wardmote.desks.governance.states import CLEARED

_OF_ONE = ("show", "change", "clear", "send-back", "agree", "open", "withdraw")
_RECOMMENDATION = (*(f"{name}-recommendation" for name in _OF_ONE), "promise-action")
_STRATEGY = ("show-strategy", "change-strategy", "say-aims", "unlink-strategy")
_REQUEST = (
    *("show-request", "change-request", "stop-clock", "run-clock", "undo-pause", "extend-request", "answer-request"),
    "open-request-again",
)
_RETURN = ("show-return", "record-return", "take-back-return")
_RISK = ("show-risk", "change-risk", "review-risk", "promise-mitigation", "close-risk", "open-risk-again")


def specimens() -> dict[str, dict[str, object]]:
    """Arguments by the name of the address."""
    found: dict[str, dict[str, object]] = {"send-scrutiny-report": {"kind": "docx"}}
    found |= {f"download-{register}": {"kind": "csv"} for register in ("strategies", "risks", "returns", "requests")}
    found |= _one(_RISK, Risk.objects.exclude(state=CLOSED).order_by("made_at").first())
    found |= _one(_RECOMMENDATION, Recommendation.objects.filter(state=CLEARED).order_by("code", "number").first())
    linked = Strategy.objects.filter(partnership__made_up=True, withdrawn_at__isnull=True)
    asked = InformationRequest.objects.filter(answered_on__isnull=True).order_by("received_on").first()
    found |= _one(_REQUEST, asked)
    given = QuarterReturn.objects.order_by("quarter_ends", "id").first()
    if given:
        found |= {name: {"given": given.pk} for name in _RETURN}
        found["ask-returns"] = {"quarter": given.quarter_ends.isoformat()}
    return found | _one(_STRATEGY, linked.order_by("title").first())


def _one(
    names: tuple[str, ...], row: InformationRequest | Recommendation | Risk | Strategy | None
) -> dict[str, dict[str, object]]:
    return {name: {"reference": row.reference} for name in names} if row else {}

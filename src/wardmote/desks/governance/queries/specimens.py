"""An example of every address of this desk that takes arguments."""

from wardmote.desks.governance.models import Recommendation, Strategy
from wardmote.desks.governance.states import CLEARED

_OF_ONE = ("show", "change", "clear", "send-back", "agree", "open", "withdraw")
_RECOMMENDATION = (*(f"{name}-recommendation" for name in _OF_ONE), "promise-action")
_STRATEGY = ("show-strategy", "change-strategy", "say-aims", "unlink-strategy")


def specimens() -> dict[str, dict[str, str]]:
    """Arguments by the name of the address."""
    found = {"send-scrutiny-report": {"kind": "docx"}, "download-strategies": {"kind": "csv"}}
    found |= _one(_RECOMMENDATION, Recommendation.objects.filter(state=CLEARED).order_by("code", "number").first())
    linked = Strategy.objects.filter(partnership__made_up=True, withdrawn_at__isnull=True)
    return found | _one(_STRATEGY, linked.order_by("title").first())


def _one(names: tuple[str, ...], row: Recommendation | Strategy | None) -> dict[str, dict[str, str]]:
    return {name: {"reference": row.reference} for name in names} if row else {}

"""An example of every address of this desk that takes arguments."""

from wardmote.desks.delivery.models import Bid, Fund, MoneyEntry, Project
from wardmote.desks.delivery.states import APPROVED

PROJECT = ("show", "change", "decide-on", "withdraw", "sign-offer-of", "pay", "release", "tell-result-of", "reopen")
BID = ("show", "change", "send", "answer", "withdraw", "reopen")


def specimens() -> dict[str, dict[str, str]]:
    """Of projects one that is approved, of funds, payments and bids one each."""
    fund = Fund.objects.order_by("starts").first()
    project = Project.objects.filter(state=APPROVED).order_by("title").first()
    paid = MoneyEntry.objects.filter(kind="paid", counters=None).order_by("entered_at").first()
    bid = Bid.objects.order_by("title").first()
    if fund is None or project is None or paid is None or bid is None:
        return {}
    of_fund = {"reference": fund.reference}
    return {
        **{f"{name}-project": {"reference": project.reference} for name in PROJECT},
        **dict.fromkeys(("show-fund", "ask-for-money", "correct-fund", "carry-fund-forward", "undo-carrying"), of_fund),
        **{f"download-ledger-{kind}": of_fund for kind in ("csv", "xlsx")},
        **{f"{name}-bid": {"reference": bid.reference} for name in BID},
        "reverse-payment": {"entry": str(paid.id)},
        "send-money-file": {"partnership": fund.partnership.slug, "what": "payments", "kind": "csv"},
        "show-money": {"partnership": fund.partnership.slug},
    }

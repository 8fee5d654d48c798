"""An example of every address of this desk that takes arguments."""

from wardmote.desks.delivery.models import ActivityCount, Bid, Fund, MoneyEntry, Project, SchoolTalk
from wardmote.desks.delivery.states import APPROVED

PROJECT = ("show", "change", "decide-on", "withdraw", "sign-offer-of", "pay", "release", "tell-result-of", "reopen")
SCHOOL = ("show-school", "change-school", "take-school-off", "put-school-back", "add-talk")
ACTIVITY = ("show", "change", "withdraw", "reopen")
BID = ("show", "change", "send", "answer", "withdraw", "reopen")


def specimens() -> dict[str, dict[str, str]]:
    """A project that is approved, a programme that was counted, a talk, a fund, a payment and a bid."""
    fund = Fund.objects.order_by("starts").first()
    project = Project.objects.filter(state=APPROVED).order_by("title").first()
    paid = MoneyEntry.objects.filter(kind="paid", counters=None).order_by("entered_at").first()
    bid = Bid.objects.order_by("title").first()
    told = ActivityCount.objects.filter(activity__kind="programme").exclude(place="").order_by("turn", "what").first()
    talk = SchoolTalk.objects.order_by("day", "topic").first()
    if fund is None or project is None or paid is None or bid is None or told is None or talk is None:
        return {}
    of_activity = {"reference": told.activity.reference}
    during = {**of_activity, "when": f"{told.period:%Y-%m-%d}"}
    of_fund = {"reference": fund.reference}
    return {
        **{f"{name}-project": {"reference": project.reference} for name in PROJECT},
        **{f"{name}-project-back": {"reference": project.reference} for name in ("take", "put")},
        **dict.fromkeys(("show-fund", "ask-for-money", "correct-fund", "carry-fund-forward", "undo-carrying"), of_fund),
        **{f"download-ledger-{kind}": of_fund for kind in ("csv", "xlsx")},
        **{f"{name}-bid": {"reference": bid.reference} for name in BID},
        **{f"{name}-activity": of_activity for name in ACTIVITY},
        **{name: {"reference": talk.school.reference} for name in SCHOOL},
        **{f"{name}-talk": {"reference": talk.reference} for name in ("change", "withdraw", "reopen")},
        **{f"download-{what}": {"kind": "csv"} for what in ("schools", "talks")},
        "add-activity": {"kind": "programme"},
        "download-activities": {"kind": "csv"},
        "download-counts": {**of_activity, "kind": "csv"},
        **dict.fromkeys(("choose-count", "tell-measures"), during),
        "tell-counts": {**during, "place": told.place},
        "show-done": {"partnership": fund.partnership.slug},
        "send-done-file": {"partnership": fund.partnership.slug, "kind": "csv"},
        "reverse-payment": {"entry": str(paid.id)},
        "send-money-file": {"partnership": fund.partnership.slug, "what": "payments", "kind": "csv"},
        "show-money": {"partnership": fund.partnership.slug},
    }

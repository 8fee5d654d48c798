"""Sharing: what agencies may tell one another, by which law, and by whose word."""

from wardmote.desks.sharing.rules.law import CONFIRMERS
from wardmote.foundation.desks import ChangeKind, Desk, Entry

HERE = "wardmote.desks.sharing"

DESK = Desk(
    slug="sharing",
    title="Sharing",
    purpose="What agencies may tell one another: the law of it, as somebody named has confirmed it.",
    member_nav=(Entry("Sharing", "show-sharing", order=38),),
    changes=(
        ChangeKind(
            "confirmation",
            title="Confirming the law of sharing",
            editors=CONFIRMERS,
            approvers=CONFIRMERS,
            weigh=f"{HERE}.presenters.law:weigh_confirmation",
            apply=f"{HERE}.verbs.law:confirm_entry",
        ),
    ),
    landing=f"{HERE}.presenters.hub:landing",
    changed=f"{HERE}.week:changed",
    specimens=f"{HERE}.queries.specimens:specimens",
)

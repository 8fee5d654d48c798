"""Sharing: what agencies may tell one another, by which law, and by whose word."""

from wardmote.desks.sharing.rules.law import CONFIRMERS
from wardmote.foundation.desks import ChangeKind, Desk, Entry, LinkPurpose

HERE = "wardmote.desks.sharing"

DESK = Desk(
    slug="sharing",
    title="Sharing",
    purpose="What agencies may tell one another: the law of it, the agreements, and who signed them.",
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
        ChangeKind(
            "version",
            title="Opening an agreement for signature",
            editors=CONFIRMERS,
            approvers=CONFIRMERS,
            weigh=f"{HERE}.presenters.signing:weigh_version",
            apply=f"{HERE}.verbs.agreements:open_version",
        ),
    ),
    links=(
        LinkPurpose(
            "sign",
            title="Sign an agreement",
            table="AgreementParty",
            question=f"{HERE}.presenters.signing:sign_question",
            form=f"{HERE}.forms.agreements:sign_form",
            verb=f"{HERE}.verbs.signing:answer_signature",
            recorded=f"{HERE}.presenters.signing:sign_recorded",
        ),
    ),
    clocks=f"{HERE}.presenters.agreements:clocks",
    finds=f"{HERE}.queries.finding:finds",
    landing=f"{HERE}.presenters.hub:landing",
    changed=f"{HERE}.week:changed",
    specimens=f"{HERE}.queries.specimens:specimens",
)

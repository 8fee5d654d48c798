"""Sharing: what agencies may tell one another, by which law, and by whose word."""

from datetime import time

from wardmote.desks.sharing.rules.law import CONFIRMERS
from wardmote.desks.sharing.rules.requests import OVERSEES
from wardmote.desks.sharing.rules.subjects import TELLS
from wardmote.desks.sharing.rules.watched import PAGES
from wardmote.foundation.about_people import Keeping, Part, Walled, Watched
from wardmote.foundation.desks import ChangeKind, Desk, Entry, LinkPurpose, Round

HERE = "wardmote.desks.sharing"

DESK = Desk(
    slug="sharing",
    title="Sharing",
    purpose="What agencies may tell one another: the law of it, the agreements, who asked for what, and what was told.",
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
        ChangeKind(
            "routine",
            title="Approving fields in advance",
            editors=CONFIRMERS,
            approvers=CONFIRMERS,
            weigh=f"{HERE}.presenters.routine:weigh_routine",
            apply=f"{HERE}.verbs.routine:approve_routine",
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
        LinkPurpose(
            "withdraw",
            title="Withdraw from an agreement",
            table="AgreementParty",
            question=f"{HERE}.presenters.signing:withdraw_question",
            form=f"{HERE}.forms.agreements:withdraw_form",
            verb=f"{HERE}.verbs.signing:answer_withdrawal",
            recorded=f"{HERE}.presenters.signing:sign_recorded",
        ),
        LinkPurpose(
            "answer",
            title="Answer a request for information",
            table="DisclosureRequest",
            question=f"{HERE}.presenters.telling:answer_question",
            form=f"{HERE}.forms.requests:answer_form",
            verb=f"{HERE}.verbs.telling:answer_by_link",
            recorded=f"{HERE}.presenters.telling:answer_recorded",
        ),
    ),
    walled=(
        Walled(
            "sharing.DisclosureRequest",
            organisations=("recipient", "holder"),
            members=("asker",),
            roles=OVERSEES,
            by_link=True,
        ),
        *(Walled(f"sharing.{each}", of="request") for each in ("RequestedField", "StoredDecision", "Disclosure")),
        Walled("sharing.InvolvementQuestion", organisations=("recipient", "holder"), members=("asker", "contact")),
        Walled("sharing.MeetingDisclosure"),
        Walled("sharing.Hearer", of="told_in"),
    ),
    guard=f"{HERE}.presenters.leaving:guard",
    rounds=(Round("destroy", run=f"{HERE}.verbs.told:destroy_due", daily=time(2, 40)),),
    keeps=(
        Keeping(
            "sharing.DisclosureRequest",
            title="A request for information",
            since="its last step: asked, answered, taken back or reviewed",
            why="So that who told and who was told can show later by which law, on whose word and on what conditions.",
            periods=(("", "sharing.keep_request_months"),),
            rows=f"{HERE}.queries.keeping:kept_requests",
            parts=(
                Part(
                    "sharing.Disclosure",
                    "what was told, and its receipts",
                    "request",
                    own_key=True,
                    earlier="What was told is destroyed by itself after the day agreed for it; its receipt stays.",
                ),
                Part("sharing.StoredDecision", "what the protocol decided", "request"),
                Part("sharing.RequestedField", "fields that were asked for", "request"),
            ),
        ),
        Keeping(
            "sharing.InvolvementQuestion",
            title="A question whether two agencies may speak about somebody",
            since="its last step: asked, answered or taken back",
            why="So that it can be shown later who was told whom to ask, by which agreement, and what came of it.",
            periods=(("", "sharing.keep_request_months"),),
            rows=f"{HERE}.queries.keeping:kept_questions",
        ),
        Keeping(
            "sharing.MeetingDisclosure",
            title="A record that information was shared in a meeting",
            since="the day on which it was written down",
            why="So that who was there to hear it, and under which agreement, can be shown as long as what was told.",
            periods=(("", "sharing.keep_request_months"),),
            rows=f"{HERE}.queries.keeping:kept_in_meetings",
            parts=(Part("sharing.Hearer", "who was there", "told_in"),),
            lets_go=(("sharing.DisclosureRequest", "told_in"),),
            own_key=False,
        ),
    ),
    tells=TELLS,
    remarks=f"{HERE}.presenters.involvement:remarks",
    assessed=f"{HERE}.queries.documents:has_dpia",
    clocks=f"{HERE}.presenters.hub:clocks",
    finds=f"{HERE}.queries.finding:finds",
    landing=f"{HERE}.presenters.hub:landing",
    changed=f"{HERE}.week:changed",
    searches=f"{HERE}.presenters.searching:searches",
    specimens=f"{HERE}.queries.specimens:specimens",
    watched=Watched(
        pages=PAGES,
        called=f"{HERE}.queries.watching:called",
        ids_of=f"{HERE}.queries.watching:ids_of",
        why=f"{HERE}.presenters.watched:why",
    ),
)

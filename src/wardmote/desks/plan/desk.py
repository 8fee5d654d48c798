"""Plan: what the partnership puts first, what it wants to achieve, what it does and what it said it would do."""

from wardmote.desks.plan.rules.drafting import APPROVES, PROPOSES
from wardmote.foundation.desks import ChangeKind, Desk, Entry, LinkPurpose

HERE = "wardmote.desks.plan"

DESK = Desk(
    slug="plan",
    title="Plan",
    purpose="The partnership plan: priorities, aims and commitments, each traceable to its place in the plan.",
    public_nav=(Entry("What we are doing", "show-plan", order=20),),
    member_nav=(
        Entry("Plan", "list-next-plans", order=28),
        Entry("Antisocial behaviour", "show-antisocial-behaviour-work", order=31, roles=("asb_officer",)),
        Entry("Domestic abuse", "show-domestic-abuse-work", order=32, roles=("idva",)),
    ),
    landing=f"{HERE}.presenters:landing",
    clocks=f"{HERE}.presenters.clocks:clocks",
    held_by=f"{HERE}.presenters.holding:held_by",
    hands_over=f"{HERE}.verbs.holding:hand_over",
    carried_out=f"{HERE}.queries.closing:account_for_assessment",
    finds=f"{HERE}.queries.finding:finds",
    links=(
        LinkPurpose(
            "outcomes",
            title="Say what was done of the plan",
            table="OutcomeRequest",
            question=f"{HERE}.presenters.closing:outcomes_question",
            form=f"{HERE}.forms.closing:outcomes_form",
            verb=f"{HERE}.verbs.closing:answer_outcomes",
            recorded=f"{HERE}.presenters.closing:outcomes_recorded",
        ),
        LinkPurpose(
            "received",
            title="Confirm that a plan has come",
            table="Transmittal",
            question=f"{HERE}.presenters.approving:received_question",
            form=f"{HERE}.forms.drafting:received_form",
            verb=f"{HERE}.verbs.approving:answer_received",
            recorded=f"{HERE}.presenters.approving:received_recorded",
            mail="plan/approved-plan",
        ),
    ),
    changes=(
        ChangeKind(
            "approval",
            title="Approving a partnership plan",
            editors=PROPOSES,
            approvers=APPROVES,
            weigh=f"{HERE}.presenters.approving:weigh_plan",
            apply=f"{HERE}.verbs.approving:approve_version",
        ),
    ),
    searches=f"{HERE}.presenters.searching:searches",
    specimens=f"{HERE}.queries.specimens:specimens",
)

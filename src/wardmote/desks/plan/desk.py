"""Plan: what the partnership puts first, what it wants to achieve, what it does and what it said it would do."""

from wardmote.foundation.desks import Desk, Entry

DESK = Desk(
    slug="plan",
    title="Plan",
    purpose="The partnership plan: priorities, aims and commitments, each traceable to its place in the plan.",
    public_nav=(Entry("What we are doing", "show-plan", order=20),),
    member_nav=(
        Entry("Plan checklist", "show-checklist", order=30, roles=("csp_manager",)),
        Entry("Antisocial behaviour", "show-antisocial-behaviour-work", order=31, roles=("asb_officer",)),
        Entry("Domestic abuse", "show-domestic-abuse-work", order=32, roles=("idva",)),
    ),
    landing="wardmote.desks.plan.presenters:landing",
    clocks="wardmote.desks.plan.presenters.clocks:clocks",
    specimens="wardmote.desks.plan.queries:specimens",
)

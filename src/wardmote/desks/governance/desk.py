"""Governance: the registers beside the plan. What reviews recommended, what the plan rests on, what may go wrong."""

from wardmote.foundation.desks import Desk, Entry

HERE = "wardmote.desks.governance"

DESK = Desk(
    slug="governance",
    title="Governance",
    purpose="The registers beside the plan: what reviews recommended, and which strategies its aims rest on.",
    member_nav=(
        Entry("Recommendations", "list-recommendations", order=7),
        Entry("Registers", "list-registers", order=36),
    ),
    landing=f"{HERE}.presenters.registers:landing",
    remarks=f"{HERE}.presenters.registers:remarks",
    held_by=f"{HERE}.presenters.registers:held_by",
    hands_over=f"{HERE}.verbs.holding:hand_over",
    finds=f"{HERE}.queries.finding:finds",
    changed=f"{HERE}.week:changed",
    specimens=f"{HERE}.queries.specimens:specimens",
)

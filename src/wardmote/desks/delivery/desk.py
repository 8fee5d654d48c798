"""Delivery: the money a plan is carried out with, who decided on it, and what was done with it."""

from wardmote.foundation.desks import Desk, Entry

HERE = "wardmote.desks.delivery"

DESK = Desk(
    slug="delivery",
    title="Delivery",
    purpose="The money a plan is carried out with: what each area is given, who decided, what was paid, what it did.",
    member_nav=(Entry("Money", "list-funds", order=29),),
    landing=f"{HERE}.presenters.cards:landing",
    changed=f"{HERE}.week:changed",
    finds=f"{HERE}.queries.projects:finds",
    remarks=f"{HERE}.presenters.remarks:remarks",
    held_by=f"{HERE}.presenters.cards:held_by",
    hands_over=f"{HERE}.verbs.holding:hand_over",
    specimens=f"{HERE}.queries.specimens:specimens",
)

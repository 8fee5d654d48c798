"""Governance: what reviews and inspections recommended, whose it is, what shows that it was done, and who agreed."""

from wardmote.foundation.desks import Desk, Entry

HERE = "wardmote.desks.governance"

DESK = Desk(
    slug="governance",
    title="Governance",
    purpose="What reviews and inspections recommended, whose it is, what shows that it was done, and who agreed.",
    member_nav=(Entry("Recommendations", "list-recommendations", order=7),),
    landing=f"{HERE}.presenters:landing",
    finds=f"{HERE}.queries:finds",
    changed=f"{HERE}.week:changed",
    specimens=f"{HERE}.queries:specimens",
)

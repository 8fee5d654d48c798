"""Intake: publishers' and partners' files dropped on the site, checked row by row and taken into the store."""

from datetime import time

from wardmote.desks.intake.rules import TAKES_IN
from wardmote.foundation.desks import Desk, Entry, Round, Work

HERE = "wardmote.desks.intake"

DESK = Desk(
    slug="intake",
    title="Intake",
    purpose="Files dropped on the site: recognised, checked row by row, and taken into the store as one commit.",
    member_nav=(Entry("Take evidence in", "list-drops", order=9, roles=TAKES_IN),),
    changed=f"{HERE}.week:changed",
    specimens=f"{HERE}.queries:specimens",
    rounds=(Round("forget", run=f"{HERE}.verbs:forget_old", daily=time(3, 30)),),
    works=(Work("take_in", title="Taking files in", run=f"{HERE}.jobs:take_in", roles=TAKES_IN),),
)

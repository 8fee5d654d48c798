"""What keeping and holding declare of themselves: their nights, their guard of keys, and what goes with any record."""

from datetime import time

from wardmote.foundation.concerns import Concern
from wardmote.foundation.desks import Along, Round, Walled

HERE = "wardmote.foundation.retention"

CONCERN = Concern(
    slug="retention",
    landing=f"{HERE}.presenters.landing:landing",
    specimens=f"{HERE}.specimens:specimens",
    stays=f"{HERE}.staying:stays",
    rounds=(
        Round("propose", run=f"{HERE}.verbs.proposing:propose_due", daily=time(1, 20)),
        Round("destroy", run=f"{HERE}.verbs.destroying:destroy_approved", daily=time(3, 10)),
    ),
    walled=(Walled("retention.Disposal"), Walled("retention.LegalHold")),
    goes_along=(
        Along("retention.Disposal", why="What was proposed and said of a record goes with it.", own_key=True),
        Along("retention.LegalHold", why="A hold that was lifted goes with the record it was on.", own_key=True),
    ),
)

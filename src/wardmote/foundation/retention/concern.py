"""What keeping and holding declare of themselves: their nights, their guard of keys, and what goes with any record."""

from datetime import time

from wardmote.foundation.about_people import Along, Walled
from wardmote.foundation.concerns import Concern
from wardmote.foundation.desks import Round
from wardmote.foundation.telling import Tells

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
    tells=(
        Tells(
            "retention.Disposal",
            title="What was decided of a record past its time",
            why="It says whose record it is and how long it is kept, and who alone may know of it.",
            never=("desk", "table", "record", "reference", "record_class", "only", "keepers", "because", "words"),
            not_of_them=(
                *("id", "partnership", "agency", "agency_name", "since", "value", "months", "source", "until"),
                *("proposed_at", "proposed_by", "approver", "approved_at", "approved_by", "extended_at"),
                "extended_by",
            ),
        ),
        Tells(
            "retention.LegalHold",
            title="A legal hold",
            why="It says what a claim may want (Data Protection Act 2018, Schedule 2, paragraph 5).",
            never=("desk", "table", "record", "quoted", "only", "ground", "cites", "words", "lifted_words"),
            not_of_them=(
                *("id", "reference", "partnership", "agency", "agency_name", "review_on", "placer", "placed_at"),
                *("placed_by", "lifted_at", "lifted_by"),
            ),
        ),
    ),
)

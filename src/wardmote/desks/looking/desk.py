"""Looking: who has looked at what tells of people, and why."""

from wardmote.desks.looking.rules import OVERSEES
from wardmote.foundation.about_people import Watched
from wardmote.foundation.desks import Desk, Entry

HERE = "wardmote.desks.looking"

DESK = Desk(
    slug="looking",
    title="Who has looked",
    purpose="Who looked at what tells of people, when and why; and the audit in a file that is checked elsewhere.",
    member_nav=(Entry("Who has looked", "list-looks", order=39, roles=OVERSEES),),
    guard=f"{HERE}.presenters:guard",
    remarks=f"{HERE}.presenters:remarks",
    specimens=f"{HERE}.queries:specimens",
    watched=Watched(
        pages=(
            ("list-looks", "who has looked at", "any record"),
            ("download-looks", "a list of who has looked at", "any record"),
            ("export-audit", "an export of the audit with who has looked at", "any record"),
            ("show-looks-at", "who has looked at", "somebody who is not here"),
        ),
        called=f"{HERE}.queries:called",
        ids_of=f"{HERE}.queries:ids_of",
        why=f"{HERE}.queries:why",
    ),
)

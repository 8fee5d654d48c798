"""Rights: what is held about somebody who asks, gathered by each agency, looked at by two, and answered in time."""

from wardmote.desks.rights.rules.telling import PAGES, TELLS
from wardmote.foundation.about_people import Keeping, Part, Walled, Watched
from wardmote.foundation.desks import Desk, Entry

HERE = "wardmote.desks.rights"

DESK = Desk(
    slug="rights",
    title="Rights",
    purpose="What is held about somebody who asks: who gathers it, what is kept back and why, and what was answered.",
    member_nav=(Entry("Requests for access", "list-access", order=40),),
    walled=(
        Walled("rights.AccessRequest"),
        *(Walled(f"rights.{each}", of="request") for each in ("AccessPause", "AccessPart")),
        Walled("rights.AccessItem", organisations=("holder",)),
        Walled("rights.AccessAnswer", of="part"),
    ),
    keeps=(
        Keeping(
            "rights.AccessRequest",
            title="A request for access",
            since="the day of its last answer, or on which it was taken back",
            why="So that it can be shown what was given and kept back, on whose word, where somebody complains.",
            periods=(("", "rights.keep_months"),),
            rows=f"{HERE}.queries.keeping:kept_requests",
            parts=(
                Part("rights.AccessItem", "things that were gathered", "part__request", secret=True),
                Part("rights.AccessAnswer", "answers", "part__request", secret=True),
                Part("rights.AccessPart", "parts of agencies", "request", own_key=True, secret=True),
                Part("rights.AccessPause", "times for which its clock stood still", "request"),
            ),
        ),
    ),
    tells=TELLS,
    guard=f"{HERE}.presenters.leaving:guard",
    clocks=f"{HERE}.presenters.requests:clocks",
    landing=f"{HERE}.presenters.requests:landing",
    specimens=f"{HERE}.queries.specimens:specimens",
    watched=Watched(
        pages=PAGES,
        called=f"{HERE}.queries.watching:called",
        ids_of=f"{HERE}.queries.watching:ids_of",
        why=f"{HERE}.queries.watching:why",
    ),
)

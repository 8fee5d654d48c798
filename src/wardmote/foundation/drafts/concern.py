"""What drafts declare: that old ones are forgotten, and that a member's first page offers them."""

from datetime import time

from wardmote.foundation.concerns import Concern
from wardmote.foundation.desks import Round
from wardmote.foundation.telling import Tells

CONCERN = Concern(
    slug="drafts",
    landing="wardmote.foundation.drafts.presenters:landing",
    goes_by_itself=(
        (
            "drafts.Draft",
            "What a member typed and has not sent is forgotten thirty days after they last typed, or once it is sent.",
        ),
    ),
    tells=(
        Tells(
            "drafts.Draft",
            title="What a member typed and has not sent",
            why="Nobody but its member reads it, and it is forgotten by itself.",
            never=("typed", "path"),
            not_of_them=("id", "partnership", "member", "at", "until"),
        ),
    ),
    rounds=(Round("forget", run="wardmote.foundation.drafts.keeping:forget_old", daily=time(3, 30)),),
)

"""What break-glass declares of itself."""

from wardmote.foundation.about_people import Keeping, Part, Walled, Watched
from wardmote.foundation.break_glass.rules import DEEDS, PAGES, REVIEWS
from wardmote.foundation.concerns import Concern
from wardmote.foundation.telling import Tells

HERE = "wardmote.foundation.break_glass"

CONCERN = Concern(
    slug="break_glass",
    landing=f"{HERE}.presenters:landing",
    specimens=f"{HERE}.queries:specimens",
    standing=f"{HERE}.queries:standing",
    walled=(
        Walled("break_glass.BrokenGlass", members=("member",), roles=REVIEWS),
        Walled("break_glass.Release", of="glass"),
    ),
    keeps=(
        Keeping(
            "break_glass.BrokenGlass",
            title="A case opened by break-glass",
            since="the day on which it was reviewed",
            why="So that it can be said who opened a case they were not on, why, and what the review found.",
            periods=(("", "break_glass.keep_months"),),
            rows=f"{HERE}.queries:kept_openings",
            parts=(Part("break_glass.Release", "what a second person said", "glass"),),
        ),
    ),
    tells=(
        Tells(
            "break_glass.BrokenGlass",
            title="A case opened by break-glass",
            why="It tells of a case, and why it was opened: that is what a member did, and would tell of a forum.",
            never=("desk", "table", "record", "purpose", "reason", "words", "finding"),
            not_of_them=(
                *("id", "partnership", "member", "opened_at", "opened_by", "until", "ended_at", "ended_by"),
                *("reviewed_at", "reviewed_by", "reviewer"),
            ),
        ),
        Tells(
            "break_glass.Release",
            title="What a second person said of an opening by break-glass",
            why="It tells of a case, and that there is a safe way to reach somebody: that would tell of a forum.",
            never=("glass", "answer", "words"),
            not_of_them=(
                *("id", "partnership", "member", "answered_at", "answered_by", "answerer"),
                *("ended_at", "ended_by"),
            ),
        ),
    ),
    watched=Watched(
        pages=PAGES,
        deeds=DEEDS,
        called=f"{HERE}.watching:called",
        ids_of=f"{HERE}.watching:ids_of",
        why=f"{HERE}.watching:why",
    ),
)

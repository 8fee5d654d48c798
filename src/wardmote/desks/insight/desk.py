"""Insight: the explorer for members, of every series held, by place and month."""

from wardmote.foundation.desks import Desk, Entry

HERE = "wardmote.desks.insight"

DESK = Desk(
    slug="insight",
    title="Insight",
    purpose="Any series that is held, for a place and months, in words, chart, map and table, with where it came from.",
    member_nav=(Entry("Explorer", "explore", order=12),),
    landing=f"{HERE}.presenters:landing",
    specimens=f"{HERE}.queries:specimens",
)

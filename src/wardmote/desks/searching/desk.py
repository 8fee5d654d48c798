"""Searching: one box for what a member may read, whichever desk it is in."""

from wardmote.foundation.desks import Desk, Entry

DESK = Desk(
    slug="searching",
    title="Search",
    purpose="One box for whatever a member may read, whichever desk it is in. People are looked up elsewhere.",
    member_nav=(Entry("Search", "search", order=3),),
)

"""Actions: what somebody promised to do, by when, and what came of it."""

from wardmote.foundation.desks import Desk, Entry

DESK = Desk(
    slug="actions",
    title="Actions",
    purpose="What each agency promised to do, by when, how it is, and who was reminded.",
    member_nav=(Entry("Actions", "list-actions", order=5),),
    finds="wardmote.desks.actions.queries:finds",
    specimens="wardmote.desks.actions.queries:specimens",
)

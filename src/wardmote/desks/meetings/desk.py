"""Meetings: who meets, what about, what was decided, and what is left of it."""

from wardmote.foundation.desks import Desk, Entry

HERE = "wardmote.desks.meetings"

DESK = Desk(
    slug="meetings",
    title="Meetings",
    purpose="The partnership's own meetings from agenda to minutes, and who went to other bodies' meetings.",
    member_nav=(Entry("Meetings", "list-meetings", order=35),),
    appointments=f"{HERE}.presenters.lists:appointments",
    landing=f"{HERE}.presenters.landing:landing",
    finds=f"{HERE}.queries.finding:finds",
    searches=f"{HERE}.presenters.searching:searches",
    specimens=f"{HERE}.queries.specimens:specimens",
)

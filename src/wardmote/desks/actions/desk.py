"""Actions: what somebody promised to do, by when, and what came of it."""

from datetime import time

from wardmote.foundation.desks import Desk, Entry, LinkPurpose, Round

HERE = "wardmote.desks.actions"

DESK = Desk(
    slug="actions",
    title="Actions",
    purpose="What each agency promised to do, by when, how it is, and who was reminded.",
    member_nav=(Entry("Actions", "list-actions", order=5),),
    links=(
        LinkPurpose(
            "report",
            title="Report on an action",
            table="Action",
            question=f"{HERE}.presenters:report_question",
            form=f"{HERE}.forms:report_form",
            verb=f"{HERE}.verbs:answer_report",
            recorded=f"{HERE}.presenters:report_recorded",
        ),
    ),
    rounds=(Round("remind", run=f"{HERE}.verbs:remind_of_the_day", daily=time(7, 0)),),
    landing=f"{HERE}.presenters:landing",
    finds=f"{HERE}.queries:finds",
    held_by=f"{HERE}.presenters:held_by",
    hands_over="wardmote.desks.actions.verbs:hand_over",
    changed=f"{HERE}.week:changed",
    specimens=f"{HERE}.queries:specimens",
)

"""Actions: what somebody promised to do, by when, and what came of it."""

from datetime import time

from wardmote.desks.actions.rules import RUNS
from wardmote.foundation.desks import Desk, Entry, ImportColumn, ImportKind, LinkPurpose, Round

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
    imports=(
        ImportKind(
            "actions",
            title="Actions",
            roles=RUNS,
            columns=(
                ImportColumn("text", "Action", ("actions", "=what", "task", "activity", "description"), required=True),
                ImportColumn("organisation", "Organisation", ("lead agency", "agency", "lead organisation", "partner")),
                ImportColumn(
                    "owner",
                    "Owner",
                    ("lead officer", "=lead", "action owner", "responsible", "=who", "email"),
                ),
                ImportColumn("supporting", "Supporting", ("=support", "partners", "supporting agencies")),
                ImportColumn("area", "Area", ("district", "borough")),
                ImportColumn("starts", "Starts", ("=start", "start date", "=from")),
                ImportColumn(
                    "due",
                    "Due",
                    ("due date", "deadline", "target date", "by when", "timescale", "end date", "completion date"),
                    required=True,
                ),
                ImportColumn("state", "State", ("status", "rag", "rag status", "rag rating", "progress rating")),
                ImportColumn("line", "Last said", ("update", "progress", "comments", "latest update", "notes")),
                ImportColumn("reference", "Reference", ("ref", "action ref", "=id")),
            ),
            taker=f"{HERE}.imports:action_taker",
        ),
    ),
    landing=f"{HERE}.presenters:landing",
    finds=f"{HERE}.queries:finds",
    held_by=f"{HERE}.presenters:held_by",
    hands_over="wardmote.desks.actions.verbs:hand_over",
    changed=f"{HERE}.week:changed",
    searches=f"{HERE}.presenters.searching:searches",
    specimens=f"{HERE}.queries:specimens",
)

"""Governance: the registers beside the plan. What reviews recommended, what the plan rests on, what may go wrong."""

from wardmote.desks.governance.rules.breaches import READS_ALL
from wardmote.desks.governance.rules.recommendations import PROMISES, WRITES
from wardmote.foundation.about_people import Walled
from wardmote.foundation.desks import Desk, Entry, ImportColumn, ImportKind, LinkPurpose

HERE = "wardmote.desks.governance"

_WHICH = (
    ImportColumn("code", "Review", ("=code", "review code", "=dhr", "review ref"), required=True),
    ImportColumn("number", "Number", ("=no", "rec no", "recommendation number", "=rec"), required=True),
)

DESK = Desk(
    slug="governance",
    title="Governance",
    purpose="The registers beside the plan: what reviews recommended, what may go wrong, what its aims rest on.",
    member_nav=(
        Entry("Recommendations", "list-recommendations", order=7),
        Entry("Registers", "list-registers", order=36),
    ),
    landing=f"{HERE}.presenters.registers:landing",
    remarks=f"{HERE}.presenters.registers:remarks",
    carries=f"{HERE}.verbs.carrying:carry",
    clocks=f"{HERE}.presenters.registers:clocks",
    held_by=f"{HERE}.presenters.registers:held_by",
    hands_over=f"{HERE}.verbs.holding:hand_over",
    links=(
        LinkPurpose(
            "return",
            title="Say that a section 17A return was shared",
            table="QuarterReturn",
            question=f"{HERE}.presenters.returns:return_question",
            form=f"{HERE}.forms.returns:return_form",
            verb=f"{HERE}.verbs.returns:answer_return",
            recorded=f"{HERE}.presenters.returns:return_recorded",
        ),
    ),
    walled=(
        Walled("governance.Breach", members=("reporter",), roles=READS_ALL),
        Walled("governance.BreachEntry", of="breach"),
    ),
    finds=f"{HERE}.queries.finding:finds",
    imports=(
        ImportKind(
            "recommendations",
            title="Recommendations of reviews",
            roles=WRITES,
            columns=(
                *_WHICH,
                ImportColumn("text", "Recommendation", ("recommendations", "what is recommended"), required=True),
                ImportColumn("organisation", "Organisation", ("agency", "lead agency", "for whom"), required=True),
                ImportColumn("kind", "Kind", ("=type", "kind of review", "review type")),
                ImportColumn("area", "Area", ("district", "borough")),
                ImportColumn("level", "Level", ("local or national",)),
                ImportColumn("themes", "Themes", ("theme",)),
            ),
            taker=f"{HERE}.imports:recommendation_taker",
        ),
        ImportKind(
            "promises",
            title="Actions promised of recommendations",
            roles=PROMISES,
            columns=(
                *_WHICH,
                ImportColumn("text", "Action", ("actions", "action taken", "response", "=what"), required=True),
                ImportColumn("due", "Due", ("due date", "deadline", "target date", "by when"), required=True),
                ImportColumn("owner", "Owner", ("lead officer", "=lead", "=who", "responsible")),
                ImportColumn("state", "State", ("status", "rag", "rag status", "progress")),
                ImportColumn("line", "Last said", ("update", "comments", "latest update", "notes")),
            ),
            taker=f"{HERE}.imports:promise_taker",
        ),
    ),
    overdue=f"{HERE}.documents:overdue",
    changed=f"{HERE}.week:changed",
    searches=f"{HERE}.presenters.searching:searches",
    specimens=f"{HERE}.queries.specimens:specimens",
)

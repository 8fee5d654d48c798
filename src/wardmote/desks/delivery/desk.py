"""Delivery: the money a plan is carried out with, who decided on it, and what was done for its aims."""

from wardmote.desks.delivery.rules.activities import WRITES
from wardmote.desks.delivery.rules.projects import KEEPS
from wardmote.foundation.desks import Desk, Entry, ImportColumn, ImportKind

HERE = "wardmote.desks.delivery"

DESK = Desk(
    slug="delivery",
    title="Delivery",
    purpose="The money a plan is carried out with: what each area is given, who decided, what was paid, what was done.",
    member_nav=(Entry("Money", "list-funds", order=29), Entry("What was done", "list-activities", order=30)),
    landing=f"{HERE}.presenters.cards:landing",
    changed=f"{HERE}.week:changed",
    finds=f"{HERE}.queries.projects:finds",
    remarks=f"{HERE}.presenters.remarks:remarks",
    appointments=f"{HERE}.presenters.calendar:appointments",
    overdue=f"{HERE}.presenters.papers:overdue",
    imports=(
        ImportKind(
            "grants",
            title="Grants of past years",
            roles=KEEPS,
            columns=(
                ImportColumn("title", "Project", ("project name", "scheme", "initiative"), required=True),
                ImportColumn("organisation", "Organisation", ("recipient", "beneficiary", "grantee"), required=True),
                ImportColumn("year", "Year", ("financial year", "=fy"), required=True),
                ImportColumn(
                    "committed",
                    "Promised (pounds)",
                    ("promised", "committed", "amount awarded", "grant awarded", "=awarded", "=amount"),
                    required=True,
                ),
                ImportColumn("paid", "Paid (pounds)", ("amount paid", "=paid", "spent", "=spend")),
                ImportColumn("area", "Area", ("district", "borough")),
                ImportColumn("fund", "Fund", ("funding stream", "=grant", "=pot")),
                ImportColumn("funder", "Funder", ("given by",)),
                ImportColumn(
                    "allocated", "Allocated to the fund (pounds)", ("allocated", "allocation", "=fund total", "=budget")
                ),
                ImportColumn("aim", "Aim", ("aim of the plan", "objective")),
                ImportColumn("purpose", "What the money pays for", ("purpose", "description", "what for")),
                ImportColumn("registration", "Registration number", ("charity number", "company number")),
                ImportColumn("awarded", "Date awarded", ("awarded on", "date approved", "approved on")),
                ImportColumn("paid_on", "Date paid", ("paid on", "payment date")),
                ImportColumn("state", "State", ("status",)),
                ImportColumn("did", "What it did", ("=result", "=outcome", "=outcomes", "=outputs")),
                ImportColumn("reached", "Reach", ("people reached",)),
                ImportColumn("attended", "Attendance", ("people who came",)),
                ImportColumn("completed", "Completion"),
                ImportColumn("asked", "Asked about change"),
                ImportColumn("changed", "Change"),
                ImportColumn("method", "How counted"),
                ImportColumn("reference", "Reference", ("=ref",)),
            ),
            taker=f"{HERE}.imports:grant_taker",
        ),
        ImportKind(
            "schools",
            title="Schools that talks are offered to",
            roles=WRITES,
            columns=(
                ImportColumn("name", "School", ("establishmentname", "school name", "=name"), required=True),
                ImportColumn("phase", "Phase", ("phaseofeducation (name)", "phase of education"), required=True),
                ImportColumn("district", "District", ("la district", "districtadministrative (name)"), required=True),
                ImportColumn("urn", "Unique reference number", ("=urn",)),
            ),
            taker=f"{HERE}.imports:school_taker",
        ),
    ),
    held_by=f"{HERE}.presenters.cards:held_by",
    hands_over=f"{HERE}.verbs.holding:hand_over",
    searches=f"{HERE}.presenters.searching:searches",
    specimens=f"{HERE}.queries.specimens:specimens",
)

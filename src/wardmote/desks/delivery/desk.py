"""Delivery: the money a plan is carried out with, who decided on it, and what was done for its aims."""

from wardmote.desks.delivery.rules.activities import WRITES
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
    specimens=f"{HERE}.queries.specimens:specimens",
)

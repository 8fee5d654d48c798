"""People: whom cases are about, searched for before a record is made."""

from datetime import time

from wardmote.desks.people.rules.looking import CLASSES, LOOKS
from wardmote.foundation.desks import Desk, Entry, PeopleTable, Round, Walled, Work

HERE = "wardmote.desks.people"

DESK = Desk(
    slug="people",
    title="People",
    purpose="Whom cases are about: looked for before a record is made, and read by who may, for a purpose.",
    member_nav=(Entry("People", "list-searches", order=32, roles=LOOKS),),
    people=(
        PeopleTable(
            "people.PersonDetail",
            case=("people", "Person"),
            columns=tuple(
                (each, "") for each in ("kind", "words", "made_at", "made_by", "ended_at", "ended_by", "because")
            ),
            case_column="person",
            class_column="person__record_class",
            row_classes=CLASSES,
        ),
        PeopleTable(
            "people.ContactDetail",
            case=("people", "Person"),
            columns=tuple((each, "C6") for each in ("kind", "words", "made_at", "made_by", "ended_at", "ended_by")),
            case_column="person",
        ),
        PeopleTable(
            "people.AddressChange",
            case=("people", "Person"),
            columns=tuple(
                (each, "C6")
                for each in (
                    "words",
                    "because",
                    "asker",
                    "asked_at",
                    "asked_by",
                    "decided_at",
                    "decided_by",
                    "decision",
                )
            ),
            case_column="person",
        ),
    ),
    walled=tuple(
        Walled(f"people.{each}")
        for each in (
            "Person",
            "PersonToken",
            "SamePerson",
            "SafeContact",
            "SafetyMarker",
            "Protection",
            "ProtectedMatch",
            "PersonSearch",
            "PersonFound",
            "CaseSide",
            "CaseLink",
        )
    ),
    works=(Work("find_protected", title="Looking after protected records", run=f"{HERE}.jobs:find_protected"),),
    rounds=(Round("end_markers", run=f"{HERE}.verbs.markers:end_what_ran_out", daily=time(0, 10)),),
    landing=f"{HERE}.presenters.week:landing",
    held_by=f"{HERE}.presenters.protection:held_by",
    hands_over=f"{HERE}.verbs.holding:hand_over",
    guard=f"{HERE}.presenters.leaving:guard",
    specimens=f"{HERE}.queries.specimens:specimens",
    standing=f"{HERE}.queries.basis:standing",
)

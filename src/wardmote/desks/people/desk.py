"""People: whom cases are about, searched for before a record is made."""

from datetime import time

from wardmote.desks.people.rules.looking import CLASSES, LOOKS
from wardmote.desks.people.rules.telling import TELLS
from wardmote.desks.people.rules.watched import DEEDS, PAGES
from wardmote.foundation.about_people import Along, Keeping, Part, PeopleTable, Walled, Watched
from wardmote.foundation.desks import Desk, Entry, Round, Work

HERE = "wardmote.desks.people"
#: How a record is in cases of other desks.
LINKED = ("people.CaseLink", "person", "side")

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
            linked=LINKED,
            class_column="person__record_class",
            row_classes=CLASSES,
        ),
        PeopleTable(
            "people.ContactDetail",
            case=("people", "Person"),
            columns=tuple((each, "C6") for each in ("kind", "words", "made_at", "made_by", "ended_at", "ended_by")),
            case_column="person",
            linked=LINKED,
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
            linked=LINKED,
        ),
    ),
    walled=(
        *(
            Walled(f"people.{each}")
            for each in (
                "Person",
                "PersonToken",
                "SamePerson",
                "SafeContact",
                "SafetyMarker",
                "VisitedAddress",
                "Protection",
                "ProtectedMatch",
                "PersonSearch",
                "PersonFound",
                "CaseSide",
                "CaseLink",
            )
        ),
        Walled("people.AddressMarker", organisations=("holder",)),
    ),
    keeps=(
        Keeping(
            "people.Person",
            title="A person's record",
            since="the last day on which anybody worked on it",
            why="So that agencies know whom they mean by somebody, and can say later what was done, and why.",
            periods=(
                ("C3", "people.keep_months"),
                ("C4", "people.keep_child_months"),
                ("C5", "people.keep_abuse_months"),
                ("C7", "people.keep_offender_months"),
            ),
            rows=f"{HERE}.queries.keeping:kept_persons",
            parts=(
                Part("people.PersonDetail", "names and dates of birth, now and before", "person"),
                Part("people.PersonToken", "marks by which it is found", "person"),
                Part("people.ContactDetail", "ways to reach them safely", "person"),
                Part("people.SafeContact", "notes of whether they can be reached safely", "person"),
                Part("people.AddressChange", "changes of a protected address", "person"),
                Part(
                    "people.SafetyMarker",
                    "safety markers",
                    "person",
                    earlier="A safety marker shows until its last day, a year away at most, and then ends by itself.",
                ),
                Part("people.VisitedAddress", "addresses where they are visited", "person"),
                Part("people.ProtectedMatch", "searches that fitted it", "protection__person", secret=True),
                Part("people.ProtectedMatch", "searches that fitted it", "made", secret=True),
                Part("people.Protection", "protection", "person", secret=True),
                Part("people.SamePerson", "links to other records of the same person", "goes_by", secret=True),
                Part("people.SamePerson", "links to other records of the same person", "other", secret=True),
                Part("people.CaseLink", "links to cases", "person"),
                Part("people.PersonFound", "notes of which searches found it", "person"),
            ),
            lets_go=(("people.PersonSearch", "person"),),
        ),
        Keeping(
            "people.AddressMarker",
            title="A safety marker of an address",
            since="its last day, or the day on which somebody ended it",
            why="So that it can be said later what officers were told before a visit, by whom and why.",
            periods=(("", "people.keep_marker_months"),),
            rows=f"{HERE}.queries.keeping:kept_address_markers",
        ),
        Keeping(
            "people.PersonSearch",
            title="A search for somebody",
            since="the day of the search",
            why="So that it can be said who looked for whom, for what, and whether they might.",
            periods=(("", "people.keep_search_months"),),
            rows=f"{HERE}.queries.keeping:kept_searches",
            parts=(
                Part("people.ProtectedMatch", "protected records that it fitted", "search", secret=True),
                Part("people.PersonFound", "records that it found", "search"),
            ),
            own_key=False,
        ),
    ),
    tells=TELLS,
    goes_along=(
        Along("people.CaseLink", path="side__", why="Who was in a case goes with the case."),
        Along("people.CaseSide", why="The sides of a case go with the case."),
    ),
    works=(Work("find_protected", title="Looking after protected records", run=f"{HERE}.jobs:find_protected"),),
    rounds=(Round("end_markers", run=f"{HERE}.verbs.markers:end_what_ran_out", daily=time(0, 10)),),
    landing=f"{HERE}.presenters.week:landing",
    held_by=f"{HERE}.presenters.protection:held_by",
    hands_over=f"{HERE}.verbs.holding:hand_over",
    guard=f"{HERE}.presenters.leaving:guard",
    specimens=f"{HERE}.queries.specimens:specimens",
    standing=f"{HERE}.queries.basis:standing",
    watched=Watched(
        pages=PAGES,
        deeds=DEEDS,
        called=f"{HERE}.queries.watching:called",
        ids_of=f"{HERE}.queries.watching:ids_of",
        why=f"{HERE}.queries.watching:why",
    ),
)

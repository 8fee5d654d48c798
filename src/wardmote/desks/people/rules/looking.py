"""Who may look somebody up, for what, and what they must know and say first. Plain Python."""

from datetime import date

from wardmote.errors import Invalid, Refused
from wardmote.foundation.access import Viewer
from wardmote.foundation.access.roles import title_of
from wardmote.foundation.access.who_reads import OPENS, rule_on
from wardmote.foundation.naming import check_no_contact

#: The record classes that a person's record may be of: a case, a child, domestic abuse, offender management.
CLASSES = ("C3", "C4", "C5", "C7")
#: Roles that reach into the rows of one of these classes; a test holds this against the table of who reads what.
LOOKS = (
    "csp_manager",
    "asb_officer",
    "idva",
    "marac_coordinator",
    "da_coordinator",
    "housing_options",
    "youth_justice",
    "pcso",
    "case_partner",
)
HOURS = "people.search_hours"
#: Fewer characters than this give no reason.
LEAST_REASON = 20
#: As many candidates as one search shows.
MOST = 20
ADULT = 18


def classes_for(viewer: Viewer, purpose: str, day: date) -> tuple[str, ...]:
    """The classes of which this member's roles open rows for a purpose, as far as roles go."""
    held = ((each, rule_on(each, day)) for each in CLASSES)
    return tuple(
        each
        for each, rule in held
        if rule is not None and purpose in rule.purposes and set(rule.reaches(viewer.roles)) & set(OPENS)
    )


def check_may_look(viewer: Viewer, purpose: str, day: date) -> None:
    """Return quietly for a member whose role reads of people for this purpose; otherwise raise Refused."""
    if viewer.kind != "member" or viewer.organisation is None or not classes_for(viewer, purpose, day):
        able = ", ".join(sorted(map(title_of, LOOKS)))
        raise Refused(
            f"Your role does not look people up for this purpose. These do, each for their own: {able}.",
            instead="Choose the purpose that your work has, or ask a colleague whose work it is.",
        )


def check_assessed(assessed: bool) -> None:
    """Raise Refused until an impact assessment is recorded: before that nothing about anybody is kept here."""
    if not assessed:
        raise Refused(
            "Nothing about anybody is kept here until a data protection impact assessment is recorded.",
            instead="Ask your designated liaison officer to record its reference: Sharing, Documents of sharing.",
        )


def check_enough(given: str, family: str, born: date | None, today: date) -> None:
    """Raise Invalid for too little to tell anybody by: a family name, and a first name or a date of birth."""
    if not any(map(str.isalpha, family)):
        raise Invalid("A person is looked for by a family name.", instead="Give it as it was told to you.")
    if not any(map(str.isalpha, given)) and born is None:
        raise Invalid(
            "A family name alone finds too many people.", instead="Give a first name or a date of birth as well."
        )
    check_born(born, today)


def check_born(born: date | None, today: date) -> None:
    """Raise Invalid for a date on which nobody alive was born."""
    if born is not None and not today.year - 120 <= born.year <= today.year:
        raise Invalid("Nobody alive was born then.", instead="Look at the year again.")
    if born is not None and born > today:
        raise Invalid("A date of birth is not a day to come.", instead="Look at the date again.")


def check_reason(reason: str) -> None:
    """Raise Invalid for a reason too short to be one, or one that says who somebody is or how to reach them."""
    if len(reason.strip()) < LEAST_REASON:
        raise Invalid("That is too short to say why.", instead="Say what you need it for, and what happened.")
    check_no_contact(reason, why="The reason is read by whoever looks after a record, and by the liaison officer.")


def check_no_interest(no_conflict: bool) -> None:
    """Raise Refused for somebody who has an interest of their own in whom they look for."""
    if not no_conflict:
        raise Refused("Nobody looks up somebody in whom they have an interest.", instead="Ask a colleague to do it.")


def is_child(born: date | None, day: date) -> bool:
    """Whether somebody was under eighteen on a day; nobody whose date of birth is not known."""
    if born is None:
        return False
    return (day.year - born.year) - ((day.month, day.day) < (born.month, born.day)) < ADULT


def class_of_record(chosen: str, born: date | None, day: date) -> str:
    """The class of a record: a child's in a case is C4 and an adult's C3, whichever of both was chosen."""
    if chosen in ("C3", "C4"):
        return "C4" if is_child(born, day) else "C3"
    return chosen

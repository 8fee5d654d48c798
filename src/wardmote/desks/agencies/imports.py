"""Contacts and training from a spreadsheet, row by row, by the verbs of this desk."""

from collections.abc import Callable
from datetime import datetime

from wardmote.desks.agencies import rules
from wardmote.desks.agencies.queries.directory import Directory
from wardmote.desks.agencies.queries.members import completed_by
from wardmote.desks.agencies.verbs import add_contact, record_training
from wardmote.errors import Invalid
from wardmote.foundation.access import Viewer
from wardmote.foundation.importing import ADDED, HERE, Outcome, Row
from wardmote.foundation.now import day_of

#: Other names of the parts that somebody has for an organisation.
PARTS_ALSO = {
    "spoc": "single point of contact",
    "dlo": "designated liaison officer",
    "liaison officer": "designated liaison officer",
    "representative": "senior representative",
    "deputy": "deputy representative",
    "substitute": "deputy representative",
}


def contact_taker(*, by: Viewer, at: datetime) -> Callable[[Row], Outcome]:
    """What takes a row of contacts: whom to ask at an organisation, as what."""
    directory = Directory(by)
    today, parts = day_of(at), {each: each for each in rules.PARTS}
    held = {(each.organisation, each.part, each.name.casefold()): each.id for each in directory.every_contact}

    def take(row: Row) -> Outcome:
        body = directory.organisation(row)
        part, name = row.one_of("part", parts, PARTS_ALSO), row.words("name", 200, title="Name")
        if body is None or not part:
            raise Invalid("A contact is of an organisation, as something.", instead="Fill both cells in the file.")
        if same := held.get((body, part, name.casefold())):
            return Outcome(HERE, ("agencies", "Contact", same))
        until = row.day("until")
        if until and until < today:
            raise Invalid(
                f"They acted until {until.day} {until:%B %Y}, and only who acts now is taken over.",
                instead="Leave the row out, or empty the cell of that day.",
            )
        member = next((each for each in directory.members if each.organisation == body and each.name == name), None)
        made = add_contact(
            by=by,
            organisation=body,
            part=part,
            member=member.id if member and member.active else None,
            name=name,
            job=row.words("job", 120, title="Job"),
            telephone=row.words("telephone", 40, title="Telephone"),
            starts=today,
        )
        held[body, part, name.casefold()] = made
        return Outcome(ADDED, ("agencies", "Contact", made))

    return take


def training_taker(*, by: Viewer, at: datetime) -> Callable[[Row], Outcome]:
    """What takes a row of training: a course that a member completed on a day."""
    directory = Directory(by)
    courses = {each.slug: each.title for each in rules.courses()}
    held, references = completed_by(by), {each.id: each.reference for each in directory.members}

    def take(row: Row) -> Outcome:
        whose = directory.person(row, "member")
        if whose.member is None:
            raise Invalid("Training is recorded of members only.", instead="Have them invited, or leave the row out.")
        course, completed = row.one_of("course", courses), row.day("completed")
        if not course or completed is None:
            raise Invalid("Training is of a course, completed on a day.", instead="Fill both cells in the file.")
        if same := held.get((whose.member, course, completed)):
            return Outcome(HERE, ("agencies", "Training", same))
        made = record_training(by=by, reference=references[whose.member], course=course, completed=completed, at=at)
        held[whose.member, course, completed] = made
        return Outcome(ADDED, ("agencies", "Training", made))

    return take

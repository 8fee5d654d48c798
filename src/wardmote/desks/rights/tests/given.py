"""What tests of requests for access have in common: one that is received, gathered, reviewed and answered."""

from datetime import date
from uuid import UUID

from wardmote.desks.people.tests.given import ASB, AT, recorded
from wardmote.desks.people.verbs.contact import ContactSaid, say_contact
from wardmote.desks.people.verbs.markers import add_marker
from wardmote.desks.rights.documents import answer_document
from wardmote.desks.rights.queries.requests import PartRead, made_for, part_for, request_for
from wardmote.desks.rights.rules import requests as rules
from wardmote.desks.rights.verbs import answering, preparing
from wardmote.desks.rights.verbs.requests import RequestSaid, receive_request

__all__ = ["ASB", "AT", "MARKER", "WHY", "asked", "gathered", "given", "reviewed", "said"]
WHY = "It would tell of the neighbour who rang, and she has not agreed."
MARKER = "Two dogs in the yard. Mrs Tarn next door says that he shouts."


def said(*bodies: UUID, **more) -> RequestSaid:
    told = {
        "received_on": AT.date(),
        "given": "Sara",
        "family": "Withenfold",
        "born": date(1984, 3, 4),
        "contact": "",
        "asked": "",
        "identity": "seen",
        "bodies": bodies,
        **more,
    }
    return RequestSaid(**told)


def asked(by, *bodies: UUID, at=AT, **more) -> str:
    return receive_request(said=said(*(bodies or (by.organisation,)), **more), by=by, at=at)


def part_of(by, reference: str) -> UUID:
    """The part of the viewer's own agency."""
    return next(each.id for each in request_for(by, reference).parts if each.organisation == by.organisation)


def gathered(liaison, officer, *, marked: bool = True, at=AT) -> tuple[str, UUID, UUID]:
    """A request on which the officer took one record in: its reference, the council's part and the person."""
    person = recorded(officer)
    if marked:
        until = AT.date().replace(day=28)
        add_marker(person=person, purpose=ASB, words=MARKER, owner=officer.member_id, until=until, by=officer, at=AT)
    reference = asked(liaison)
    part = part_of(liaison, reference)
    preparing.name_preparer(part=part, member=officer.member_id, by=liaison, at=at)
    preparing.add_record(part=part, person=person, purpose=ASB, by=officer, at=at)
    preparing.give_the_rest(part=part, by=officer, at=at)
    return reference, part, person


def marker_in(by, part: UUID) -> UUID:
    return next(each.id for each in part_for(by, part).items if each.weighed)


def decided(by, part: UUID, decision: str, *, given: str = "", ground: str = "", reason: str = WHY, at=AT) -> None:
    preparing.decide_item(
        part=part, item=marker_in(by, part), decision=decision, given=given, ground=ground, reason=reason, by=by, at=at
    )


def reviewed(liaison, officer, part: UUID, harm: str = rules.NONE, at=AT) -> None:
    preparing.finish_preparing(part=part, looked=True, by=officer, at=at)
    answering.review_part(part=part, harm=harm, asked_of="", words="Each thing was looked at.", by=liaison, at=at)


def given(liaison, part: UUID, way: str = "in hand", at=AT) -> str:
    """The file that was given, as it is kept."""
    answering.answer_part(part=part, way=way, by=liaison, at=at)
    return made_for(liaison, part, len(part_for(liaison, part).part.answers))[2]


def words_of(viewer, found: PartRead) -> str:
    """All that the answer says."""
    outcome = found.part.answer.outcome if found.part.answer else rules.TOLD
    return str(answer_document(found, outcome, AT.date(), viewer.tenant))


def safe(adviser, person: UUID) -> None:
    contact = ContactSaid("safe", method="A letter home")
    say_contact(person=person, purpose="safeguard_adult", said=contact, by=adviser, at=AT)

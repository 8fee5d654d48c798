"""What other desks may ask of sharing."""

from wardmote.desks.sharing.forms.meetings import MeetingForm, meeting_form
from wardmote.desks.sharing.queries.agreements import (
    VERSION,
    AgreementSeen,
    agreement_for,
    agreements_for,
)
from wardmote.desks.sharing.queries.gate import agreements_between
from wardmote.desks.sharing.queries.law import CONFIRMATION, law_for, protocol_for, reviews_in_force
from wardmote.desks.sharing.queries.meetings import ToldOn, for_meetings, meeting_disclosure_for, told_on
from wardmote.desks.sharing.queries.requests import decisions_for, requests_for
from wardmote.desks.sharing.queries.routine import ROUTINE_SET, askable_for, routine_sets_for
from wardmote.desks.sharing.rules.meetings import AgencyTold, Present, bodies_of, why_not
from wardmote.desks.sharing.verbs.agreements import (
    AgreementSaid,
    FieldSaid,
    PartySaid,
    add_field,
    add_party,
    begin_version,
    start_agreement,
)
from wardmote.desks.sharing.verbs.asking import (
    add_requested_field,
    begin_request,
    say_purpose,
    say_subject,
    say_why,
    say_without,
    send_request,
)
from wardmote.desks.sharing.verbs.documents import adopt_document
from wardmote.desks.sharing.verbs.emergencies import Emergency, begin_emergency, complete_record
from wardmote.desks.sharing.verbs.involvement import ask_involvement
from wardmote.desks.sharing.verbs.meetings import MeetingTold, end_hearing, tell_in_meeting
from wardmote.desks.sharing.verbs.requests import ask_routine, refuse_request
from wardmote.desks.sharing.verbs.signing import sign
from wardmote.desks.sharing.verbs.telling import Telling, tell

__all__ = [
    "CONFIRMATION",
    "ROUTINE_SET",
    "VERSION",
    "AgencyTold",
    "AgreementSaid",
    "AgreementSeen",
    "Emergency",
    "FieldSaid",
    "MeetingForm",
    "MeetingTold",
    "PartySaid",
    "Present",
    "Telling",
    "ToldOn",
    "add_field",
    "add_party",
    "add_requested_field",
    "adopt_document",
    "agreement_for",
    "agreements_between",
    "agreements_for",
    "ask_involvement",
    "ask_routine",
    "askable_for",
    "begin_emergency",
    "begin_request",
    "begin_version",
    "bodies_of",
    "complete_record",
    "decisions_for",
    "end_hearing",
    "for_meetings",
    "law_for",
    "meeting_disclosure_for",
    "meeting_form",
    "protocol_for",
    "refuse_request",
    "requests_for",
    "reviews_in_force",
    "routine_sets_for",
    "say_purpose",
    "say_subject",
    "say_why",
    "say_without",
    "send_request",
    "sign",
    "start_agreement",
    "tell",
    "tell_in_meeting",
    "told_on",
    "why_not",
]

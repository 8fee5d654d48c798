"""What is told by voice in an emergency: who may, what is written down of it, and who reviews it. Plain Python."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from wardmote.desks.sharing.rules.asking import check_field_asked
from wardmote.desks.sharing.rules.requests import ANSWERS, ASKS, LEAST_WEIGHED, REVIEWS
from wardmote.errors import Invalid, Refused
from wardmote.foundation.access.viewer import Viewer

#: The rule of time by which it is written down.
RECORD_RULE = "INF.EMERGENCY.RECORD"
#: What is known of every emergency. Somebody tells only what protects life.
FACTS: Mapping[str, Any] = {
    "urgency": "emergency_1h",
    "necessary": True,
    "proportionate": True,
    "depersonalised_enough": False,
    "about_one_case": True,
}
#: So many fields are told by voice at most.
MOST = 8
NOT_STORED = "C9"


def may_tell(viewer: Viewer) -> bool:
    """Whether a member tells by voice for their own organisation."""
    return viewer.kind == "member" and viewer.organisation is not None and viewer.holds(*ASKS, *ANSWERS)


def check_may_tell(viewer: Viewer) -> None:
    """Return quietly if they do."""
    if not may_tell(viewer):
        raise Refused(
            "What is told in an emergency is written down here by who works on cases, or answers for an agency.",
            instead="If a life is in danger, call 999. Then ring your liaison officer.",
        )


def check_fields(fields: Collection[str], record_class: str, sensitivity: str, personal: Mapping[str, bool]) -> None:
    """Return quietly for names of fields that can be told; `personal` says of each class whether it tells of people."""
    if not fields or len(fields) > MOST:
        raise Invalid(f"Name one to {MOST} fields.", instead="Tell only what protects life, one name a line.")
    if record_class not in personal:
        raise Invalid("There is no such record class.", instead="Choose one of C0 to C8.")
    for each in fields:
        check_field_asked(
            name=each,
            why="In an emergency",
            stored=record_class != NOT_STORED,
            personal=personal[record_class],
            sensitivity=sensitivity,
        )


def check_may_record(viewer: Viewer, teller: UUID, answers: bool) -> None:
    """Return quietly for who told it, or answers for their organisation."""
    if not answers and (viewer.member_id is None or viewer.member_id != teller):
        raise Refused("The record is completed by who told it, or answers for them.", instead="Ask one of them.")


def check_spoken(spoken_with: str, spoken: datetime, begun: datetime, at: datetime) -> None:
    """Return quietly if it is said with whom somebody spoke, and when, no more than a day before it was begun here."""
    if not spoken_with.strip():
        raise Invalid("It is not said with whom you spoke.", instead="Give their job and organisation.")
    if spoken > at:
        raise Invalid("The call is in the future.", instead="Give the day and time when you spoke.")
    if (begun - spoken).total_seconds() > 24 * 3600:
        raise Invalid("That is more than a day before this was begun.", instead="Give the day and time of the call.")


def check_review(words: str) -> None:
    """Return quietly for words that say why."""
    if len(words.strip()) < LEAST_WEIGHED:
        raise Invalid("That is too short to say why.", instead="Say in a sentence or two why it was right, or was not.")


def may_review(viewer: Viewer, tellers: Collection[UUID | None]) -> bool:
    """Whether a member reviews what these told."""
    return viewer.kind == "member" and viewer.holds(*REVIEWS) and viewer.member_id not in tellers


def check_may_review(viewer: Viewer, tellers: Collection[UUID | None]) -> None:
    """Return quietly if they do."""
    if not may_review(viewer, tellers):
        raise Refused(
            "What was told in an emergency is reviewed by a liaison officer or CSP manager, never by who told it.",
            instead="Ask another of them.",
        )

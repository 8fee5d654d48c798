"""Who asks for information and who answers, what is approved in advance, and how a request stands. Plain Python."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from wardmote.errors import Invalid, NotNow, Refused
from wardmote.foundation.access.roles import title_of
from wardmote.foundation.access.viewer import Viewer
from wardmote.foundation.naming import check_no_contact

ROUTINE, UNUSUAL, EMERGENCY, MEETING = "routine", "unusual", "emergency", "meeting"
WAYS = (ROUTINE, UNUSUAL, EMERGENCY, MEETING)
TOLD, REFUSED = "told", "refused"
#: What a review of an emergency may find.
JUSTIFIED, NOT_JUSTIFIED = "justified", "not justified"
FINDINGS = (JUSTIFIED, NOT_JUSTIFIED)
#: Who reviews what was told in an emergency; never who told it.
REVIEWS = ("liaison_officer", "csp_manager")
OUTCOMES = (TOLD, REFUSED)
#: Who may ask another organisation: those who work cases, and who answers for an agency.
ASKS = (
    "asb_officer",
    "case_partner",
    "community_safety_officer",
    "csp_manager",
    "da_coordinator",
    "housing_options",
    "idva",
    "liaison_officer",
    "marac_coordinator",
    "pcso",
    "youth_justice",
)
#: Who answers for their own organisation.
ANSWERS = ("liaison_officer", "csp_manager", "agency_lead", "chair")
#: Who reads of every request that there is one, and how it was decided; never what was told.
OVERSEES = ("liaison_officer",)
#: Who decides with a second person, by sensitivity and by record class.
SENSITIVE, SENSITIVE_CLASSES = ("special", "criminal"), ("C5", "C6", "C7", "C8")
LIVING = ("personal", "special", "criminal")
#: How it was told.
BY_MEMBER, BY_LINK, BY_VOICE, IN_MEETING = "member", "link", "voice", "meeting"
#: How the box of a field begins on a form.
BOX = "field-"
#: Shorter words weigh nothing.
LEAST_WEIGHED = 40
NO_NAMES = "Whom it is about is said in its own box, and nowhere else."

#: How a request stands.
RECORD, REVIEW = "record wanted", "review wanted"
WRITTEN, ASKED, SECOND, ANSWERED, DENIED, GONE, CLOSED, SHREDDED = (
    "being written",
    "asked",
    "second person wanted",
    "told",
    "refused",
    "withdrawn",
    "access ended",
    "destroyed",
)
EVERY = (RECORD, REVIEW, ASKED, SECOND, ANSWERED, CLOSED, SHREDDED, DENIED, GONE, WRITTEN)


@dataclass(frozen=True)
class Facts:
    """What is known of a request. `told` says whether something of it is let out, waits for a second person
    (`second`), is not read any more (`closed`), or was destroyed; what was told by voice in an emergency is written
    down and `reviewed`."""

    asked: bool
    withdrawn: bool = False
    outcome: str = ""
    second: bool = False
    closed: bool = False
    destroyed: bool = False
    emergency: bool = False
    reviewed: bool = False


def state_of(facts: Facts) -> str:
    """How a request stands."""
    if facts.withdrawn:
        return GONE
    if not facts.asked:
        return WRITTEN
    if facts.outcome == REFUSED:
        return DENIED
    if facts.emergency and not facts.outcome:
        return RECORD
    if facts.emergency and not facts.reviewed:
        return REVIEW
    if facts.outcome == TOLD and not facts.second:
        if facts.destroyed:
            return SHREDDED
        return CLOSED if facts.closed else ANSWERED
    return SECOND if facts.second else ASKED


def is_sensitive(record_class: str, sensitivity: str) -> bool:
    """Whether a second person decides on telling such a field."""
    return sensitivity in SENSITIVE or record_class in SENSITIVE_CLASSES


def gravest(classes: Iterable[str]) -> str:
    """The gravest of some record classes: what a page that shows fields of them holds."""
    return max(classes)


def may_ask(viewer: Viewer) -> bool:
    """Whether a member asks other organisations."""
    return viewer.kind == "member" and viewer.organisation is not None and viewer.holds(*ASKS)


def check_may_ask(viewer: Viewer) -> None:
    """Return quietly if they do."""
    if not may_ask(viewer):
        raise Refused(
            f"Information is asked for by this role: {_titles(ASKS)}.",
            instead="Ask a colleague with one of these roles.",
        )


def may_answer(viewer: Viewer, holder: UUID | None) -> bool:
    """Whether a member answers for this organisation."""
    return viewer.kind == "member" and holder is not None and viewer.organisation == holder and viewer.holds(*ANSWERS)


def check_may_answer(viewer: Viewer, holder: UUID | None, name: str) -> None:
    """Return quietly if they do; a registered mailbox answers for the organisation whose it is."""
    if viewer.kind == "mailbox" and viewer.agency == name:
        return
    if not may_answer(viewer, holder):
        raise Refused(
            f"Only {name} answers for itself: a member of theirs who is {_titles(ANSWERS)}.",
            instead="Ask one of them.",
        )


def check_second(viewer: Viewer, holder: UUID | None, name: str, teller: UUID | None) -> None:
    """Return quietly for a second person: one who answers for the same organisation, and did not do so here."""
    check_may_answer(viewer, holder, name)
    if viewer.kind != "member" or viewer.member_id == teller:
        raise Refused(
            "A second person approves what is sensitive, never who prepared it.",
            instead="Ask another who answers for your organisation.",
        )


def check_routine(*, title: str, because: str, fields: Collection[tuple[str, str]], keep_days: int) -> None:
    """Return quietly if fields (pairs of a record class and a sensitivity) may be approved in advance."""
    if not title.strip() or not because.strip():
        raise Invalid("It is not said what is asked for, or why.", instead="Give a title and the reason.")
    if not fields:
        raise Invalid("No field is chosen.", instead="Choose at least one that the agreement covers.")
    if any(is_sensitive(*each) for each in fields):
        raise Invalid(
            "What is sensitive is not approved in advance: a second person decides on it each time.",
            instead="Leave out special category and criminal offence data, and fields of classes C5 to C8.",
        )
    if not 1 <= keep_days <= 366 * 7:
        raise Invalid("It is not said how long it is kept.", instead="Give the days after which it is destroyed.")
    for each in (title, because):
        check_no_contact(each, why="Nothing about a person is approved in advance.")


def check_waits(*, waits: bool) -> None:
    """Return quietly while a request waits for an answer."""
    if not waits:
        raise NotNow("This request waits for no answer.", instead="Look at what became of it.")


def check_about(about: str, *, has_case: bool) -> None:
    """Return quietly if it is said whom a request is about."""
    if not has_case and not about.strip():
        raise Invalid("It is not said whom this is about.", instead="Give the case, or say it in words.")


def check_weighed(necessity: str, proportionality: str, before: Collection[str] = ()) -> None:
    """Return quietly for words that weigh something: neither short, nor alike, nor the same as others `before`."""
    for each in (necessity, proportionality):
        if len(each.strip()) < LEAST_WEIGHED:
            raise Invalid(
                "A person decides on this, and it is not said why it is necessary and in proportion.",
                instead="Say each in your own words, in a sentence or two.",
            )
        check_no_contact(each, why=NO_NAMES)
    if necessity.strip() == proportionality.strip() or {necessity.strip(), proportionality.strip()} & set(before):
        raise Invalid(
            "These words were used already, so they weigh nothing of this.",
            instead="Say what is so here: why they need it, and what less would not do.",
        )


def check_assessed(sensitivities: Iterable[str], *, assessed: bool) -> None:
    """Return quietly unless something that tells of somebody living would be told before an impact assessment."""
    if not assessed and set(sensitivities) & set(LIVING):
        raise Refused(
            "Nothing about anybody living is asked for or told until an impact assessment is recorded here.",
            instead="Ask a liaison officer to record its reference among the documents of sharing.",
        )


def check_destroy_by(day: date, today: date) -> None:
    """Return quietly for a day to come."""
    if day <= today:
        raise Invalid("It is destroyed by a day that is still to come.", instead="Give a later day.")


def _titles(roles: Iterable[str]) -> str:
    return " or ".join(map(title_of, roles))

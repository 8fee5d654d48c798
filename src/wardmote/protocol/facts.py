"""What the gate is asked, in plain values: who tells whom which fields, for what, how soon, what is known of the case.

A fact that nobody has told is None, and None is never taken for a yes. Nothing here holds a person's data: fields are
names of fields, organisations are names of organisations.
"""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from wardmote.errors import Invalid

#: Where the days of the law begin and end.
LONDON = ZoneInfo("Europe/London")
#: How sensitive a field may be: by whether it tells of somebody living, and by Articles 9 and 10 of the UK GDPR.
SENSITIVITIES = ("depersonalised", "personal", "special", "criminal", "deceased")
#: Those that tell of somebody living, so that data protection law applies.
LIVING = ("personal", "special", "criminal")
#: Facts of words, with the words that may be told; purposes and urgencies are data (see `rulebook`).
WORDS: dict[str, tuple[str, ...]] = {
    "subject": ("adult", "child", "deceased", "nobody"),
    "regime": ("part_2", "part_3"),
    "consent": ("given", "refused", "withdrawn", "not_asked_risk", "not_applicable"),
    "recipient_side": ("victim", "perpetrator", "neither"),
    "role": (
        "victim", "reporter", "witness", "alleged_perpetrator", "admitted", "court_proved", "associate", "child_of",
        "carer", "professional", "person_of_concern",
    ),
}  # fmt: skip
#: Facts that are so or not so, with what each says.
YES_OR_NO = {
    "necessary": "whether the recipient needs it for the purpose",
    "proportionate": "whether telling it is in proportion",
    "depersonalised_enough": "whether the purpose can be met without saying who it is about",
    "would_endanger": "whether it would put somebody at risk if the recipient knew",
    "about_one_case": "whether it is about one case and no whole list",
    "at_risk": "whether the person is at risk of harm, neglect or abuse",
    "life_at_risk": "whether somebody's life is at risk",
    "cannot_consent": "whether the person is unable to consent",
    "case_open": "whether there is a case of this kind",
    "requested": "whether the recipient asked for it for its review",
    "strictly_necessary": "whether it is strictly necessary for law enforcement",
    "policy_document": "whether the holder has an appropriate policy document",
    "second_person": "whether a second person agreed",
    "acting_shown": "whether it is shown that the recipient acts on another body's behalf",
}
#: How a missing fact is named to the reader.
SAID = {
    **YES_OR_NO,
    "holder": "what kind of body holds it",
    "recipient": "what kind of body asks",
    "purpose": "what it is for",
    "urgency": "how soon it is needed",
    "subject": "whether it is about an adult, a child, somebody who has died or nobody",
    "regime": "whether the UK GDPR (part_2) or law enforcement processing (part_3) applies to the holder",
    "consent": "whether the person agrees",
    "recipient_side": "whose side the recipient works on",
    "role": "what the person is in the case",
    "record_class": "which record class the field is of",
    "sensitivity": "how sensitive the field is",
    "patient": "whether the field is patient information",
}


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation by name, and its kind as in `data/bodies.toml`; None: not known."""

    organisation: str
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """One field that is asked for: its name, record class (C0 to C9), one of SENSITIVITIES, and whether it is patient
    information (of an individual's health or care, named or not)."""

    name: str
    record_class: str | None = None
    sensitivity: str | None = None
    patient: bool | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """May `holder` tell `recipient` these `fields` for this `purpose` at this moment?

    `at` has its time zone. `acting_for` is the kind of body on whose behalf the recipient acts, if it does. All others
    are facts of the case: those of WORDS one of its words, those of YES_OR_NO True or False, None where nobody said.
    """

    holder: Body
    recipient: Body
    fields: tuple[Field, ...]
    at: datetime
    purpose: str | None = None
    subject: str | None = None
    urgency: str | None = None
    regime: str | None = None
    consent: str | None = None
    recipient_side: str | None = None
    role: str | None = None
    acting_for: str | None = None
    acting_shown: bool | None = None
    necessary: bool | None = None
    proportionate: bool | None = None
    depersonalised_enough: bool | None = None
    would_endanger: bool | None = None
    about_one_case: bool | None = None
    at_risk: bool | None = None
    life_at_risk: bool | None = None
    cannot_consent: bool | None = None
    case_open: bool | None = None
    requested: bool | None = None
    strictly_necessary: bool | None = None
    policy_document: bool | None = None
    second_person: bool | None = None

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise Invalid("“at” has no time zone.", instead="Write it with one, such as 2026-11-27T09:30:00+00:00.")
        if not self.fields:
            raise Invalid("“fields” is empty.", instead="Name each field that is asked for.")

    @property
    def day(self) -> date:
        """The day in England."""
        return self.at.astimezone(LONDON).date()


@dataclass(frozen=True, slots=True)
class Signature:
    """That an organisation signed a version of an agreement, and whether its signature stands (None: not known)."""

    organisation: str
    version: str
    stands: bool | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """An information sharing agreement: `tier` 1 the protocol, 2 for a purpose, 3 a procedure under one.

    It covers `fields` by name for `purposes` while its `state` is "in force", between those who signed this `version`.
    A tier 1 protocol states principles and covers no field.
    """

    id: str
    tier: int
    version: str
    state: str
    purposes: frozenset[str]
    fields: frozenset[str]
    signatures: tuple[Signature, ...]

    def lacks(self, request: Request) -> str:
        """Why it does not stand between the two bodies of a request for its purpose, in words; "" if it does."""
        if self.tier not in (2, 3):
            return "states principles only"
        if self.state != "in force":
            return f"is not in force ({self.state})"
        if request.purpose not in self.purposes:
            return "is for other purposes"
        signed = {each.organisation for each in self.signatures if each.version == self.version and each.stands is True}
        for body in (request.holder, request.recipient):
            if body.organisation not in signed:
                return f"has no standing signature of {body.organisation} to version {self.version}"
        return ""

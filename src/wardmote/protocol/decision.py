"""What the gate answers: share, refuse or ask a person, field by field, with reasons in plain English."""

from dataclasses import dataclass
from datetime import datetime

from wardmote.protocol.in_force import Route

SHARE, ASK, REFUSE = "share", "ask a person", "refuse"
#: The whole answer where fields differ.
DIFFERS = "field by field"


@dataclass(frozen=True, slots=True)
class FieldAnswer:
    """The answer for one field.

    `answer` is SHARE, ASK or REFUSE. `route` is what it is told by, or would be if a person agreed; None where it is
    refused, where it is public already, and where too little is known. `agreement` is the agreement relied on, as
    "id, version".
    """

    field: str
    answer: str
    reasons: tuple[str, ...]
    route: Route | None = None
    agreement: str = ""

    @property
    def gateway(self) -> str:
        """The id of the gateway relied on, or ""."""
        return self.route.gateway.id if self.route else ""

    @property
    def basis(self) -> str:
        """The id of the lawful basis relied on, or ""."""
        return self.route.basis.id if self.route and self.route.basis else ""

    @property
    def condition(self) -> str:
        """The id of the condition relied on besides, or ""."""
        return self.route.condition.id if self.route and self.route.condition else ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What the protocol of a day answers to a request.

    `version` is the protocol's. In an emergency `record_by` is when what was told must be written down, and
    `advice` says what to do now.
    """

    version: str
    fields: tuple[FieldAnswer, ...]
    record_by: datetime | None = None
    advice: tuple[str, ...] = ()

    @property
    def answer(self) -> str:
        """The one answer of every field, or DIFFERS."""
        found = {each.answer for each in self.fields}
        return found.pop() if len(found) == 1 else DIFFERS

    def answered(self, answer: str) -> tuple[str, ...]:
        """The names of the fields that got an answer."""
        return tuple(each.field for each in self.fields if each.answer == answer)

"""What was done of each commitment of a plan, as somebody has said it: limb (f) of an assessment is written from it.

It comes with the pack, or from whoever keeps a closing evaluation and hands it to `assess`.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from wardmote.errors import Invalid

DONE, PARTLY, NOT_DONE, NOT_KNOWN = "done", "partly done", "not done", "not known"
#: What can be said of a commitment, in the order it is shown. What nobody has said anything of is not recorded.
STATES = (DONE, PARTLY, NOT_DONE, NOT_KNOWN)
NOT_RECORDED = "not recorded"


@dataclass(frozen=True)
class Outcome:
    """What is said of one commitment (its id in the pack): a state, what shows it, who said so and when.

    It is printed in a public document, so nothing in it may be about a person who lives here.
    """

    commitment: str
    state: str
    shown_by: str = ""
    said_by: str = ""
    said_on: date | None = None

    def __post_init__(self) -> None:
        if self.state not in STATES:
            raise Invalid(
                f"What is said of {self.commitment} is “{self.state}”.", instead=f"Say one of {', '.join(STATES)}."
            )


@dataclass(frozen=True)
class CarriedOut:
    """How far a plan was carried out: outcomes by commitment. `source` says whose account it is."""

    outcomes: Mapping[str, Outcome] = field(default_factory=dict)
    source: str = ""

    @classmethod
    def of(cls, outcomes: tuple[Outcome, ...], source: str) -> "CarriedOut":
        """From outcomes, each of another commitment."""
        return cls({each.commitment: each for each in outcomes}, source)

    def state(self, commitment: str) -> str:
        """What is said of a commitment."""
        return self.outcomes[commitment].state if commitment in self.outcomes else NOT_RECORDED

    @property
    def digest(self) -> str:
        """A SHA-256 over all of it."""
        said = [
            (each.commitment, each.state, each.shown_by, each.said_by, str(each.said_on))
            for _, each in sorted(self.outcomes.items())
        ]
        return hashlib.sha256(json.dumps([self.source, said]).encode()).hexdigest()

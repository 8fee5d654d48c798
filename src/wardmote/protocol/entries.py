"""What the repository's data say, entry by entry: gateways, conditions, stops, needs, kinds of body, purposes, classes.

Entries with a day are in force from `starts` to `ends` (None: no such day). `reviewed_by` checked an entry against its
source on `reviewed_on`; without both it is unconfirmed.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Dated:
    """What every entry has. `note` is for a reviewer and decides nothing."""

    id: str
    title: str = ""
    starts: date | None = None
    ends: date | None = None
    note: str = ""

    def covers(self, day: date) -> bool:
        """Whether it is in force on a day."""
        return (self.starts is None or self.starts <= day) and (self.ends is None or day <= self.ends)


@dataclass(frozen=True, kw_only=True)
class Cited(Dated):
    """An entry that rests on a source, and may be reviewed against it."""

    citation: str
    reviewed_by: str = ""
    reviewed_on: date | None = None

    @property
    def is_confirmed(self) -> bool:
        """Somebody named has checked it, on a day."""
        return bool(self.reviewed_by and self.reviewed_on)


@dataclass(frozen=True, kw_only=True)
class BodyKind(Dated):
    """A kind of body, the groups it is in, and whether it is a competent authority: "yes", "partly" or "no"."""

    competent: str
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Purpose(Dated):
    """What may be asked for. `law_enforcement` is "yes", "no" or "may"."""

    law_enforcement: str
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class FieldClass(Dated):
    """A record class: whether its fields may tell of somebody, what for (empty: anything), and what it needs."""

    personal: bool
    purposes: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Urgency(Dated):
    """How soon; in an emergency, within how many hours what was told is to be written down."""

    record_within_hours: int | None = None


@dataclass(frozen=True, kw_only=True)
class Need(Dated):
    """A fact that must have one of `values`: with none the answer is at best to ask, with another it is no."""

    fact: str
    values: tuple[Any, ...]
    asks: str
    refuses: str
    waived_in_emergency: bool = False


@dataclass(frozen=True, kw_only=True)
class Stop(Cited):
    """What is never told: it holds where each fact of `when` has one of the values named there."""

    basis: str
    when: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    instead: str = ""


@dataclass(frozen=True, kw_only=True)
class Gateway(Cited):
    """What law lets `holders` tell `recipients` for `purposes`: kinds of body, or groups until a day's are written out.

    `subjects` empty: about anybody. `patient` is "yes", "no" or "ask". See `data/gateways.toml`.
    """

    holders: frozenset[str]
    recipients: frozenset[str]
    purposes: frozenset[str]
    carries: frozenset[str]
    patient: str
    subjects: tuple[str, ...] = ()
    agents: bool = False
    agreement: bool = True
    judgement: bool = False
    emergency: bool = False
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Condition(Cited):
    """A lawful basis ("basis") or what sensitive data need besides ("condition"), under "part_2" or "part_3".

    Empty sets mean any.
    """

    layer: str
    regime: str
    sensitivities: frozenset[str] = frozenset()
    holders: frozenset[str] = frozenset()
    gateways: frozenset[str] = frozenset()
    purposes: frozenset[str] = frozenset()
    judgement: bool = False
    needs: tuple[str, ...] = ()

    def fits(self, holder: str, gateway: str, purpose: str, sensitivity: str) -> bool:
        """Whether it is for such a holder, gateway, purpose and sensitivity."""
        return (
            (not self.holders or holder in self.holders)
            and (not self.gateways or gateway in self.gateways)
            and (not self.purposes or purpose in self.purposes)
            and (not self.sensitivities or sensitivity in self.sensitivities)
        )

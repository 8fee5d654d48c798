"""The protocol of one day: the entries in force, their version, and the routes by which something may be told.

A *route* is a gateway with the lawful basis and the condition that go with it. Routes are worked out once for each kind
of question and kept.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from wardmote.errors import Invalid
from wardmote.protocol.entries import BodyKind, Condition, FieldClass, Gateway, Need, Purpose, Stop, Urgency
from wardmote.protocol.facts import LIVING

#: Sensitivities that need a condition besides a lawful basis, by regime.
CONDITIONED = {"part_2": ("special", "criminal"), "part_3": ("special",)}


@dataclass(frozen=True)
class Route:
    """One way to tell: `basis` and `condition` are None where the law asks for none. `needs` are of all three."""

    gateway: Gateway
    basis: Condition | None
    condition: Condition | None
    needs: tuple[Need, ...]

    @property
    def parts(self) -> tuple[Gateway | Condition, ...]:
        """The gateway, and the basis and condition there are."""
        return tuple(each for each in (self.gateway, self.basis, self.condition) if each is not None)


@dataclass(frozen=True)
class Protocol:
    """What is in force on `day`; `version` is a hash of all of it, and of who had confirmed what."""

    day: date
    version: str
    bodies: tuple[BodyKind, ...]
    purposes: tuple[Purpose, ...]
    classes: tuple[FieldClass, ...]
    urgencies: tuple[Urgency, ...]
    needs: tuple[Need, ...]
    stops: tuple[Stop, ...]
    gateways: tuple[Gateway, ...]
    conditions: tuple[Condition, ...]
    _by_id: dict[str, dict[str, Any]] = field(default_factory=dict, repr=False, compare=False)
    _routes: dict[Any, tuple[Route, ...]] = field(default_factory=dict, repr=False, compare=False)
    _gateways: dict[Any, tuple[Gateway, ...]] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        for name in ("bodies", "purposes", "classes", "urgencies", "needs"):
            self._by_id[name] = {each.id: each for each in getattr(self, name)}

    def named(self, sheet: str, slug: str, where: str) -> Any:
        """The entry of that id in force; raises Invalid naming the field of the request, and the words there are."""
        try:
            return self._by_id[sheet][slug]
        except KeyError:
            known = ", ".join(self._by_id[sheet])
            raise Invalid(f"“{where}” is {slug!r}, which is not known.", instead=f"Use one of {known}.") from None

    def needed(self, ids: Iterable[str]) -> tuple[Need, ...]:
        """The needs of those ids, each once."""
        return tuple(self._by_id["needs"][each] for each in dict.fromkeys(ids))

    def gateways_for(self, holder: str, recipient: str, agent_of: str | None, purpose: str) -> tuple[Gateway, ...]:
        """The gateways by which such a holder may tell such a recipient, itself or as an agent, for a purpose."""
        key = (holder, recipient, agent_of, purpose)
        if (found := self._gateways.get(key)) is None:
            found = self._gateways[key] = tuple(
                each
                for each in self.gateways
                if purpose in each.purposes
                and holder in each.holders
                and (recipient in each.recipients or (each.agents and agent_of in each.recipients))
            )
        return found

    def routes_for(
        self, gateway: Gateway, holder: str, purpose: str, sensitivity: str, regime: str
    ) -> tuple[Route, ...]:
        """Every way to tell something so sensitive by a gateway under a regime; empty if data law has none."""
        key = (gateway.id, holder, purpose, sensitivity, regime)
        if (found := self._routes.get(key)) is None:
            found = self._routes[key] = tuple(self._made(gateway, holder, purpose, sensitivity, regime))
        return found

    def _made(self, gateway: Gateway, holder: str, purpose: str, sensitivity: str, regime: str) -> Iterable[Route]:
        fitting = [
            each
            for each in self.conditions
            if each.regime == regime and each.fits(holder, gateway.id, purpose, sensitivity)
        ]
        none: list[Condition | None] = [None]
        bases = [each for each in fitting if each.layer == "basis"] if sensitivity in LIVING else none
        besides = (
            [each for each in fitting if each.layer == "condition"]
            if sensitivity in CONDITIONED.get(regime, ())
            else none
        )
        for basis in bases:
            for condition in besides:
                of_all = (gateway.needs, basis.needs if basis else (), condition.needs if condition else ())
                yield Route(gateway, basis, condition, self.needed(one for each in of_all for one in each))

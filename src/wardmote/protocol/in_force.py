"""The protocol of one day: the entries in force, their version, and the routes by which something may be told.

A *route* is a gateway with the lawful basis and the condition that go with it. Routes are worked out once for each kind
of question and kept.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from wardmote.errors import Invalid
from wardmote.protocol.entries import BodyKind, Condition, FieldClass, Gateway, Need, Purpose, Stop, Urgency
from wardmote.protocol.facts import LIVING

#: A stop with those of its facts that are still open.
Facts = tuple[Stop, tuple[tuple[str, tuple[Any, ...]], ...]]
_OF_THE_PAIR = ("holder", "recipient", "purpose")
#: Sensitivities that need a condition besides a lawful basis, by regime.
CONDITIONED = {"part_2": ("special", "criminal"), "part_3": ("special",)}


@dataclass(frozen=True)
class Route:
    """One way to tell: `basis` and `condition` are None where the law asks for none. `needs` are of all three."""

    gateway: Gateway
    basis: Condition | None
    condition: Condition | None
    needs: tuple[Need, ...]
    #: What is asked of a person whatever the request says; why it is told, part by part.
    asks: tuple[str, ...] = ()
    because: tuple[str, ...] = ()

    @property
    def parts(self) -> tuple[Gateway | Condition, ...]:
        """The gateway, and the basis and condition there are."""
        return tuple(each for each in (self.gateway, self.basis, self.condition) if each is not None)

    def said(self) -> "Route":
        """The route with its sentences."""
        asks = []
        for part in self.parts:
            if not part.is_confirmed:
                asks.append(f"Nobody has confirmed “{part.title}” ({part.citation}).")
            if part.judgement:
                asks.append(f"“{part.title}” is always weighed by a person.")
        return replace(self, asks=tuple(asks), because=tuple(f"{each.title}: {each.citation}." for each in self.parts))


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
    _stops: dict[Any, tuple[Facts, ...]] = field(default_factory=dict, repr=False, compare=False)
    _needs: dict[Any, tuple[tuple[Need, ...], ...]] = field(default_factory=dict, repr=False, compare=False)

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

    def needs_of(self, record_class: str | None, purpose: str) -> tuple[tuple[Need, ...], ...]:
        """What a class and a purpose in force want known: what is always waited for, and what an emergency does not
        wait for."""
        key = (record_class, purpose)
        if (found := self._needs.get(key)) is None:
            ids = ["urgency_told", *self._by_id["purposes"][purpose].needs]
            if record_class is not None:
                ids += self._by_id["classes"][record_class].needs
            wanted = self.needed(ids)
            found = self._needs[key] = (
                tuple(each for each in wanted if not each.waived_in_emergency),
                tuple(each for each in wanted if each.waived_in_emergency),
            )
        return found

    def stops_for(self, holder: str | None, recipient: str | None, purpose: str | None) -> tuple[Facts, ...]:
        """The stops that these bodies and this purpose do not rule out, each with the facts left to look at."""
        key = (holder, recipient, purpose)
        if (found := self._stops.get(key)) is None:
            told = {fact: value for fact, value in zip(_OF_THE_PAIR, key, strict=True) if value is not None}
            found = self._stops[key] = tuple(
                (stop, tuple((fact, values) for fact, values in stop.when.items() if fact not in told))
                for stop in self.stops
                if all(told[fact] in values for fact, values in stop.when.items() if fact in told)
            )
        return found

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
                needs = self.needed(one for each in of_all for one in each)
                yield Route(gateway, basis, condition, needs).said()

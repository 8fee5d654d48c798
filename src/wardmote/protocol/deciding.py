"""The decision: a field is told only if nothing stops it, everything needed is known to be so, and a confirmed gateway
carries it with a lawful basis.

Each check passes, asks or refuses; a fact nobody has told never passes. A field's answer is its worst check, by the
best route there is, so taking a fact away can never turn another answer into a share.
"""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from operator import attrgetter
from typing import Any

from wardmote.errors import Invalid
from wardmote.protocol.decision import ASK, REFUSE, SHARE, Decision, FieldAnswer
from wardmote.protocol.entries import Gateway, Need, Stop
from wardmote.protocol.facts import LIVING, SAID, WORDS, YES_OR_NO, Agreement, Field, Request
from wardmote.protocol.in_force import Protocol, Route

PUBLIC = "C0"
_FACTS = ("purpose", "urgency", *WORDS, *YES_OR_NO)
_told = attrgetter(*_FACTS)
#: The rank of what lacks nothing.
NOTHING = (0, 0)
_NO_BASIS = "Data protection law has no condition under which this holder may tell it so."
_SENSITIVE = {
    "depersonalised": "what tells of nobody",
    "personal": "what tells of somebody",
    "special": "special category data",
    "criminal": "criminal offence data",
    "deceased": "what tells of somebody who has died",
}


class _Found:
    """What checks found against telling: sentences that refuse, sentences that ask."""

    __slots__ = ("asks", "refuses")

    def __init__(self) -> None:
        self.refuses: list[str] = []
        self.asks: list[str] = []

    @property
    def rank(self) -> tuple[int, int]:
        """NOTHING if nothing was found; what asks comes before what refuses, less before more."""
        if self.refuses:
            return 2, len(self.refuses) + len(self.asks)
        return (1, len(self.asks)) if self.asks else NOTHING

    def check(self, needs: Iterable[Need], facts: dict[str, Any]) -> None:
        for need in needs:
            value = facts[need.fact]
            if value is None:
                self.asks.append(need.asks)
            elif value not in need.values:
                self.refuses.append(need.refuses)

    def add(self, other: "_Found") -> None:
        if other.refuses:
            self.refuses += other.refuses
        if other.asks:
            self.asks += other.asks


def decide(request: Request, protocol: Protocol, agreements: Iterable[Agreement] = ()) -> Decision:
    """May the holder tell the recipient these fields, now? `protocol` is that of the request's day in England.

    Raises Invalid for a kind of body, purpose, class or word that the protocol of that day does not know.
    """
    if protocol.day != request.day:
        raise Invalid(f"The protocol of {protocol.day} was asked about {request.day}.", instead="Take that day's.")
    asked = _Asked(request, protocol, tuple(agreements))
    fields = tuple(asked.answer(each) for each in request.fields)
    urgency = asked.named.get("urgency")
    if urgency is None or urgency.record_within_hours is None:
        return Decision(protocol.version, fields)
    hours = urgency.record_within_hours
    return Decision(protocol.version, fields, request.at + timedelta(hours=hours), _advice(fields, hours))


def _advice(fields: tuple[FieldAnswer, ...], hours: int) -> tuple[str, ...]:
    record = f"Write down what was told, to whom and why within {hours} hours."
    if all(each.answer == SHARE for each in fields):
        return ("Tell only what protects life.", record)
    return ("If a life is in danger, call 999.", "Ask the designated liaison officer now, by voice.", record)


class _Asked:
    """One request, with what is the same for all its fields worked out once."""

    def __init__(self, request: Request, protocol: Protocol, agreements: tuple[Agreement, ...]) -> None:
        self.request, self.protocol = request, protocol
        self.agreements = [(each, each.lacks(request)) for each in agreements]
        self.facts: dict[str, Any] = dict(zip(_FACTS, _told(request), strict=True))
        self.holder, self.recipient, self.purpose = request.holder.kind, request.recipient.kind, request.purpose
        self.facts["holder"], self.facts["recipient"] = self.holder, self.recipient
        # What in this protocol each word of the request names.
        self.named: dict[str, Any] = {}
        for sheet, slug, where in (
            ("bodies", self.holder, "holder.kind"),
            ("bodies", self.recipient, "recipient.kind"),
            ("bodies", request.acting_for, "acting_for"),
            ("purposes", self.purpose, "purpose"),
            ("urgencies", request.urgency, "urgency"),
        ):
            if slug is not None:
                self.named[where] = protocol.named(sheet, slug, where)
        self.stops = protocol.stops_for(self.holder, self.recipient, self.purpose)
        self.missing = [
            f"It is not said {SAID[fact]}: nothing is told without that."
            for fact in ("holder", "recipient", "purpose")
            if self.facts[fact] is None
        ]
        self.gateways: tuple[Gateway, ...] = ()
        if self.holder and self.recipient and self.purpose:
            self.gateways = protocol.gateways_for(self.holder, self.recipient, request.acting_for, self.purpose)
            self.regime = self._regime()

    def answer(self, field: Field) -> FieldAnswer:
        found, facts = _Found(), self.facts
        facts["record_class"], facts["sensitivity"], facts["patient"] = (
            field.record_class, field.sensitivity, field.patient,
        )  # fmt: skip
        for stop, left in self.stops:
            for fact, values in left:
                if (value := facts[fact]) is not None and value not in values:
                    break
            else:
                _stopped(stop, left, facts, found)
        if field.record_class == PUBLIC and field.sensitivity == "depersonalised" and found.rank == NOTHING:
            return FieldAnswer(field.name, SHARE, ("It is public already.",))
        if self.missing:
            return FieldAnswer(field.name, REFUSE, (*found.refuses, *self.missing))
        waivable = self._of_the_kind(field, facts, found)
        route, agreement = self._by_a_route(field, facts, found, waivable)
        if found.refuses:
            return FieldAnswer(field.name, REFUSE, tuple(dict.fromkeys(found.refuses)))
        if found.asks:
            return FieldAnswer(field.name, ASK, tuple(dict.fromkeys(found.asks)), route, agreement)
        return FieldAnswer(field.name, SHARE, _why(route, agreement), route, agreement)

    def _of_the_kind(self, field: Field, facts: dict[str, Any], found: _Found) -> Sequence[Need]:
        """Checks what the field's class and the purpose want; gives the needs that an emergency does not wait for."""
        if field.record_class is None:
            found.asks.append(f"It is not said {SAID['record_class']}.")
        else:
            kind = self.protocol.named("classes", field.record_class, "record_class")
            if kind.purposes and self.purpose not in kind.purposes:
                found.refuses.append(f"Nothing of {kind.title} ({kind.id}) is told for this purpose.")
            if not kind.personal and field.sensitivity not in (None, "depersonalised"):
                found.asks.append(f"It is said to be {kind.title}, and to tell of somebody: one of the two is wrong.")
        always, waivable = self.protocol.needs_of(field.record_class, str(self.purpose))
        found.check(always, facts)
        return waivable

    def _by_a_route(
        self, field: Field, facts: dict[str, Any], found: _Found, waivable: Sequence[Need]
    ) -> tuple[Route | None, str]:
        """Adds what the best route there is was found to lack; gives it, and the agreement it rests on."""
        sensitivity = field.sensitivity
        if sensitivity is None:
            found.asks.append(f"It is not said {SAID['sensitivity']}.")
            carrying = list(self.gateways)
        else:
            carrying = [each for each in self.gateways if sensitivity in each.carries]
        if not carrying:
            found.refuses.append(self._no_gateway(sensitivity))
        if sensitivity in LIVING:
            found.add(self.regime)
        if not carrying or sensitivity is None or (sensitivity in LIVING and facts["regime"] is None):
            return None, ""
        lacks, route, agreement = self._best(carrying, field, sensitivity, facts, waivable)
        found.add(lacks)
        return route, agreement

    def _best(
        self,
        carrying: list[Gateway],
        field: Field,
        sensitivity: str,
        facts: dict[str, Any],
        waivable: Sequence[Need],
    ) -> tuple[_Found, Route | None, str]:
        """The first route that lacks nothing, or the one that lacks least."""
        best: tuple[_Found, Route | None, str] = (_Found(), None, "")
        rank: tuple[int, int] | None = None
        covers, without = self._agreement(field.name)
        for gateway in carrying:
            held = self._by_gateway(gateway, field, waivable, facts)
            if gateway.agreement and without:
                held.asks.append(without)
            agreement = covers if gateway.agreement else ""
            for route in self.protocol.routes_for(
                gateway, str(self.holder), str(self.purpose), sensitivity, facts["regime"] or ""
            ):
                lacks = _Found()
                lacks.add(held)
                lacks.asks += route.asks
                lacks.check(route.needs, facts)
                here = lacks.rank
                if rank is None or here < rank:
                    best, rank = (lacks, route, agreement), here
                if here is NOTHING:
                    return best
        if rank is None:
            best[0].refuses.append(_NO_BASIS)
        return best

    def _by_gateway(self, gateway: Gateway, field: Field, waivable: Sequence[Need], facts: dict[str, Any]) -> _Found:
        found = _Found()
        if self.recipient not in gateway.recipients:
            _three_ways(
                facts["acting_shown"],
                found,
                asks="It is not shown that the recipient acts on the other body's behalf.",
                refuses="The recipient does not act on the other body's behalf.",
            )
        if gateway.subjects and facts["subject"] is None:
            found.asks.append(f"It is not said {SAID['subject']}.")
        elif gateway.subjects and facts["subject"] not in gateway.subjects:
            found.refuses.append(f"“{gateway.title}” is not for somebody like this person.")
        if gateway.patient != "yes" and field.patient is not False:
            if field.patient is None:
                found.asks.append(f"It is not said {SAID['patient']}.")
            else:
                told = found.refuses if gateway.patient == "no" else found.asks
                told.append(f"“{gateway.title}” does not by itself carry patient information.")
        if not gateway.emergency:
            found.check(waivable, facts)
        return found

    def _agreement(self, field: str) -> tuple[str, str]:
        """The agreement that covers a field and "", or "" and why there is none."""
        why = "No agreement is known"
        for each, lacks in self.agreements:
            if not lacks and field in each.fields:
                return f"{each.id}, version {each.version}", ""
            why = f"The agreement {each.id} {lacks or 'does not name this field'}"
        return "", f"{why}: without one a person decides."

    def _regime(self) -> _Found:
        """Whether the holder may say that it works under this part of data protection law for this purpose."""
        found, regime = _Found(), self.facts["regime"]
        body, enforces = self.named["holder.kind"], self.named["purpose"].law_enforcement
        if regime is None:
            found.asks.append(f"It is not said {SAID['regime']}.")
        elif regime == "part_3":
            if body.competent == "no":
                found.refuses.append(f"The holder, {body.title}, is no competent authority for law enforcement.")
            elif enforces == "no":
                found.refuses.append("The purpose is not law enforcement, so the UK GDPR applies (part_2).")
            elif body.competent == "partly":
                found.asks.append(f"A person says whether {body.title} has a statutory law enforcement function here.")
        elif regime not in WORDS["regime"]:
            found.refuses.append("The part of data protection law that is named is not known.")
        elif body.competent == "yes" and enforces == "yes":
            found.asks.append("A competent authority does this as law enforcement (part_3): a person says why not.")
        return found

    def _no_gateway(self, sensitivity: str | None) -> str:
        holder, recipient, purpose = (self.named[each].title for each in ("holder.kind", "recipient.kind", "purpose"))
        what = _SENSITIVE.get(sensitivity, "anything") if sensitivity and self.gateways else "anything"
        return f"No gateway in force lets {holder} tell {recipient} {what} for {purpose}."


def _stopped(stop: Stop, left: Iterable[tuple[str, tuple[Any, ...]]], facts: dict[str, Any], found: _Found) -> None:
    """Adds what a stop says that nothing known rules out."""
    if unknown := [fact for fact, _ in left if facts[fact] is None]:
        missing = " and ".join(SAID[each] for each in unknown)
        found.asks.append(f"“{stop.title}” may stop this: it is not said {missing}.")
    else:
        found.refuses.append(f"{stop.title} ({stop.citation}). {stop.instead}".strip())


def _three_ways(value: bool | None, found: _Found, *, asks: str, refuses: str) -> None:
    if value is None:
        found.asks.append(asks)
    elif value is not True:
        found.refuses.append(refuses)


def _why(route: Route | None, agreement: str) -> tuple[str, ...]:
    if route is None:
        return ()
    return (*route.because, f"The agreement {agreement} covers it.") if agreement else route.because

"""A request and its decision as JSON: read with one clear sentence for what is wrong, written whole, and made again.

A record holds everything a decision rests on but the repository's data, of which it holds the version.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from typing import Any

from wardmote.errors import Broken, Invalid
from wardmote.protocol.deciding import decide
from wardmote.protocol.decision import Decision
from wardmote.protocol.facts import SENSITIVITIES, WORDS, YES_OR_NO, Agreement, Body, Field, Request, Signature
from wardmote.protocol.rulebook import Review, Rulebook

#: Facts that are words of the data files; `decide` says which there are.
OF_THE_DATA = ("purpose", "urgency", "acting_for")
BODY = {"organisation", "kind"}
FIELD = {"name", "record_class", "sensitivity", "patient"}
SIGNATURE = {"organisation", "version", "stands"}
AGREEMENT = {"id", "tier", "version", "state", "purposes", "fields", "signatures"}
REVIEW = {"entry", "by", "on", "fingerprint"}
KNOWN = {*(each.name for each in fields(Request)), "agreements", "reviews"}


@dataclass(frozen=True)
class Asked:
    """A request with the agreements and the reviews it came with."""

    request: Request
    agreements: tuple[Agreement, ...] = ()
    reviews: tuple[Review, ...] = ()

    def decided(self, rulebook: Rulebook) -> Decision:
        """The decision by a rulebook, as of the request's day. Raises Invalid as `decide` does."""
        return decide(self.request, rulebook.on(self.request.day, self.reviews), self.agreements)


def read(told: Any, now: datetime | None = None) -> Asked:
    """The request that JSON tells; `now` is its moment where it tells none. Raises Invalid naming field and remedy."""
    row = _object(told, "the request", KNOWN)
    at = _moment(row["at"], "at") if row.get("at") is not None else now
    if at is None:
        raise Invalid("“at” is missing.", instead="Say when, such as 2026-11-27T09:30:00+00:00.")
    facts: dict[str, Any] = {name: _word(row.get(name), name) for name in (*OF_THE_DATA, *WORDS)}
    facts |= {name: _yes_or_no(row.get(name), name) for name in YES_OR_NO}
    request = Request(
        holder=_body(row.get("holder"), "holder"),
        recipient=_body(row.get("recipient"), "recipient"),
        fields=tuple(_field(each, f"fields[{n}]") for n, each in enumerate(_list(row.get("fields"), "fields"))),
        at=at,
        **facts,
    )
    return Asked(
        request,
        tuple(
            _agreement(each, f"agreements[{n}]")
            for n, each in enumerate(_list(row.get("agreements", []), "agreements"))
        ),
        tuple(_review(each, f"reviews[{n}]") for n, each in enumerate(_list(row.get("reviews", []), "reviews"))),
    )


def record(asked: Asked, decision: Decision) -> dict[str, Any]:
    """All of a decision as JSON holds it: what was asked, what was answered, and by which version."""
    return {
        "version": decision.version,
        "answer": decision.answer,
        "fields": [
            {
                "field": each.field,
                "answer": each.answer,
                "reasons": list(each.reasons),
                "gateway": each.gateway,
                "basis": each.basis,
                "condition": each.condition,
                "agreement": each.agreement,
            }
            for each in decision.fields
        ],
        "record_by": decision.record_by.astimezone(UTC).isoformat() if decision.record_by else None,
        "advice": list(decision.advice),
        "asked": _told(asked),
    }


def replay(kept: Mapping[str, Any], rulebook: Rulebook) -> Decision:
    """The decision of a record, made again. Raises Broken if the data no longer decide as they did on that day."""
    asked = read(kept.get("asked"))
    decision = asked.decided(rulebook)
    if decision.version != kept.get("version"):
        raise Broken(
            f"This was decided by version {kept.get('version')} of the protocol of {asked.request.day}, which is now "
            f"{decision.version}: an entry of that day was edited.",
            instead="Put the entry back, end it, and add another from a later day.",
        )
    if record(asked, decision) != dict(kept):
        raise Broken("The record says something else than was decided.", instead="Compare it with a backup.")
    return decision


def _told(asked: Asked) -> dict[str, Any]:
    request = asked.request
    told: dict[str, Any] = {
        "holder": {"organisation": request.holder.organisation, "kind": request.holder.kind},
        "recipient": {"organisation": request.recipient.organisation, "kind": request.recipient.kind},
        "fields": [{name: getattr(each, name) for name in Field.__slots__} for each in request.fields],
        "at": request.at.astimezone(UTC).isoformat(),
    }
    told |= {name: getattr(request, name) for name in (*OF_THE_DATA, *WORDS, *YES_OR_NO)}
    told["agreements"] = [
        {
            **{name: getattr(each, name) for name in ("id", "tier", "version", "state")},
            "purposes": sorted(each.purposes),
            "fields": sorted(each.fields),
            "signatures": [{name: getattr(one, name) for name in Signature.__slots__} for one in each.signatures],
        }
        for each in asked.agreements
    ]
    told["reviews"] = [
        {"entry": each.entry, "by": each.by, "on": each.on.isoformat(), "fingerprint": each.fingerprint}
        for each in asked.reviews
    ]
    return told


def _object(told: Any, where: str, known: set[str]) -> Mapping[str, Any]:
    if not isinstance(told, Mapping):
        raise Invalid(f"“{where}” is no object.", instead=f"Write {{…}} with {', '.join(sorted(known))}.")
    if strange := sorted(set(told) - known):
        raise Invalid(f"“{strange[0]}” of “{where}” is not known.", instead=f"Use one of {', '.join(sorted(known))}.")
    return told


def _list(told: Any, where: str) -> list[Any]:
    if not isinstance(told, list):
        raise Invalid(f"“{where}” is {'missing' if told is None else 'no list'}.", instead="Write a list: […].")
    return told


def _text(told: Any, where: str) -> str:
    if not isinstance(told, str) or not told.strip():
        raise Invalid(f"“{where}” is {'missing' if told is None else 'no text'}.", instead="Write it in quotes.")
    return told


def _word(told: Any, where: str) -> str | None:
    if told is None:
        return None
    text = _text(told, where)
    if where in WORDS and text not in WORDS[where]:
        raise Invalid(f"“{where}” is {text!r}, which is not known.", instead=f"Use one of {', '.join(WORDS[where])}.")
    return text


def _yes_or_no(told: Any, where: str) -> bool | None:
    if told is None or isinstance(told, bool):
        return told
    raise Invalid(f"“{where}” is {told!r}.", instead="Write true, false, or null where nobody knows.")


def _moment(told: Any, where: str) -> datetime:
    try:
        found = datetime.fromisoformat(_text(told, where))
    except ValueError:
        raise Invalid(f"“{where}” is no moment: {told!r}.", instead="Write 2026-11-27T09:30:00+00:00.") from None
    if found.tzinfo is None:
        raise Invalid(f"“{where}” has no time zone.", instead="Write one, such as 2026-11-27T09:30:00+00:00.")
    return found


def _body(told: Any, where: str) -> Body:
    row = _object({} if told is None else told, where, BODY)
    return Body(_text(row.get("organisation"), f"{where}.organisation"), _optional(row.get("kind"), f"{where}.kind"))


def _optional(told: Any, where: str) -> str | None:
    return None if told is None else _text(told, where)


def _field(told: Any, where: str) -> Field:
    row = _object(told, where, FIELD)
    sensitivity = _optional(row.get("sensitivity"), f"{where}.sensitivity")
    if sensitivity is not None and sensitivity not in SENSITIVITIES:
        raise Invalid(
            f"“{where}.sensitivity” is {sensitivity!r}, which is not known.",
            instead=f"Use one of {', '.join(SENSITIVITIES)}.",
        )
    return Field(
        _text(row.get("name"), f"{where}.name"),
        _optional(row.get("record_class"), f"{where}.record_class"),
        sensitivity,
        _yes_or_no(row.get("patient"), f"{where}.patient"),
    )


def _agreement(told: Any, where: str) -> Agreement:
    row = _object(told, where, AGREEMENT)
    tier = row.get("tier")
    if tier not in (1, 2, 3) or isinstance(tier, bool):
        raise Invalid(f"“{where}.tier” is {tier!r}.", instead="Write 1, 2 or 3.")
    return Agreement(
        id=_text(row.get("id"), f"{where}.id"),
        tier=tier,
        version=_text(row.get("version"), f"{where}.version"),
        state=_text(row.get("state"), f"{where}.state"),
        purposes=frozenset(
            _text(each, f"{where}.purposes") for each in _list(row.get("purposes"), f"{where}.purposes")
        ),
        fields=frozenset(_text(each, f"{where}.fields") for each in _list(row.get("fields"), f"{where}.fields")),
        signatures=tuple(
            _signature(each, f"{where}.signatures[{n}]")
            for n, each in enumerate(_list(row.get("signatures"), f"{where}.signatures"))
        ),
    )


def _signature(told: Any, where: str) -> Signature:
    row = _object(told, where, SIGNATURE)
    return Signature(
        _text(row.get("organisation"), f"{where}.organisation"),
        _text(row.get("version"), f"{where}.version"),
        _yes_or_no(row.get("stands"), f"{where}.stands"),
    )


def _review(told: Any, where: str) -> Review:
    row = _object(told, where, REVIEW)
    try:
        on = date.fromisoformat(_text(row.get("on"), f"{where}.on"))
    except ValueError:
        raise Invalid(f"“{where}.on” is no day: {row.get('on')!r}.", instead="Write 2026-11-27.") from None
    return Review(
        _text(row.get("entry"), f"{where}.entry"),
        _text(row.get("by"), f"{where}.by"),
        on,
        _text(row.get("fingerprint"), f"{where}.fingerprint"),
    )

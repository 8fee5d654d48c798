"""Reads the data files, and refuses what is not written as they are or names what no other file has."""

import tomllib
from collections.abc import Mapping
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from wardmote.errors import Invalid
from wardmote.protocol.entries import BodyKind, Condition, Dated, FieldClass, Gateway, Need, Purpose, Stop, Urgency
from wardmote.protocol.facts import SAID, SENSITIVITIES, WORDS, YES_OR_NO

FILES: dict[str, tuple[str, type[Dated]]] = {
    "body": ("bodies.toml", BodyKind),
    "purpose": ("purposes.toml", Purpose),
    "class": ("classes.toml", FieldClass),
    "urgency": ("urgencies.toml", Urgency),
    "need": ("needs.toml", Need),
    "stop": ("stops.toml", Stop),
    "gateway": ("gateways.toml", Gateway),
    "condition": ("conditions.toml", Condition),
}
SHEETS = tuple(FILES)
#: Facts that a stop may name beside those of a request.
OF_A_FIELD = ("holder", "recipient", "record_class", "sensitivity", "patient", "purpose", "urgency")
#: Which words an entry may use where the data do not say.
FIXED = {
    "competent": ("yes", "partly", "no"),
    "law_enforcement": ("yes", "no", "may"),
    "patient": ("yes", "no", "ask"),
    "layer": ("basis", "condition"),
    "regime": WORDS["regime"],
    "basis": ("S", "G", "L"),
}


def read_sheets(folder: Traversable | Path) -> dict[str, tuple[Any, ...]]:
    """Every sheet of the folder, checked against the others. Raises Invalid naming file, entry and remedy."""
    raw = {name: _raw(folder, file, name) for name, (file, _) in FILES.items()}
    known = _Known(raw)
    return {name: tuple(known.made(name, each) for each in rows) for name, rows in raw.items()}


def _raw(folder: Traversable | Path, file: str, name: str) -> list[dict[str, Any]]:
    try:
        return list(tomllib.loads(folder.joinpath(file).read_text("utf-8")).get(name, ()))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise Invalid(f"{file} cannot be read: {error}.", instead="Mend it.") from error


class _Known:
    """The words that entries may use, taken from the sheets themselves."""

    def __init__(self, raw: Mapping[str, list[dict[str, Any]]]) -> None:
        self.ids = {name: {str(each.get("id")) for each in rows} for name, rows in raw.items()}
        self.bodies = {"any", *self.ids["body"]}
        self.bodies |= {f"@{group}" for each in raw["body"] for group in each.get("groups", ())}
        self.words: dict[str, set[str]] = {
            "holders": self.bodies,
            "recipients": self.bodies,
            "purposes": self.ids["purpose"],
            "needs": self.ids["need"],
            "gateways": self.ids["gateway"],
            "carries": set(SENSITIVITIES),
            "sensitivities": set(SENSITIVITIES),
            "subjects": set(WORDS["subject"]),
        }

    def made(self, name: str, row: dict[str, Any]) -> Any:
        file, kind = FILES[name]
        where = f"{file}: {row.get('id', 'an entry')}"
        told = {key: self._value(key, value, kind, where) for key, value in row.items()}
        try:
            entry = kind(**told)
        except TypeError as error:
            raise Invalid(f"{where} is not written as a {name} is ({error}).", instead="Mend it.") from error
        if name in ("gateway", "condition") and entry.starts is None:
            raise Invalid(f"{where} does not say since when it is in force.", instead="Give it “starts”.")
        return entry

    def _value(self, key: str, value: Any, kind: type[Dated], where: str) -> Any:
        if key == "when":
            return {fact: self._of_stop(fact, values, where) for fact, values in value.items()}
        if key in FIXED and value not in FIXED[key]:
            raise Invalid(f"{where} has the {key} {value!r}.", instead=f"Use one of {', '.join(FIXED[key])}.")
        if key == "fact" and value not in SAID:
            raise Invalid(f"{where} needs a fact that no request has: {value!r}.", instead="Use one of the facts.")
        if not isinstance(value, list):
            return value
        if strange := [each for each in value if each not in self.words.get(key, value)]:
            raise Invalid(f"{where} has {strange[0]!r} among its {key}.", instead="Take it out, or add it to its file.")
        ordered = key in ("needs", "subjects", "values", "groups") or kind is FieldClass
        return tuple(value) if ordered else frozenset(value)

    def _of_stop(self, fact: str, values: list[Any], where: str) -> tuple[Any, ...]:
        if fact not in WORDS and fact not in YES_OR_NO and fact not in OF_A_FIELD:
            raise Invalid(f"{where} names the fact {fact!r}.", instead="Use a fact of a request or of a field.")
        if fact in ("holder", "recipient") and (strange := sorted(set(values) - self.bodies)):
            raise Invalid(f"{where} names the {fact} {strange[0]!r}.", instead="Use a kind or a group of bodies.toml.")
        return tuple(values)

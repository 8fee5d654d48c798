"""Turns a pack's TOML files into dataclasses, and says in a sentence what is wrong when it cannot.

A pack is written by hand by people who know the area and not the code, so every complaint names the file, the key, what
was found and what to write instead.
"""

import dataclasses
import datetime
import tomllib
import types
import typing
from pathlib import Path
from typing import Any, TypeVar

from wardmote.errors import Invalid

_Shape = TypeVar("_Shape")

_WORDS = {
    str: "text in quotation marks",
    int: "a whole number",
    bool: "true or false",
    datetime.date: "a date such as 2025-03-31, without quotation marks",
}


def read_toml(path: Path) -> dict[str, Any]:
    """The tables of one TOML file; raises Invalid naming file and line where it is not TOML in UTF-8."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as problem:
        raise Invalid(
            f"{path} is not UTF-8 text (byte {problem.start}).", instead="Save the file as UTF-8 and try again."
        ) from problem
    except tomllib.TOMLDecodeError as problem:
        raise Invalid(
            f"{path} is not well-formed TOML: {problem}.", instead="Mend that line and try again."
        ) from problem


def fill(shape: type[_Shape], table: Any, where: str) -> _Shape:
    """Build the dataclass `shape` from a TOML table, checking every key.

    `where` says where the table stands, as "path: key". Raises Invalid for an unknown key, a missing one (a field with
    no default) or a value of the wrong type.
    """
    if not isinstance(table, dict):
        raise Invalid(f"{where} is not a table.", instead="Write it as [name] or [[name]] with keys beneath.")
    hints = typing.get_type_hints(shape)
    # Every shape is a dataclass, which no bound of a type variable can say.
    fields = {f.name: f for f in dataclasses.fields(shape)}  # type: ignore[arg-type]
    for key in table:
        if key not in fields:
            raise Invalid(f"{where} has the unknown key “{key}”.", instead=f"Known keys are {', '.join(fields)}.")
    filled = {}
    for name, field in fields.items():
        if name in table:
            filled[name] = _value(hints[name], table[name], f"{where}, key “{name}”")
        elif field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
            raise Invalid(f"{where} has no “{name}”.", instead=f"Add {name} = … there.")
    return shape(**filled)


def _value(hint: Any, found: Any, where: str) -> Any:
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        hint = next(part for part in typing.get_args(hint) if part is not type(None))
        origin = typing.get_origin(hint)
    if origin is tuple:
        if not isinstance(found, list):
            raise Invalid(f"{where} is not a list.", instead="Write it in square brackets.")
        inner = typing.get_args(hint)[0]
        return tuple(_value(inner, each, f"{where}, number {n}") for n, each in enumerate(found, 1))
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return fill(hint, found, where)
    # bool is an int to Python and a datetime is a date; to a pack's author they are different things
    if type(found) is not hint:
        raise Invalid(f"{where} is {found!r}.", instead=f"Write {_WORDS.get(hint, 'a value of the right kind')}.")
    if hint is str and not found.strip() and found:
        raise Invalid(f"{where} is only spaces.", instead="Write the words, or leave the key out.")
    return found

"""A document as plain data and back, losing nothing, so that what was issued can be rendered again."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from wardmote.documents import blocks, tables, words
from wardmote.documents.charts import specs
from wardmote.documents.document import Document
from wardmote.errors import Invalid

SCHEMA = "wardmote.document/1"
TYPES: dict[str, type] = {
    kind.__name__: kind
    for kind in (
        *(
            blocks.Heading,
            blocks.Paragraph,
            blocks.Bullets,
            blocks.Facts,
            blocks.Chart,
            blocks.Map,
            blocks.Gap,
            blocks.Note,
        ),
        *(tables.Table, tables.Column, tables.FigureCell),
        *(words.Text, words.Strong, words.Link, words.FigureRef),
        *(specs.LineChart, specs.Line, specs.BarChart, specs.Bar, specs.Choropleth, specs.Shape),
    )
}


def to_dict(document: Document) -> dict[str, Any]:
    """The document as dicts, lists, strings, numbers and None, ready for JSON; `schema` says how to read it."""
    plain = {field.name: encode(getattr(document, field.name)) for field in fields(document)}
    return {"schema": SCHEMA, **plain, "as_at": document.as_at.isoformat()}


def from_dict(stored: Mapping[str, Any]) -> Document:
    """The document that `to_dict` stored. Raises Invalid when it was stored otherwise or is not a whole document."""
    if not isinstance(stored, Mapping) or stored.get("schema") != SCHEMA:
        found = stored.get("schema") if isinstance(stored, Mapping) else type(stored).__name__
        raise Invalid(
            f"The stored document is {found!r}, not {SCHEMA}.", instead="Read it with the version that wrote it."
        )
    values = {name: decode(value) for name, value in stored.items() if name != "schema"}
    try:
        return Document(**{**values, "as_at": date.fromisoformat(str(values["as_at"]))})
    except (AttributeError, KeyError, TypeError, ValueError) as fault:
        raise Invalid(f"The stored document is not whole: {fault}.") from fault


def encode(value: Any) -> Any:
    if is_dataclass(value):
        return {
            "type": type(value).__name__,
            **{field.name: encode(getattr(value, field.name)) for field in fields(value)},
        }
    if isinstance(value, tuple | list):
        return [encode(part) for part in value]
    return value


def decode(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(decode(part) for part in value)
    if not isinstance(value, Mapping):
        return value
    kind = TYPES.get(str(value.get("type")))
    if kind is None:
        raise Invalid(f"The stored document holds a {value.get('type')!r}, which no document knows.")
    try:
        return kind(**{name: decode(part) for name, part in value.items() if name != "type"})
    except (AttributeError, TypeError, ValueError) as fault:
        raise Invalid(f"A stored {kind.__name__} is not whole: {fault}.") from fault

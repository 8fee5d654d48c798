"""Writing audit rows: in the transaction of what they record, so that neither is ever there without the other."""

import hashlib
import hmac
import json
import re
import secrets
import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from django.apps import apps
from django.db import connection, models

from wardmote.errors import Broken
from wardmote.foundation.access.viewer import Viewer
from wardmote.foundation.now import now

#: What can be done. A word of the field's, in the past, for a line such as "changed by …".
WHAT = frozenset(
    {
        "made", "changed", "ended", "withdrawn", "deleted", "restored", "loaded", "imported", "exported", "issued",
        "approved", "declined", "asked", "answered", "confirmed", "sent", "shared", "read", "refused", "signed in",
        "signed out", "backed up", "run", "destroyed",
    }
)  # fmt: skip

#: The chain of what concerns no one partnership, such as a backup of the whole installation.
INSTALLATION = uuid.UUID(int=0)

#: What was touched: the desk or app, the table, and the id or ids.
Of = tuple[str, str, Any]

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,63}")
_FIELD = re.compile(r"[a-z][a-z0-9_]{0,62}")
_NAME = re.compile(r"[A-Za-z0-9][\w .,:()/-]{0,79}")


def record(
    *,
    by: Viewer | str,
    what: str,
    of: Of | None = None,
    fields: Iterable[str] | Mapping[str, object] = (),
    because: str = "",
    basis: str = "",
    address: str = "",
) -> None:
    """Add a row for each record touched, in the transaction that touches it.

    - `by`: the viewer; or the name of a command that acts on the whole installation, such as "backup".
    - `of`: ("plan", "Commitment", id) or many ids. No ids at all: nothing was touched, and nothing is recorded.
    - `fields`: names of the fields that changed; or name → new value, which leaves a salted commitment to the value.
    - `because`, `basis`: the name of a rule or a section of law, written in the code. Never what somebody typed.

    Raises Broken outside a transaction, and for words that are no ids or names: content never enters the audit.
    """
    if not connection.in_atomic_block:
        raise Broken(
            f"“{what}” was to be recorded outside a transaction, where it could be lost or be there alone.",
            instead="Call audit.record inside the verb's own transaction.",
        )
    rows, salt = _rows(by, what, of, fields, because=because, basis=basis, address=address)
    _add(rows, salt)


def record_read(
    *,
    by: Viewer,
    address: str,
    of: Iterable[Of] = (),
    basis: str = "",
    fields: Iterable[str] = (),
    what: str = "read",
) -> None:
    """Add the one row of a look at a page: the page's address by name, the ids of what it showed, and which `fields`.

    A read has no transaction of its own, so the row is one statement, or part of the transaction that is open.
    """
    ids = [one for _, _, given in of for one in _ids(given)]
    rows, _ = _rows(by, what, None, tuple(fields), because="", basis=basis, address=address)
    rows[0].ids = " ".join(_checked(_ID, one, "an id") for one in dict.fromkeys(ids))
    _add(rows, None)


def _rows(by, what: str, of: Of | None, fields, **words: str) -> tuple[list, bytes | None]:
    if what not in WHAT:
        raise Broken(f"“{what}” is no word of the audit's.", instead=f"Use one of: {', '.join(sorted(WHAT))}.")
    for name, word in words.items():
        if word:
            _checked(_NAME, word, f"a name for {name}")
    names = tuple(_checked(_FIELD, name, "the name of a field") for name in fields)
    salt = secrets.token_bytes(16) if names and isinstance(fields, Mapping) else None
    table, ids = _touched(of)
    told = {"at": now(), "what": what, "table": table, "fields": " ".join(names), "act": uuid.uuid4(), **words}
    told |= _by(by)
    made = apps.get_model("audit", "AuditRow")
    return [
        made(record=one, commitments=" ".join(commitment(salt, one, name, fields[name]) for name in names), **told)
        if salt
        else made(record=one, **told)
        for one in ids
    ], salt


def _by(by: Viewer | str) -> dict[str, Any]:
    if isinstance(by, str):
        return {"partnership": INSTALLATION, "viewer": "system", "system": _checked(_NAME, by, "a command's name")}
    told = {"partnership": by.tenant.id, "viewer": by.kind, "member": by.member_id}
    return {**told, "system": _checked(_NAME, by.name, "a job's name")} if by.kind == "system" else told


def _touched(of: Of | None) -> tuple[str, list[str]]:
    if of is None:
        return "", [""]
    desk, table, given = of
    ids = [_checked(_ID, one, "an id") for one in _ids(given)]
    return _checked(_NAME, f"{desk}.{table}", "the name of a table"), ids


def _ids(given: Any) -> list[str]:
    if isinstance(given, str | int | uuid.UUID):
        return [str(given)]
    return [str(one) for one in given]


def _checked(shape: re.Pattern, word: str, what: str) -> str:
    if not shape.fullmatch(word):
        # The word itself is not repeated: it may be what somebody typed.
        raise Broken(f"The audit was given something that is not {what}.", instead="Content never enters the audit.")
    return word


def _add(rows: list[models.Model], salt: bytes | None) -> None:
    if not rows:
        return
    if salt:
        told = {"act": rows[0].act, "partnership": rows[0].partnership, "salt": salt}
        apps.get_model("audit", "Salt").objects.create(**told)
    if len(rows) == 1:
        rows[0].save(force_insert=True)
    else:
        type(rows[0]).objects.bulk_create(rows, batch_size=500)


def commitment(salt: bytes, record_id: str, field: str, value: object) -> str:
    """What binds the row to a value without saying it: HMAC-SHA-256, keyed by the act's salt."""
    said = json.dumps([record_id, field, getattr(value, "pk", value)], default=str, ensure_ascii=True)
    return hmac.new(salt, said.encode(), hashlib.sha256).hexdigest()

"""The evidence library: files of publishers in, findings out. No Django, no network but `fetch`, no clock.

What is named here is the library's public surface; it is loaded when first used, so importing this costs nothing.
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wardmote.evidence.store.account import AddAccount, FileAccount
    from wardmote.evidence.store.counting import Cell
    from wardmote.evidence.store.extracts import Cut, Extract
    from wardmote.evidence.store.store import Store
    from wardmote.evidence.store.verifying import VerifyAccount
    from wardmote.evidence.tabulation import Table, table

_HOMES = {
    "AddAccount": "wardmote.evidence.store.account",
    "Cell": "wardmote.evidence.store.counting",
    "Cut": "wardmote.evidence.store.extracts",
    "Extract": "wardmote.evidence.store.extracts",
    "FileAccount": "wardmote.evidence.store.account",
    "Store": "wardmote.evidence.store.store",
    "Table": "wardmote.evidence.tabulation",
    "VerifyAccount": "wardmote.evidence.store.verifying",
    "table": "wardmote.evidence.tabulation",
}

__all__ = [
    "AddAccount",
    "Cell",
    "Cut",
    "Extract",
    "FileAccount",
    "Store",
    "Table",
    "VerifyAccount",
    "table",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"wardmote.evidence has no {name}")
    return getattr(importlib.import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])

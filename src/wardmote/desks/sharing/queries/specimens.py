"""An example of every address of this desk that takes arguments."""

from wardmote.desks.sharing.rules.law import in_address
from wardmote.foundation.now import today
from wardmote.protocol import rulebook


def specimens() -> dict[str, dict[str, str]]:
    """A gateway of today."""
    entry = {"entry": in_address(rulebook().on(today()).gateways[0].id)}
    names = ("show-entry-of-law", "confirm-entry", "withdraw-confirmation")
    return {**dict.fromkeys(names, entry), "download-law": {"kind": "csv"}}

"""An example of every address here that takes arguments."""

from wardmote.foundation.changes.models import WAITING, Change
from wardmote.foundation.local_values import declared


def specimens() -> dict[str, dict[str, str]]:
    """The first local value, and the first change there is."""
    named = {"name": next(iter(declared()))}
    found = {"show-local-value": named, "change-local-value": named}
    change = (
        Change.objects.filter(state=WAITING).order_by("made_at").first() or Change.objects.order_by("made_at").first()
    )
    if change:
        of = {"reference": change.reference}
        found |= dict.fromkeys(("show-change", "decide-on-change", "withdraw-change"), of)
    return found

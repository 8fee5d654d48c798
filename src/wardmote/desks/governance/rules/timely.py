"""How often something came in time. Plain Python."""

from collections.abc import Iterable

#: What is still to come counts for nothing.
PENDING = ("due", "stopped")


def on_time(stands: Iterable[tuple[str, str]]) -> tuple[tuple[str, int, int], ...]:
    """Of pairs of a name and how something of theirs stands: for each name how many were due or came, and
    how many of those in time."""
    found: dict[str, list[str]] = {}
    for name, state in stands:
        if state not in PENDING:
            found.setdefault(name, []).append(state)
    return tuple((name, len(held), held.count("met")) for name, held in sorted(found.items()))

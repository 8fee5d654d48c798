"""What requests are called for whoever reads who has looked."""

from collections.abc import Collection, Mapping

from wardmote.desks.sharing.queries import involvement
from wardmote.desks.sharing.queries.meetings import records_named
from wardmote.desks.sharing.queries.requests import named_for
from wardmote.foundation.access import Viewer
from wardmote.foundation.now import now
from wardmote.foundation.records import as_key


def called(viewer: Viewer, ids: Collection[str]) -> Mapping[str, str | None]:
    """Requests, and what was told on them, by the request's reference, questions of involvement and records of meetings
    by theirs; None for what the viewer does not read of."""
    keys = tuple(filter(None, map(as_key, ids)))
    asked = involvement.named_for(viewer, ids, keys, now()) | records_named(viewer, ids)
    return asked | {each: found[0] if found else None for each, found in named_for(viewer, ids).items()}


def ids_of(viewer: Viewer, reference: str) -> tuple[str, ...]:
    """By which the audit has the request of that reference, where the viewer reads of it."""
    return tuple(each for each, name in called(viewer, [reference.strip().upper()]).items() if name)

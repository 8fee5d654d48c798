"""Who may have work done, and what may be handed to it. Plain Python."""

import re
from collections.abc import Mapping
from uuid import UUID

from wardmote.errors import Broken, Refused
from wardmote.foundation.access import Viewer
from wardmote.foundation.access.roles import title_of
from wardmote.foundation.desks import Work

#: A reference, a slug, a digest, a month: something that names a row or a file and says nothing else.
ID = re.compile(r"[A-Za-z0-9_.:-]{1,80}")


def check_may_have_done(work: Work, viewer: Viewer) -> None:
    """Return quietly if this viewer may have this work done; otherwise raise Refused."""
    if viewer.kind == "system":
        return
    if viewer.kind != "member":
        raise Refused("Only members of the partnership may have this done.", instead="Sign in first.")
    if work.roles and not viewer.holds(*work.roles):
        able = " or ".join(title_of(role) for role in work.roles)
        raise Refused(
            f"“{work.title}” may be asked for by this role: {able}. Yours: {viewer.role or 'none'}.",
            instead="Ask a colleague with that role.",
        )


def as_ids(ids: Mapping[str, UUID | str | int]) -> dict[str, str | int]:
    """The ids as they are kept. Raises Broken for anything that is more than an id: content never enters a job."""
    kept = {name: value if isinstance(value, int) else str(value) for name, value in ids.items()}
    wordy = [name for name, value in kept.items() if isinstance(value, str) and not ID.fullmatch(value)]
    if wordy:
        raise Broken(f"A job is handed ids only, and {wordy[0]} is more than that.", instead="Keep it in a row.")
    return kept

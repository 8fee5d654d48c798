"""What can be imported, as desks declare it, and by whom."""

from functools import cache

from wardmote.errors import Missing, Refused
from wardmote.foundation import desks
from wardmote.foundation.access import Viewer
from wardmote.foundation.access.roles import title_of
from wardmote.foundation.desks import ImportKind


@cache
def every() -> tuple[ImportKind, ...]:
    """Every kind, in the order of the desks."""
    return tuple(kind for desk in desks.every() for kind in desk.imports)


def kinds_for(viewer: Viewer) -> tuple[ImportKind, ...]:
    """What this viewer may import."""
    return tuple(each for each in every() if viewer.kind == "system" or viewer.holds(*each.roles))


def kind_named(slug: str) -> ImportKind:
    """The kind of that name; raises Missing."""
    for each in every():
        if each.slug == slug:
            return each
    raise Missing("Nothing of that kind is imported.", instead="Choose among what can be imported.")


def check_may(viewer: Viewer, kind: ImportKind) -> None:
    """Return quietly if this viewer may import this; otherwise raise Refused."""
    if kind not in kinds_for(viewer):
        able = " or ".join(map(title_of, kind.roles))
        raise Refused(f"{kind.title} are imported by these roles only: {able}.", instead="Ask a colleague with one.")


@cache
def roles() -> tuple[str, ...]:
    """The roles that may import something."""
    return tuple(dict.fromkeys(role for each in every() for role in each.roles))

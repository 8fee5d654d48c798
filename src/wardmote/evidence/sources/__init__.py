"""The publishers whose files can be taken in. Each is one folder here with a `source.py`; adding it is all it takes."""

import importlib
import pkgutil
from functools import cache

from wardmote.errors import Missing
from wardmote.evidence.sources.declaration import Fitted, Form, OtherFile, Profile, Source

__all__ = ["Fitted", "Form", "OtherFile", "Profile", "Source", "every_source", "recognise", "source"]


@cache
def every_source() -> tuple[Source, ...]:
    """All declared sources, in the order of their slugs."""
    folders = sorted(found.name for found in pkgutil.iter_modules(__path__) if found.ispkg and found.name != "tests")
    return tuple(importlib.import_module(f"{__name__}.{name}.source").SOURCE for name in folders)


def source(slug: str) -> Source:
    """The source of that slug; `Missing` names the ones there are."""
    for declared in every_source():
        if declared.slug == slug:
            return declared
    known = ", ".join(declared.slug for declared in every_source())
    raise Missing(f"There is no source called “{slug}”.", instead=f"The sources are: {known}.")


def recognise(header: tuple[str, ...], head: str = "") -> tuple[Source, Fitted] | None:
    """Whose file begins with these column names, by content alone; `None` when nobody's known does.

    `head` is the text of its first lines, for tables that do not begin with the names of their columns.
    """
    for declared in every_source():
        for layout in (*declared.profiles, *declared.passed_over):
            if fitted := layout.fitted(header, head):
                return declared, fitted
    return None

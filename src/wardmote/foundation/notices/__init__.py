"""Notices: a line for one member, in the site, about something that happened to what they did.

    notices.tell(by=viewer, members=[id], words="…", href="…")

They are the partnership's business and name nobody outside it. A member finds them from their first page.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wardmote.foundation.notices.verbs import tell

__all__ = ["tell"]


def __getattr__(name: str) -> Any:
    # Tables can be imported only once Django has started, and this package is imported before.
    if name == "tell":
        from wardmote.foundation.notices.verbs import tell

        return tell
    raise AttributeError(name)

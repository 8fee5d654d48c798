"""What has changed since a member last looked: the last part of *My week*, their first page.

A desk declares `changed(viewer, since) -> Iterable[Changed]`: what happened to its records after a moment, in words,
for this viewer. Nothing is marked by opening a page: the member says that they have looked.
"""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Changed:
    """Something that happened to a record: when, in words (who did what), and where it is read (may be lazy)."""

    at: datetime
    words: str
    href: str

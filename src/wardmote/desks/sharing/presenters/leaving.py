"""What sharing knows of whether words may leave: who a request is about, and what was told, is shown to its readers."""

from wardmote.desks.sharing.queries.telling import may_read
from wardmote.foundation.correspondence import Leaving, Opinion, Reader

#: The tables whose records these words are about.
TABLES = ("DisclosureRequest", "Disclosure")
NEVER = "C9"


def guard(leaving: Leaving) -> Opinion | None:
    """Passes a page about requests and what was told on them to whoever may read each of them, and to nobody else.

    It knows nothing of other ways out and of other records: what was told leaves by no mail, list or export.
    """
    if leaving.way != "page" or not leaving.about or leaving.by is None or leaving.record_class == NEVER:
        return None
    if any(desk != "sharing" or table not in TABLES for desk, table, _record in leaving.about):
        return None
    may = all(may_read(leaving.by, table, record) for _desk, table, record in leaving.about)
    if leaving.reader != Reader.of(leaving.by) or not may:
        return Opinion(False, "This is read by who asked, and by who answers.", "Ask one of them.")
    return Opinion(True, "They asked for it, or answer for who told it.")

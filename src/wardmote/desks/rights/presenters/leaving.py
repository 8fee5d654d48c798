"""What rights knows of whether words may leave: a request, and what an agency gathered for it, to who may read it."""

from uuid import UUID

from wardmote.desks.rights.queries.requests import part_for, requests_for
from wardmote.errors import Missing
from wardmote.foundation.access import Viewer
from wardmote.foundation.correspondence import Leaving, Opinion, Reader

#: A reader who is somebody that cases are about.
PERSON = "person"


def guard(leaving: Leaving) -> Opinion | None:
    """Passes a page about a request or a part to whoever may know of it, the file of an answer to who answers, and the
    answer itself to who asked, by name; knows of nothing else."""
    by = leaving.by
    if by is None or not leaving.about or any(desk != "rights" for desk, _table, _id in leaving.about):
        return None
    if leaving.way not in ("page", "bundle", "letter") or leaving.record_class not in ("C1", "C3"):
        return None
    if not all(_may_read(by, table, record) for _desk, table, record in leaving.about):
        return Opinion(False, "This is read by who handles and who prepares it.", "Ask one of them.")
    if leaving.reader.kind == PERSON:
        return _to_person(by, leaving)
    if leaving.way == "letter" or leaving.reader != Reader.of(by):
        return Opinion(False, "An answer goes to who asked, and to nobody else.", "Name them as who reads it.")
    return Opinion(True, "They handle or prepare it.")


def _to_person(by: Viewer, leaving: Leaving) -> Opinion:
    names = {
        part_for(by, record).request.subject.name for _desk, table, record in leaving.about if table == "AccessPart"
    }
    if leaving.way == "page" or names != {leaving.reader.name}:
        return Opinion(False, "An answer goes to who asked, and to nobody else.", "Look at who asked.")
    return Opinion(True, "They asked for what is held about them.")


def _may_read(by: Viewer, table: str, record: UUID) -> bool:
    if table == "AccessRequest":
        return any(each.id == record for each in requests_for(by))
    try:
        return table == "AccessPart" and bool(part_for(by, record))
    except Missing:
        return False

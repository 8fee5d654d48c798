"""Answers that are not pages: downloads, data, feeds. Each asks the gate, and nothing else makes one."""

import re

from django.http import HttpRequest, HttpResponse

from wardmote import __version__, documents
from wardmote.documents import Document, Table
from wardmote.errors import Invalid
from wardmote.foundation import audit
from wardmote.foundation.access import Viewer
from wardmote.foundation.correspondence.gate import check_may_leave
from wardmote.foundation.correspondence.leaving import About, Reader
from wardmote.foundation.now import today

#: What a browser is told a file is. Anything else is not sent.
KINDS = {
    "css": "text/css; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "json": "application/json",
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml",
    "txt": "text/plain; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,120}")


def answer(
    request: HttpRequest,
    content: bytes | str,
    *,
    kind: str,
    way: str = "page",
    record_class: str = "",
    about: tuple[About, ...] = (),
    status: int = 200,
) -> HttpResponse:
    """Answer with `content` as it is; `kind` is a file's ending, such as "json".

    The class is the address's own unless said. Raises Refused where the gate refuses, Invalid for a kind there is not.
    """
    if kind not in KINDS:
        raise Invalid(f"Nothing leaves as “{kind}”.", instead=f"Use one of {', '.join(KINDS)}.")
    viewer: Viewer | None = getattr(request, "viewer", None)
    held = record_class or getattr(request, "record_class", "C0")
    check_may_leave(by=viewer, way=way, reader=Reader.of(viewer), record_class=held, about=about)
    return HttpResponse(content, content_type=KINDS[kind], status=status)


def export(
    request: HttpRequest,
    *,
    name: str,
    content: bytes | str | Table,
    record_class: str = "",
    about: tuple[About, ...] = (),
    title: str = "",
    way: str = "export",
) -> HttpResponse:
    """A download called `name`, such as "actions.xlsx": bytes as they are, or a table as CSV or XLSX.

    A table leaves with the partnership, the day and (in a made-up partnership) the mark beside its rows; `title` is
    what it is called there. Text that a spreadsheet could take for a formula is made harmless.
    """
    if not _NAME.fullmatch(name):
        raise Invalid(f"A download cannot be called “{name}”.", instead="Use letters, digits, dots and hyphens.")
    ending = name.rpartition(".")[2]
    made = _table(request, content, name, ending, title) if isinstance(content, Table) else content
    response = answer(request, made, kind=ending, way=way, record_class=record_class, about=about)
    _record(request, about)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _record(request: HttpRequest, about: tuple[About, ...]) -> None:
    """Whoever takes away what is not public is recorded, with what it was about."""
    viewer: Viewer | None = getattr(request, "viewer", None)
    if viewer is not None and viewer.kind != "public":
        audit.record_look(request, viewer, "exported", of=about)
        request.look_recorded = True


def _table(request: HttpRequest, table: Table, name: str, ending: str, title: str) -> bytes:
    if ending not in ("csv", "xlsx"):
        raise Invalid(f"A table does not leave as “{ending}”.", instead="Use csv or xlsx.")
    tenant = request.viewer.tenant
    document = Document(
        title=title or table.caption,
        as_at=today(),
        identifier=name.rpartition(".")[0],
        publisher=tenant.name,
        version=__version__,
        made_up=tenant.made_up,
    )
    # Named here, since what writes workbooks takes a quarter of a second to load in every process.
    write = documents.write_csv if ending == "csv" else documents.write_xlsx
    return write(table, document)

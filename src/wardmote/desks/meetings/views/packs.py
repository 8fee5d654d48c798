"""Pages of packs: send one, take one's own copy."""

import io
import zipfile
from dataclasses import replace
from datetime import datetime

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wardmote.desks.meetings import rules
from wardmote.desks.meetings.presenters.lists import when
from wardmote.desks.meetings.queries.meetings import meeting_for
from wardmote.desks.meetings.queries.packs import PackSeen, has_pack, latest_pack, readers_of
from wardmote.desks.meetings.verbs import packs as verbs
from wardmote.desks.meetings.verbs.papers import KEPT
from wardmote.documents import Document, render_docx, render_pdf
from wardmote.foundation import files
from wardmote.foundation.access import Viewer
from wardmote.foundation.correspondence import export
from wardmote.foundation.correspondence.stamping import stamped
from wardmote.foundation.now import now
from wardmote.foundation.pages import render
from wardmote.foundation.pages.words import moment

#: A file in a bundle is dated so, because the copy says in its words when it was taken.
UNDATED = (1980, 1, 1, 0, 0, 0)


@require_safe
def show_pack(request: HttpRequest, reference: str) -> HttpResponse:
    """The latest pack and the reader's own copies; or that none was sent yet."""
    viewer = request.viewer
    meeting = meeting_for(viewer, reference)
    context = {
        "meeting": meeting,
        "title": f"{meeting.group_title}, {when(meeting)}",
        "pack": latest_pack(viewer, meeting) if has_pack(viewer, meeting) else None,
        "may_send": viewer.holds(*rules.RUNS) and meeting.state in ("planned", "sitting"),
        "told": len(readers_of(viewer, meeting)),
    }
    return render(request, "meetings/pack.html", context)


def send_pack(request: HttpRequest, reference: str) -> HttpResponse:
    """Freeze the papers as they are and tell whoever is expected."""
    verbs.send_pack(meeting=meeting_for(request.viewer, reference).id, by=request.viewer, at=now())
    return HttpResponseRedirect(reverse("show-pack", kwargs={"reference": reference}))


@require_safe
def download_pack_pdf(request: HttpRequest, reference: str) -> HttpResponse:
    """The reader's own copy as PDF."""
    return _take(request, reference, "pdf")


@require_safe
def download_pack_docx(request: HttpRequest, reference: str) -> HttpResponse:
    """The reader's own copy as a Word file."""
    return _take(request, reference, "docx")


@require_safe
def download_pack_zip(request: HttpRequest, reference: str) -> HttpResponse:
    """The reader's own copy with every paper, each marked as theirs."""
    return _take(request, reference, "zip")


def copy_of(viewer: Viewer, at: datetime) -> str:
    """Whose copy it is, and when it was taken, as every page says it."""
    return _("Copy of %(name)s, %(agency)s, taken %(when)s") % {
        "name": viewer.name,
        "agency": viewer.agency,
        "when": moment(at),
    }


def _take(request: HttpRequest, reference: str, kind: str) -> HttpResponse:
    meeting = meeting_for(request.viewer, reference)
    pack = latest_pack(request.viewer, meeting)
    words = copy_of(request.viewer, now())
    mine = replace(pack.document, copy_for=words)
    content = {"pdf": render_pdf, "docx": render_docx}[kind](mine) if kind != "zip" else _bundle(pack, mine, words)
    about = (("meetings", "MeetingPack", pack.id), *(("meetings", "Paper", paper.id) for _n, paper in pack.papers))
    name = f"papers-{reference}-{pack.number}.{kind}"
    return export(request, name=name, content=content, about=about, way="bundle")


def _bundle(pack: PackSeen, mine: Document, words: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(zipfile.ZipInfo("papers.pdf", UNDATED), render_pdf(mine))
        made.writestr(zipfile.ZipInfo("papers.docx", UNDATED), render_docx(mine))
        for place, (number, paper) in enumerate(pack.papers, 1):
            copy = stamped(files.read(KEPT, paper.sha256), words)
            made.writestr(zipfile.ZipInfo(f"item-{number}-{place}-{paper.file_name}", UNDATED), copy)
    return held.getvalue()

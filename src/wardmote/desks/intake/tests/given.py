"""Files that are dropped, and what becomes of them."""

from datetime import UTC, datetime
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile

from wardmote.desks.intake import jobs, queries, verbs
from wardmote.foundation.jobs import Progress

AT = datetime(2026, 5, 20, 9, tzinfo=UTC)


def upload(path: Path, content: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(path.name, path.read_bytes() if content is None else content)


def dropped(by, *uploads) -> queries.DropSeen:
    return queries.drop_for(by, verbs.drop_files(uploads=uploads, by=by, at=AT))


def taken_in(by, drop) -> queries.DropSeen:
    jobs.take_in(by=by, at=AT, progress=Progress(lambda percent, sentence: None), drop=str(drop.id))
    return queries.drop_for(by, drop.reference)

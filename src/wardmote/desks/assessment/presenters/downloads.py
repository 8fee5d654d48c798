"""An assessment's files for taking away, in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.desks.assessment.queries import FileSeen
from wardmote.foundation.access import Tenant
from wardmote.foundation.accounts.landing import Link


@dataclass(frozen=True)
class Downloads:
    """An assessment's files for taking away: the documents, then each table as (name, CSV, XLSX)."""

    documents: tuple[Link, ...]
    tables: tuple[tuple[str, str, str], ...]


def downloads(reference: str, files: Iterable[FileSeen], tenant: Tenant) -> Downloads:
    """What can be taken away of an assessment."""
    named = {file.name: file for file in files}

    def href(file: FileSeen) -> str:
        of = {"partnership": tenant.slug, "reference": reference, "name": file.name}
        return reverse("send-file", kwargs=of)

    words = (
        (".pdf", "PDF"),
        (".docx", "Word"),
        (".html", _("HTML, in one file")),
        (".json", _("Every figure as data, JSON")),
    )
    documents = [
        Link(f"{title} ({size_in_words(file.size)})", href(file))
        for ending, title in words
        if (file := named.get(f"assessment{ending}"))
    ]
    tables: dict[str, dict[str, str]] = {}
    for file in (file for file in named.values() if file.name.startswith("tables/")):
        name, _dot, ending = file.name.removeprefix("tables/").rpartition(".")
        tables.setdefault(name, {})[ending] = href(file)
    listed = [(name.replace("-", " "), each.get("csv", ""), each.get("xlsx", "")) for name, each in tables.items()]
    return Downloads(tuple(documents), tuple(listed))


def size_in_words(size: int) -> str:
    """12 KB or 3.4 MB"""
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} KB"


def file_name(file: FileSeen, reference: str) -> str:
    """What a file is called once it is taken away: with the reference, so that it can be traced back."""
    return f"{reference}-{file.name.replace('/', '-')}"

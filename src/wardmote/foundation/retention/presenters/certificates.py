"""Certificates of destruction: the list, one as a page, and one as a document to take away. No content, no ids."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.documents import Block, Document, Facts, Heading, Note, Paragraph
from wardmote.foundation import lists
from wardmote.foundation.access import Tenant
from wardmote.foundation.accounts.landing import Link
from wardmote.foundation.lists import Cell
from wardmote.foundation.pages.words import day as in_words
from wardmote.foundation.retention.queries import CertificateSeen, LineSeen

KINDS = ("pdf", "docx")


@dataclass(frozen=True)
class CertificatesPage:
    """The list, by columns."""

    columns: tuple[tuple[str, bool], ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class CertificatePage:
    """One certificate: each line as a heading and facts."""

    title: str
    sentence: str
    lines: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    downloads: tuple[Link, ...]


def certificates_page(found: Iterable[CertificateSeen]) -> CertificatesPage:
    """The certificates as the list says them."""
    return CertificatesPage(
        columns=(*lists.plain(_("Certificate"), _("Of the night of"), _("Whose records")), (_("Records"), True)),
        rows=tuple(
            (
                lists.LINK.format(reverse("show-certificate", kwargs={"reference": each.reference}), each.reference),
                in_words(each.day),
                each.agency_name or _("No one agency's"),
                str(each.records),
            )
            for each in found
        ),
    )


def certificate_page(each: CertificateSeen) -> CertificatePage:
    """One certificate as its page says it."""
    return CertificatePage(
        title=_("Certificate of destruction %(reference)s") % {"reference": each.reference},
        sentence=_sentence(each),
        lines=tuple((line.kind, tuple(_facts(line))) for line in each.lines),
        downloads=tuple(
            Link(words, reverse("download-certificate", kwargs={"reference": each.reference, "kind": kind}))
            for kind, words in zip(KINDS, (_("As PDF"), _("As a Word document")), strict=True)
        ),
    )


def certificate_document(each: CertificateSeen, tenant: Tenant) -> Document:
    """One certificate as a document."""
    return Document(
        title=_("Certificate of destruction"),
        subtitle=_("%(reference)s, %(day)s") % {"reference": each.reference, "day": in_words(each.day)},
        as_at=each.day,
        identifier=each.reference.lower(),
        publisher=each.agency_name or tenant.name,
        version="1",
        blocks=tuple(_blocks(each)),
        made_up=tenant.made_up,
    )


def _blocks(each: CertificateSeen) -> Iterator[Block]:
    yield Paragraph(_sentence(each))
    for number, line in enumerate(each.lines, 1):
        yield Heading(1, line.kind, f"line-{number}")
        yield Facts(tuple(_facts(line)))
    yield Note("note", _why_no_content())


def _sentence(each: CertificateSeen) -> str:
    told = {"day": in_words(each.day), "count": each.records, "who": each.agency_name or _("no one agency")}
    said = (
        _("On %(day)s 1 record of %(who)s was destroyed for good.")
        if each.records == 1
        else _("On %(day)s %(count)s records of %(who)s were destroyed for good.")
    )
    return said % told


def _why_no_content() -> str:
    return _(
        "This says how many of what were destroyed, and never whose they were. A key that is destroyed is in no "
        "backup; rows in backups that are older go with those backups."
    )


def _facts(line: LineSeen) -> Iterator[tuple[str, str]]:
    yield _("Records"), str(line.records)
    yield (
        _("With them went"),
        "; ".join(f"{title}: {count}" for title, count in line.rows if count) or _("Nothing else"),
    )
    yield _("Sealing keys destroyed"), str(line.keys)
    yield _("By which rule"), f"{line.rule}. {line.source}."
    if line.approved_on is not None:
        told = {"who": line.approved_by, "day": in_words(line.approved_on)}
        yield _("On whose word"), _("%(who)s, on %(day)s") % told
    else:
        yield _("On whose word"), _("Nobody's: its rule destroys it by itself")

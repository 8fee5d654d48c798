"""The words of the drafted set of documents, on pages and as documents to edit."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from wardmote.desks.sharing.presenters import shapes
from wardmote.desks.sharing.queries.documents import AdoptedSeen
from wardmote.desks.sharing.rules.agreements import WRITES
from wardmote.desks.sharing.rules.documents import DPIA, Draft, drafts
from wardmote.documents import Block, Bullets, Document, Facts, Heading, Note, Paragraph
from wardmote.foundation import lists
from wardmote.foundation.access import Tenant, Viewer
from wardmote.foundation.accounts.landing import Link
from wardmote.foundation.pages.words import day as in_words
from wardmote.foundation.pages.words import status

ADOPTED, DRAFTED = "adopted", "drafted"


def documents_page(found: Sequence[AdoptedSeen]) -> shapes.Listed:
    """The whole set, each with whether the partnership has adopted its own."""
    live = {each.kind: each for each in found if each.withdrawn_at is None}
    missing = DPIA not in live
    return shapes.Listed(
        title=_("Documents of sharing"),
        sentence=_("No impact assessment is recorded, so nothing that tells of anybody is shared by an agreement.")
        if missing
        else _("%(n)s of %(all)s documents are adopted.") % {"n": len(live), "all": len(drafts())},
        about=_(
            "A drafted set in our own words, for you to edit and have checked. It is no legal advice. Once your own is "
            "approved, record its reference here."
        ),
        sections=(
            shapes.Section(
                "set",
                _("The drafted set"),
                _("Each document, and what is recorded of yours"),
                lists.plain(_("Document"), _("State"), _("Reference"), _("Approved")),
                tuple(_row(each, live.get(each.kind)) for each in drafts()),
                "",
            ),
        ),
    )


def document_page(draft: Draft, found: Sequence[AdoptedSeen], viewer: Viewer) -> shapes.Record:
    """One document of the set."""
    told = [each for each in found if each.kind == draft.kind]
    live = next((each for each in told if each.withdrawn_at is None), None)
    of = {"document": draft.kind}
    writes = viewer.holds(*WRITES)
    downloads = tuple(
        Link(words, reverse("download-document", kwargs={**of, "kind": kind}))
        for kind, words in (("docx", _("The draft as a Word file, to edit")), ("pdf", _("The draft as PDF")))
    )
    record = Link(_("Record that yours was adopted"), reverse("adopt-document", kwargs=of))
    back = Link(_("Take that back"), reverse("take-document-back", kwargs=of))
    return shapes.Record(
        listed=Link(_("Documents of sharing"), reverse("list-documents")),
        title=draft.title,
        reference=draft.title,
        state=ADOPTED if live else DRAFTED,
        sentence=_("Adopted under the reference %(what)s.") % {"what": live.document}
        if live
        else _("Nobody has recorded that the partnership adopted its own."),
        first=record if writes else None,
        deeds=((*downloads, back) if writes and live else downloads),
        facts=(
            (_("What it is"), draft.about),
            (_("Rests on"), draft.rests_on),
            *(((_("Approved by"), live.approved_by), (_("Approved on"), in_words(live.day))) if live else ()),
        ),
        sections=(
            shapes.Section(
                "parts",
                _("What the draft says"),
                _("Its parts, and what you fill in"),
                lists.plain(_("Part"), _("Says"), _("For you to fill in")),
                tuple(
                    (each.heading, " ".join(each.paragraphs) or _("Nothing yet"), "; ".join(each.fill) or _("Nothing"))
                    for each in draft.parts
                ),
                "",
            ),
        ),
        history=tuple(map(_told, told)),
    )


def document_of(draft: Draft, tenant: Tenant, as_at: date) -> Document:
    """The draft as a document that somebody edits, with the partnership's name in it."""
    return Document(
        title=draft.title,
        subtitle=_("A draft for %(name)s to edit, as at %(day)s") % {"name": tenant.name, "day": in_words(as_at)},
        as_at=as_at,
        identifier=f"{draft.kind}-draft-{as_at.isoformat()}",
        publisher=tenant.name,
        version="1",
        blocks=tuple(_blocks(draft)),
        made_up=tenant.made_up,
    )


def _blocks(draft: Draft) -> Iterator[Block]:
    yield Note(
        "note", _("This is a draft in plain words and no legal advice. Have yours checked before it is approved.")
    )
    yield Facts(((_("What it is"), draft.about), (_("Rests on"), draft.rests_on)))
    for number, part in enumerate(draft.parts, 1):
        yield Heading(1, part.heading, f"part-{number}")
        yield from (Paragraph(each) for each in part.paragraphs)
        if part.fill:
            yield Paragraph(_("Fill in:"))
            yield Bullets(part.fill)


def _row(draft: Draft, live: AdoptedSeen | None) -> tuple[lists.Cell, ...]:
    return (
        lists.LINK.format(reverse("show-document", kwargs={"document": draft.kind}), draft.title),
        status(ADOPTED if live else DRAFTED),
        live.document if live else _("None"),
        in_words(live.day) if live else _("Not yet"),
    )


def _told(each: AdoptedSeen) -> str:
    told = {
        "what": each.document,
        "who": each.approved_by,
        "day": in_words(each.day),
        "by": each.made_by,
        "made": in_words(each.made_at),
    }
    said = _("%(what)s, approved by %(who)s on %(day)s; recorded by %(by)s on %(made)s.") % told
    if each.withdrawn_at is None:
        return said
    gone = {"by": each.withdrawn_by, "day": in_words(each.withdrawn_at)}
    return said + " " + _("No longer so: %(by)s, %(day)s.") % gone

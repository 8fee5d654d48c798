"""The words of the analyst's account of what is held."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from wardmote.desks.assessment.held import Held, HeldSource
from wardmote.desks.insight.api import publisher_of
from wardmote.evidence import Extract
from wardmote.evidence.store.extracts import Reference
from wardmote.foundation.pages.words import number

_LINK = Markup('<a class="govuk-link" href="{}">{}</a>')
Columns = tuple[tuple[str, bool], ...]
Rows = tuple[tuple[Markup | str, ...], ...]
#: Extracts on a page of a source.
PAGE = 24


@dataclass(frozen=True)
class EvidencePage:
    """Everything that is held: the sources, each with a page of its own, and the geography."""

    totals: tuple[tuple[str, str], ...]
    reconciled: str
    elsewhere: str
    columns: Columns
    sources: Rows
    geography_columns: Columns
    geography: Rows


@dataclass(frozen=True)
class SourcePage:
    """The extracts of one source, the latest first, a page at a time."""

    title: str
    publisher: str
    licence: str
    sentence: str
    totals: tuple[tuple[str, str], ...]
    columns: Columns
    rows: Rows
    newer: str
    older: str
    shown: str


def evidence_page(held: Held) -> EvidencePage:
    """What is held, each source in a line."""
    extracts = held.extracts
    rows, kept, aside = (sum(getattr(each, what) for each in extracts) for what in ("rows", "kept", "set_aside"))
    told = {"rows": number(rows), "kept": number(kept), "aside": number(aside)}
    return EvidencePage(
        totals=(
            (_("Extracts"), number(len(extracts))),
            (_("Rows"), number(rows)),
            (_("Kept"), number(kept)),
            (_("Set aside"), number(aside)),
            (_("Unlocated"), number(sum(each.unlocated for each in extracts))),
            (_("Files of geography"), number(len(held.references))),
        ),
        reconciled=_("%(rows)s rows were read: %(kept)s are kept and %(aside)s set aside.") % told,
        elsewhere=_("%(n)s more extracts are held that say nothing of this partnership's districts.")
        % {"n": number(held.elsewhere)}
        if held.elsewhere
        else "",
        columns=(
            (_("Source"), False),
            (_("Covers"), False),
            (_("Months"), False),
            *((words, True) for words in (_("Extracts"), _("Rows"), _("Kept"), _("Set aside"), _("Unlocated"))),
            (_("Kept rows of our districts"), True),
        ),
        sources=tuple(map(_source, held.sources)),
        geography_columns=(
            (_("What"), False),
            (_("Of when"), False),
            (_("From"), False),
            *((words, True) for words in (_("Lines"), _("Kept"), _("Set aside"))),
            (_("SHA-256"), False),
        ),
        geography=tuple(map(_geography, held.references)),
    )


def _source(held: HeldSource) -> tuple[Markup | str, ...]:
    covers = sorted({each.cover for each in held.extracts})
    return (
        _LINK.format(reverse("show-source", kwargs={"source": held.source.slug}), held.source.title),
        ", ".join(covers[:2]) + (_(" and %(n)s more") % {"n": len(covers) - 2} if covers[2:] else ""),
        _months(held),
        number(len(held.extracts)),
        *(number(held.total(what)) for what in ("rows", "kept", "set_aside", "unlocated")),
        _here(held.rows_here),
    )


def _months(held: HeldSource) -> str:
    first = min(each.period.first for each in held.extracts)
    last = max(each.period.last for each in held.extracts)
    return first.label if first == last else _("%(first)s to %(last)s") % {"first": first.label, "last": last.label}


def _here(rows: int | None) -> str:
    return _("says no place of its own") if rows is None else number(rows)


def _geography(each: Reference) -> tuple[str, ...]:
    title = each.title[:1].upper() + each.title[1:]
    return (
        _("%(title)s (made up)") % {"title": title} if each.made_up else title,
        each.vintage,
        each.file_name,
        number(each.rows),
        number(each.kept),
        number(each.set_aside),
        each.sha256,
    )


def source_page(held: HeldSource | None, slug: str, title: str, page: int) -> SourcePage:
    """One source; a page that is not there is the nearest that is."""
    if held is None:
        return SourcePage(title, "", "", _("Nothing of it is held for this partnership yet."), (), (), (), "", "", "")
    latest_first = tuple(reversed(held.extracts))
    pages = max(1, -(-len(latest_first) // PAGE))
    page = max(1, min(page, pages))
    found = latest_first[(page - 1) * PAGE : page * PAGE]
    address = reverse("show-source", kwargs={"source": slug})
    told = {"page": page, "pages": pages}
    return SourcePage(
        title=title,
        publisher=publisher_of(found[0]),
        licence=found[0].licence,
        sentence=_("Every extract held, and what was found in it. The latest is first."),
        totals=(
            (_("Extracts"), number(len(latest_first))),
            (_("Months"), _months(held)),
            *(
                (words, number(held.total(what)))
                for words, what in (
                    (_("Rows"), "rows"),
                    (_("Kept"), "kept"),
                    (_("Set aside"), "set_aside"),
                    (_("Unlocated"), "unlocated"),
                )
            ),
            (_("Kept rows of our districts"), _here(held.rows_here)),
        ),
        columns=(
            (_("Months"), False),
            (_("Covers"), False),
            (_("File"), False),
            *((words, True) for words in (_("Rows"), _("Kept"), _("Set aside"), _("Unlocated"), _("Repeated"))),
            (_("Of our districts"), True),
            (_("SHA-256"), False),
        ),
        rows=tuple(_account(each, held) for each in found),
        newer=f"{address}?page={page - 1}" if page > 1 else "",
        older=f"{address}?page={page + 1}" if page < pages else "",
        shown=_("Page %(page)s of %(pages)s") % told if pages > 1 else "",
    )


def _account(extract: Extract, held: HeldSource) -> tuple[str, ...]:
    counts = (extract.rows, extract.kept, extract.set_aside, extract.unlocated, extract.repeated)
    here = None if held.here is None else held.here.get(extract.id, 0)
    return (
        extract.period.label,
        extract.cover,
        extract.file_name,
        *map(number, counts),
        "–" if here is None else number(here),
        extract.sha256,
    )

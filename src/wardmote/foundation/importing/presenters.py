"""The words of the pages of imports."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from markupsafe import Markup

from wardmote.documents import Column, Table
from wardmote.foundation.access import Viewer
from wardmote.foundation.importing.kinds import kinds_for
from wardmote.foundation.importing.queries import ImportSeen
from wardmote.foundation.importing.rows import ADDED, HERE
from wardmote.foundation.importing.running import AGAIN, PASSED, REFUSED, Judged
from wardmote.foundation.pages.words import moment, number
from wardmote.foundation.records import found as record_found

_LINK = Markup('<a class="govuk-link" href="{}">{}</a>')
#: What becomes of a row, before it is done and after.
BEFORE = {
    ADDED: gettext_lazy("Will be added"),
    HERE: gettext_lazy("Here already"),
    REFUSED: gettext_lazy("Refused"),
    AGAIN: gettext_lazy("Repeated"),
    PASSED: gettext_lazy("Passed over"),
}
AFTER = {**BEFORE, ADDED: gettext_lazy("Added")}
STATES = {
    "to be explained": gettext_lazy("Its columns are to be chosen"),
    "tried": gettext_lazy("Tried, not imported yet"),
    "imported": gettext_lazy("Imported"),
    "given up": gettext_lazy("Given up"),
}


@dataclass(frozen=True)
class ListPage:
    """What was imported lately."""

    rows: tuple[tuple[Markup | str, ...], ...]


@dataclass(frozen=True)
class ImportPage:
    """An import: what would become, or became, of every row."""

    reference: str
    title: str
    sentence: str
    anew: bool
    facts: tuple[tuple[str, str], ...]
    rows: tuple[tuple[Markup | str, ...], ...]
    go: str
    names: int
    may_change: bool
    may_choose_sheet: bool
    running: bool
    downloads: tuple[tuple[str, str], ...]


def list_page(found: Iterable[ImportSeen]) -> ListPage:
    """The imports, the latest first."""
    return ListPage(
        tuple(
            (
                _LINK.format(reverse("show-import", kwargs={"reference": each.reference}), each.file),
                _(each.kind.title),
                moment(each.made_at),
                each.made_by,
                str(STATES[each.state]),
            )
            for each in found
        )
    )


def import_page(found: ImportSeen, viewer: Viewer) -> ImportPage:
    """One import. Every line of its table is accounted for."""
    many, may = Counter(each.fate for each in found.account), found.running and found.kind in kinds_for(viewer)
    words = BEFORE if found.running else AFTER
    facts = [(_("File"), found.file), (_("Given"), f"{moment(found.made_at)}, {found.made_by}")]
    if found.settled_at:
        facts.append((str(STATES[found.state]), f"{moment(found.settled_at)}, {found.settled_by}"))
    facts += [(str(words[fate]), number(many[fate])) for fate in words if many[fate]]
    return ImportPage(
        reference=found.reference,
        title=_("%(kind)s from %(file)s") % {"kind": _(found.kind.title), "file": found.file},
        sentence=_sentence(found, many),
        anew=found.anew and found.running,
        facts=tuple(facts),
        rows=tuple(_row(each, words, viewer) for each in found.account),
        go=_go(many[ADDED]) if may and found.state == "tried" else "",
        names=len(unknown_of(found)),
        may_change=may,
        may_choose_sheet=may and len(found.sheets) > 1,
        running=found.running,
        downloads=tuple(
            (
                label,
                reverse("download-account", kwargs={"reference": found.reference, "ending": ending}),
            )
            for ending, label in (("xlsx", _("As a spreadsheet (XLSX)")), ("csv", "CSV"))
            if found.account
        ),
    )


def _go(many: int) -> str:
    """What the button says; empty where there is nothing to import."""
    return ngettext("Import %(n)s row", "Import %(n)s rows", many) % {"n": number(many)} if many else ""


def _sentence(found: ImportSeen, many: Counter[str]) -> str:
    told = {"added": number(many[ADDED]), "here": number(many[HERE]), "refused": number(many[REFUSED])}
    if found.state == "given up":
        return _("Nothing of it was imported, and its rows are forgotten.")
    if found.state == "imported":
        if not many[ADDED]:
            return _("Nothing was new. Rows that are here already: %(here)s. Refused: %(refused)s.") % told
        return _("Rows added: %(added)s. Here already: %(here)s. Refused: %(refused)s.") % told
    if found.state == "tried":
        if not many[ADDED]:
            return _("Nothing would be added. Rows that are here already: %(here)s. Refused: %(refused)s.") % told
        said = _(
            "Nothing is imported yet. Rows that would be added: %(added)s. Here already: %(here)s. Refused: %(no)s."
        )
        return said % {**told, "no": told["refused"]}
    return _("Nothing is imported yet. Say first which column is which.")


def _row(each: Judged, words: dict, viewer: Viewer) -> tuple[Markup | str, ...]:
    why = " ".join((each.why, *each.remarks))
    return str(each.line), str(words[each.fate]), _said(each, viewer), why


def _said(each: Judged, viewer: Viewer) -> Markup | str:
    """The row in its own words, with the way to its record where it is one."""
    if each.record:
        desk, table, record = each.record
        if there := record_found(viewer, (desk, table, UUID(record))):
            return _LINK.format(there.href, each.says)
    return each.says


def account_table(found: ImportSeen) -> Table:
    """The account of every row, to take away: what is refused can be put right in the file."""
    words = BEFORE if found.running else AFTER
    columns = tuple(map(Column, (_("Line"), _("What became of it"), _("Row"), _("Why"))))
    rows = tuple(
        (str(each.line), str(words[each.fate]), each.says, " ".join((each.why, *each.remarks)))
        for each in found.account
    )
    return Table("rows", _("What became of every row"), columns, rows)


def unknown_of(found: ImportSeen) -> tuple[tuple[str, str, str, tuple[tuple[str, str], ...]], ...]:
    """The names of a file that mean nothing here, once each: the column, its title, the name, what it may mean."""
    titles = {each.name: _(each.title) for each in found.kind.columns}
    asked = {each.unknown[:2]: each.unknown[2] for each in found.account if each.unknown}
    return tuple((column, titles.get(column, column), name, offers) for (column, name), offers in asked.items())

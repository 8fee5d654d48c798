"""How long we keep what: the page that every member reads, and the same as a table to take away."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from wardmote.documents import Table
from wardmote.foundation import lists
from wardmote.foundation.about_people import Along, Keeping
from wardmote.foundation.access import class_of
from wardmote.foundation.accounts.landing import Link
from wardmote.foundation.lists import Cell
from wardmote.foundation.pages.words import day as in_words
from wardmote.foundation.retention.declared import Rule

SLUG = "how-long-we-keep-what"


@dataclass(frozen=True)
class KindPage:
    """One kind of record: its rules as rows, why, what goes with it, and what ends before by itself."""

    slug: str
    title: str
    since: str
    why: str
    rows: tuple[tuple[Cell, ...], ...]
    parts: tuple[str, ...]
    earlier: tuple[str, ...]


@dataclass(frozen=True)
class SchedulePage:
    """The whole page. `columns` are those of each kind's table."""

    kinds: tuple[KindPage, ...]
    along: tuple[str, ...]
    by_itself: tuple[str, ...]
    columns: tuple[tuple[str, bool], ...]
    downloads: tuple[Link, ...]


def schedule_page(
    found: Iterable[tuple[Keeping, tuple[Rule, ...]]], along: Iterable[Along], by_itself: Iterable[tuple[str, str]]
) -> SchedulePage:
    """How long each kind is kept, as the page says it."""
    return SchedulePage(
        kinds=tuple(_kind(kind, rules) for kind, rules in found),
        along=tuple(dict.fromkeys(each.why for each in along)),
        by_itself=tuple(how for _table, how in by_itself),
        columns=lists.plain(_("Which"), _("How long"), _("Rests on"), _("So since")),
        downloads=lists.downloads_of("download-keeping"),
    )


def schedule_table(found: Iterable[tuple[Keeping, tuple[Rule, ...]]]) -> Table:
    """The same, a line for each rule."""
    titles = (_("Kind of record"), _("Which"), _("How long"), _("From"), _("Why"), _("Rests on"), _("So since"))
    rows = [
        (kind.title, _which(each), each.value.said, kind.since, kind.why, each.value.source, _so_since(each))
        for kind, rules in found
        for each in rules
    ]
    return lists.table(SLUG, _("How long we keep what"), titles, rows)


def _kind(kind: Keeping, rules: tuple[Rule, ...]) -> KindPage:
    return KindPage(
        slug=kind.table.lower().replace(".", "-"),
        title=kind.title,
        since=kind.since,
        why=kind.why,
        rows=tuple((_which(each), each.value.said, each.value.source, _so_since(each)) for each in rules),
        parts=tuple(dict.fromkeys(each.title for each in kind.parts if not each.secret)),
        earlier=tuple(each.earlier for each in kind.parts if each.earlier),
    )


def _which(rule: Rule) -> str:
    return class_of(rule.record_class).title if rule.record_class else _("All of them")


def _so_since(rule: Rule) -> str:
    return in_words(rule.value.since) if rule.value.since else _("The beginning")

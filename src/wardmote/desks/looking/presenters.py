"""The words of the pages of who has looked, and what may leave of them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wardmote.desks.looking.queries import Listed, LookSeen, Wanted, looked_after_among, references_for
from wardmote.desks.looking.rules import EXPORTED, OVERSEES, READ, REFUSED, SPANS, Days
from wardmote.documents import Table
from wardmote.foundation import lists
from wardmote.foundation.access import Viewer
from wardmote.foundation.access.who_reads import audited_by
from wardmote.foundation.accounts.landing import Link
from wardmote.foundation.audit.exporting import fingerprint
from wardmote.foundation.correspondence import About, Leaving, Opinion
from wardmote.foundation.now import today
from wardmote.foundation.pages.paging import Cut, paging
from wardmote.foundation.pages.words import day as in_words
from wardmote.foundation.pages.words import moment
from wardmote.foundation.records import Remark
from wardmote.protocol import rulebook

#: What these pages are about, for the gate: looks, and no record.
LOOKS = ("looking", "Looks")
SEARCH = "search"
#: By what a record was open to whoever looked, as desks say it in the audit.
BASES = {
    "looking after it": "they look after it",
    "keeping it": "they keep it",
    "being on its case": "they are on a case of theirs",
    "break-glass": "they opened a case of theirs by break-glass",
    SEARCH: "a search of theirs found it",
    "overseeing": "they oversee who has looked",
}
#: What details and columns are called that a page showed.
FIELDS = {
    "alias": "other names",
    "born": "date of birth",
    "code_word": "code word",
    "opened_by": "who else opens it",
    "safety": "whether it is safe",
}


@dataclass(frozen=True)
class LooksPage:
    """A list of looks: what it is of in a sentence, how many, each as (when and what became, what happened), and where
    to take it."""

    heading: str
    sentence: str
    counted: str
    rows: tuple[tuple[str, str], ...]
    paging: Mapping[str, Any]
    downloads: tuple[Link, ...] = ()
    export: tuple[tuple[str, str], ...] = ()
    key: str = ""
    asked: bool = False


def looks_page(
    wanted: Wanted, found: Listed, page: Cut[LookSeen], told: Sequence[LookSeen], asked: Mapping[str, str]
) -> LooksPage:
    """The list as the liaison officer reads it."""
    query = urlencode({name: value for name, value in asked.items() if name != "page"})
    after = f"?{query}" if query else ""
    return LooksPage(
        heading=_("Who has looked, and why"),
        sentence=_days_in_words(wanted.days),
        counted=_counted(found),
        rows=_rows(told),
        paging=paging(page.page, page.pages, reverse("list-looks"), dict(asked.items())),
        downloads=tuple(Link(each.text, each.href + after) for each in lists.downloads_of("download-looks")),
        export=tuple((name, value) for name, value in asked.items() if name != "page"),
        key=fingerprint(),
        asked=bool(wanted.member or wanted.record),
    )


def one_page(
    reference: str, days: Days, found: Listed, page: Cut[LookSeen], told: Sequence[LookSeen], path: str
) -> LooksPage:
    """Who looked at one protected record, as who looks after it reads it."""
    return LooksPage(
        heading=_("Who has looked at %(record)s") % {"record": reference},
        sentence=_days_in_words(days),
        counted=_counted(found),
        rows=_rows(told),
        paging=paging(page.page, page.pages, path, {}),
    )


def looks_table(days: Days, told: Sequence[LookSeen]) -> Table:
    """The list as it is taken away."""
    titles = (
        _("When"), _("Who"), _("Organisation"), _("Role"), _("What"), _("Records"), _("Fields"), _("Basis"),
        _("Reason given"), _("What became"), _("Row of the audit"),
    )  # fmt: skip
    rows = (
        (
            each.look.at.isoformat(timespec="seconds"),
            _who(each),
            each.who.organisation_name if each.who else "",
            ", ".join(each.who.roles) if each.who else "",
            each.words,
            ", ".join(each.records),
            _fields(each),
            _basis(each),
            each.why,
            _became(each),
            each.look.number,
        )
        for each in told
    )
    return lists.table("looks", _("Who has looked. %(days)s") % {"days": _days_in_words(days)}, titles, rows)


def sentence_of(each: LookSeen) -> str:
    """One look in plain English: who, at what, for what, why."""
    name = _who(each)
    if each.who:
        titles = ", ".join(each.who.roles) or _("no role today")
        name = _("%(who)s (%(role)s, %(body)s)") % {"who": name, "role": titles, "body": each.who.organisation_name}
    said = " ".join(filter(None, (name, _did(each), each.words, ", ".join(each.records) or each.none)))
    because = _basis(each)
    said = f"{said}, {because}." if because else f"{said}."
    if fields := _fields(each):
        said += _(" It showed: %(fields)s.") % {"fields": fields}
    if each.why:
        said += _(" Why: %(why)s") % {"why": each.why}
    return said


def guard(leaving: Leaving) -> Opinion | None:
    """Passes pages and downloads of who has looked to the member who oversees it and asks; knows of nothing else."""
    if leaving.by is None or leaving.way not in ("page", "export") or not leaving.about:
        return None
    if any((desk, table) != LOOKS for desk, table, _id in leaving.about):
        return None
    reader, by = leaving.reader, leaving.by
    if reader.kind != "member" or reader.id != by.member_id or reader.partnership != by.tenant.id:
        return None
    if leaving.record_class not in audited_by(by.roles, today()):
        return None
    return Opinion(True, f"{reader.name} oversees who has looked at records of class {leaving.record_class}.")


def about(viewer: Viewer) -> tuple[About, ...]:
    """What the gate is asked of."""
    return ((*LOOKS, viewer.tenant.id),)


def remarks(viewer: Viewer, table: tuple[str, str], ids: Collection[UUID]) -> dict[UUID, tuple[Remark, ...]]:
    """The way to who has looked: from a request, for who oversees; from a protected record, for who looks after it."""
    words = _("Who has looked at this, and why")
    if table == ("people", "Person"):
        own = looked_after_among(viewer, ids)
        return {each: (Remark(words, reverse("show-looks-at", kwargs={"person": each})),) for each in own}
    if table == ("sharing", "DisclosureRequest") and viewer.holds(*OVERSEES):
        names = references_for(viewer, ids)
        return {
            each: (Remark(words, f"{reverse('list-looks')}?{urlencode({'record': name, 'span': SPANS[-1]})}"),)
            for each, name in names.items()
        }
    return {}


def _rows(told: Sequence[LookSeen]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (_("%(when)s: %(became)s") % {"when": moment(each.look.at), "became": _became(each).lower()}, sentence_of(each))
        for each in told
    )


def _who(each: LookSeen) -> str:
    return each.who.name if each.who else _("Somebody who is not a member here")


def _did(each: LookSeen) -> str:
    if not each.look.address:
        return ""
    return {READ: _("looked at"), REFUSED: _("asked for"), EXPORTED: _("took away")}[each.look.what]


def _became(each: LookSeen) -> str:
    if not each.look.address:
        return _("Done")
    return {READ: _("Shown"), REFUSED: _("Refused"), EXPORTED: _("Taken away")}[each.look.what]


def _fields(each: LookSeen) -> str:
    """The fields that a page showed. What a deed wrote is no look."""
    shown = each.look.fields if each.look.address else ()
    return ", ".join(FIELDS.get(one, one.replace("_", " ")) for one in shown)


def _basis(each: LookSeen) -> str:
    """For which purpose and on what basis, as in "for safeguarding a child, because they keep it"."""
    purpose, _by, basis = each.look.basis.rpartition(" by ")
    titles = {one.id: one.title for one in rulebook().on(today()).purposes}
    told = (
        _("for %(purpose)s") % {"purpose": titles.get(purpose, purpose)} if purpose else "",
        # A search that showed nobody is open to its member, and opened nothing.
        _("because %(why)s") % {"why": _(BASES[basis])} if basis in BASES and (each.records or basis != SEARCH) else "",
    )
    return ", ".join(filter(None, told))


def _days_in_words(days: Days) -> str:
    if days.span == 1:
        return _("On %(day)s.") % {"day": in_words(days.until)}
    return _("From %(first)s to %(until)s.") % {"first": in_words(days.first), "until": in_words(days.until)}


def _counted(found: Listed) -> str:
    """How many looks, by how many, and how many of them were refused: counts, and no judgement of anybody."""
    looks = len(found.looks)
    if not looks:
        return ""
    members = len({each.look.member for each in found.looks})
    refused = sum(each.look.what == REFUSED for each in found.looks)
    said = ngettext("%(n)s look", "%(n)s looks", looks) % {"n": f"{looks:,}"}
    said += ngettext(" by %(n)s member.", " by %(n)s members.", members) % {"n": members}
    if refused:
        said += ngettext(" %(n)s of them was refused.", " %(n)s of them were refused.", refused) % {"n": refused}
    if found.more:
        said += _(" There are earlier ones: choose fewer days, a member or a record.")
    return said
